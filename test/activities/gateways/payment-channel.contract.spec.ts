import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileDrop } from '../../../activities/gateways/file-drop';
import { ISO_20022 } from '../../../activities/gateways/iso20022/form';
import { messageIdOf } from '../../../activities/gateways/iso20022/message-id';
import { runBank } from '../../../activities/gateways/run-bank';
import type { PaymentChannel, PaymentFile, PaymentForm } from '../../../activities/payment-channel';
import { day, moment } from '../../domain/values';
import { camt054, pain002 } from '../../support/bank-files';
import { testBank } from '../../support/test-bank';
import { TREASURY_LIST, treasuryAnswer } from '../../support/treasury-list';

const FILE: PaymentFile = {
  runId: '77777777-7777-4777-8777-777777777777',
  payOn: day('2020-10-10'),
  approvedAt: moment('2020-10-06'),
  credits: [
    {
      endToEnd: 'E1',
      cents: 170_000,
      iban: 'IT60X0542811101000000123456',
      holderName: 'Lavoro Futuro',
      remittance: 'TOS-PIO2',
    },
  ],
};
const DEBTOR = { name: 'Regione Toscana', iban: 'IT60X0542811101000000123456' };
const ID = messageIdOf(FILE);
const REQUEST = {
  stream: `run/${FILE.runId}`,
  key: 'send-payments@2',
  effect: 'send-payments',
  details: { credits: 1, cents: 170_000 },
} as const;

/** A channel, and how many files whoever speaks to the bank found there. */
interface Channel {
  readonly channel: PaymentChannel;
  received(): number;
  readonly close: () => void;
}

const CHANNELS: readonly (readonly [string, () => Channel])[] = [
  ['a folder of files for a bank', () => inFolder(ISO_20022)],
  ['a folder of lists for a treasury', () => inFolder(TREASURY_LIST)],
  ['the bank of the tests', ofTests],
];

describe.each(CHANNELS)('%s', (_, open) => {
  let at: Channel;
  beforeEach(() => {
    at = open();
  });
  afterEach(() => {
    at.close();
  });

  it('takes the file of a run, and says so from then on', async () => {
    expect(await at.channel.sent(FILE.runId)).toBeUndefined();
    const answer = await at.channel.send(FILE);
    expect(answer.answer).toBe('done');
    expect(answer.reference).toMatch(/^[\w.:/@-]{1,100}$/);
    expect(await at.channel.sent(FILE.runId)).toEqual(answer);
    expect(at.received()).toBe(1);
  });

  it('takes it once, however often it comes', async () => {
    const answer = await at.channel.send(FILE);
    expect(await at.channel.send(FILE)).toEqual(answer);
    expect(at.received()).toBe(1);
  });

  it('takes nothing but what was approved, and knows what became of it', async () => {
    const bank = runBank(at.channel, () => Promise.resolve(FILE));
    const other = { ...REQUEST, details: { credits: 1, cents: 170_001 } };
    await expect(bank.perform(other)).rejects.toThrow('not what was approved');
    expect(at.received()).toBe(0);
    expect(await bank.enquire(REQUEST, 'do')).toBeUndefined();
    const answer = await bank.perform(REQUEST);
    expect(await bank.enquire(REQUEST, 'do')).toEqual(answer);
    const gone = runBank(at.channel, () => Promise.resolve(undefined));
    await expect(gone.perform(REQUEST)).rejects.toThrow('cannot be written');
  });
});

