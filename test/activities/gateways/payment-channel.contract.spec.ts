import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileDrop } from '../../../activities/gateways/file-drop';
import { runBank } from '../../../activities/gateways/run-bank';
import type { PaymentChannel, PaymentFile } from '../../../activities/payment-channel';
import { day, moment } from '../../domain/values';
import { testBank } from '../../support/test-bank';

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
  ['a folder of files', inFolder],
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

test('a file in the folder is the same whole text each time, also where it was taken away', async () => {
  const { channel, close } = inFolder();
  const { reference } = await channel.send(FILE);
  const xml = readFileSync(join(folder, `${FILE.runId}.xml`), 'utf8');
  expect(xml).toContain('</Document>');
  rmSync(join(folder, `${FILE.runId}.xml`));
  expect(await channel.send(FILE)).toEqual({ answer: 'done', reference });
  expect(readdirSync(folder)).toEqual([`${FILE.runId}.sent`]);
  close();
});

let folder = '';
function inFolder(): Channel {
  folder = mkdtempSync(join(tmpdir(), 'percorsi-drop-'));
  const debtor = { name: 'Regione Toscana', iban: 'IT60X0542811101000000123456' };
  return {
    channel: fileDrop(folder, debtor),
    received: () => readdirSync(folder).filter((name) => name.endsWith('.xml')).length,
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