/** The same three answers, as whoever takes a form writes them: on one credit, money that comes back, on the whole file. */
const FORMS: readonly (readonly [
  PaymentForm,
  Readonly<Record<'paid' | 'returned' | 'all' | 'pending', string>>,
])[] = [
  [
    ISO_20022,
    {
      paid: pain002('B1', ID, [{ endToEnd: 'E1', answer: 'paid', reference: 'R1' }]),
      returned: camt054('B2', [{ endToEnd: 'E1', answer: 'returned', reference: 'R2' }]),
      all: pain002('B3', ID, { all: 'RJCT' }),
      pending: pain002('B4', ID, { all: 'ACTC' }),
    },
  ],
  [
    TREASURY_LIST,
    {
      paid: treasuryAnswer('B1', FILE.runId, [{ credit: 'E1', says: 'EXECUTED' }]),
      returned: treasuryAnswer('B2', FILE.runId, [{ credit: 'E1', says: 'BACK' }]),
      all: treasuryAnswer('B3', FILE.runId, [{ credit: '', says: 'REFUSED' }]),
      pending: treasuryAnswer('B4', FILE.runId, [{ credit: '', says: 'AT WORK' }]),
    },
  ],
];

describe.each(FORMS)('the form $name', (form, answers) => {
  it('is the same whole text each time, also where it was taken away', async () => {
    const { channel, close } = inFolder(form);
    const { reference } = await channel.send(FILE);
    const path = join(folder, `${FILE.runId}.${form.ending}`);
    expect(readFileSync(path, 'utf8')).toBe(await form.write(FILE, DEBTOR));
    rmSync(path);
    expect(await channel.send(FILE)).toEqual({ answer: 'done', reference });
    expect(readdirSync(folder)).toEqual([`${FILE.runId}.sent`]);
    close();
  });

  it('left by a process that was killed before it said so is left again as it was', async () => {
    const { channel, close } = inFolder(form);
    const { reference } = await channel.send(FILE);
    const path = join(folder, `${FILE.runId}.${form.ending}`);
    const left = readFileSync(path, 'utf8');
    rmSync(join(folder, `${FILE.runId}.sent`));
    expect(await channel.sent(FILE.runId)).toBeUndefined();
    expect(await channel.send(FILE)).toEqual({ answer: 'done', reference });
    expect(readFileSync(path, 'utf8')).toBe(left);
    close();
  });

  it('says whom to pay, how much, and under which name', async () => {
    const text = await form.write(FILE, DEBTOR);
    for (const { endToEnd, iban, holderName } of FILE.credits)
      for (const said of [endToEnd, iban, holderName]) expect(text).toContain(said);
    expect(text).toContain(FILE.payOn);
  });

  it('is answered for each credit, for money that comes back, and for a whole file', async () => {
    const credit = { of: 'credit', named: 'E1' };
    expect(await form.read(answers.paid)).toMatchObject({
      file: 'B1',
      entries: [{ ...credit, answer: 'paid' }],
    });
    expect(await form.read(answers.returned)).toMatchObject({ entries: [{ ...credit, answer: 'returned' }] });
    expect(await form.read(answers.all)).toMatchObject({
      entries: [{ of: 'file', named: FILE.runId, answer: 'rejected' }],
    });
    expect(await form.read(answers.pending)).toMatchObject({ entries: [] });
  });

  it('names each entry, the same when it comes again and never as another', async () => {
    const entries = async (text: string) => {
      const found = await form.read(text);
      return 'faults' in found ? [] : found.entries.map(({ entry }) => entry);
    };
    expect(await entries(answers.paid)).toEqual(await entries(answers.paid));
    const all = (await Promise.all([answers.paid, answers.returned, answers.all].map(entries))).flat();
    expect(new Set(all).size).toBe(3);
  });

  it('says what is wrong with what is no answer', async () => {
    for (const text of ['', 'nonsense', await form.write(FILE, DEBTOR)]) {
      const found = await form.read(text);
      expect('faults' in found && found.faults.length > 0).toBe(true);
    }
  });
});

let folder = '';
function inFolder(form: PaymentForm): Channel {
  folder = mkdtempSync(join(tmpdir(), 'percorsi-drop-'));
  return {
    channel: fileDrop(folder, form, DEBTOR),
    received: () => readdirSync(folder).filter((name) => name.endsWith(`.${form.ending}`)).length,
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ofTests(): Channel {
  const bank = testBank(() => 0.5);
  let received = 0;
  return {
    channel: bank,
    received: () => {
      if (received === 0) received = bank.work().length > 0 ? 1 : 0;
      return received;
    },
    close: () => undefined,
  };
}
