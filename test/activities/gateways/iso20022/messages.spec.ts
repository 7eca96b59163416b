import fc from 'fast-check';
import { readBankFile } from '../../../../activities/gateways/iso20022/bank-file';
import { messageIdOf } from '../../../../activities/gateways/iso20022/message-id';
import { pain001 } from '../../../../activities/gateways/iso20022/pain001';
import { faultsOf } from '../../../../activities/gateways/iso20022/schema';
import type { PaymentFile } from '../../../../activities/payment-channel';
import { day, moment } from '../../../domain/values';
import { camt054, pain002 } from '../../../support/bank-files';

const DEBTOR = { name: 'Regione Toscana – Settore Lavoro', iban: 'IT60X0542811101000000123456' };
const FILE: PaymentFile = {
  runId: '77777777-7777-4777-8777-777777777777',
  payOn: day('2020-10-10'),
  approvedAt: moment('2020-10-06'),
  credits: [credit('E'.repeat(35), 170_000), credit('F2', 5)],
};
const ID = messageIdOf(FILE);

function credit(endToEnd: string, cents: number, more: object = {}): PaymentFile['credits'][number] {
  const remittance = 'TOS-PIO2 REMUNERAZIONE';
  return {
    endToEnd,
    cents,
    iban: 'IT60X0542811101000000123456',
    holderName: 'Lavoro Futuro',
    remittance,
    ...more,
  };
}

describe('the file of a run', () => {
  it('is valid by the published schema, and says each credit and their sum to the cent', async () => {
    const xml = await pain001(FILE, DEBTOR);
    expect(await faultsOf('pain.001.001.09', xml)).toEqual([]);
    expect(xml.match(/<NbOfTxs>2<\/NbOfTxs>/g)).toHaveLength(2);
    expect(xml.match(/<CtrlSum>1700\.05<\/CtrlSum>/g)).toHaveLength(2);
    expect(xml.match(/<InstdAmt Ccy="EUR">[^<]+/g)).toEqual([
      '<InstdAmt Ccy="EUR">1700.00',
      '<InstdAmt Ccy="EUR">0.05',
    ]);
    expect(xml).toContain(`<EndToEndId>${'E'.repeat(35)}</EndToEndId>`);
    expect(xml).toContain('<Dt>2020-10-10</Dt>');
    expect(xml).toContain('Regione Toscana Settore Lavoro');
  });

  it('is the same text each time', async () => {
    expect(await pain001(FILE, DEBTOR)).toBe(await pain001(FILE, DEBTOR));
  });

  it('is never handed over where it is not valid', async () => {
    const wrong = { ...FILE, credits: [credit('x'.repeat(36), 1)] };
    await expect(pain001(wrong, DEBTOR)).rejects.toThrow('is not valid');
    await expect(pain001({ ...FILE, credits: [] }, DEBTOR)).rejects.toThrow('is not valid');
  });

  it('is valid whatever names people have', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), async (holderName, remittance) => {
        const file = { ...FILE, credits: [credit('E1', 1, { holderName, remittance })] };
        expect(await faultsOf('pain.001.001.09', await pain001(file, DEBTOR))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});

describe('a file of the bank', () => {
  it('that reports on transfers has an entry for each that is final', async () => {
    const xml = pain002('B1', ID, [
      { endToEnd: 'E1', answer: 'paid', reference: 'R1' },
      { endToEnd: 'E2', answer: 'rejected', reference: 'R2', reason: 'AC04' },
      { endToEnd: 'E3', answer: 'pending', reference: 'R3' },
    ]);
    expect(await readBankFile(xml)).toEqual({
      message: 'pain.002.001.10',
      file: 'B1',
      entries: [
        { of: 'credit', named: 'E1', entry: 'R1', answer: 'paid', reason: null, reference: 'R1' },
        { of: 'credit', named: 'E2', entry: 'R2', answer: 'rejected', reason: 'AC04', reference: 'R2' },
      ],
    });
  });

  it.each([
    [
      { all: 'RJCT', reason: 'FF01' } as const,
      [{ of: 'file', named: FILE.runId, answer: 'rejected', reason: 'FF01' }],
    ],
    [{ all: 'ACSC' } as const, [{ of: 'file', named: FILE.runId, answer: 'paid', reason: null }]],
    [{ all: 'ACTC' } as const, []],
  ])(
    'that reports on a whole file %j has one entry for all of it, once it is final',
    async (said, entries) => {
      const read = await readBankFile(pain002('B2', ID, said));
      expect(read).toMatchObject({ file: 'B2', entries });
    },
  );

  it('that notifies has an entry for each booking, and none for what is only expected', async () => {
    const xml = camt054('N1', [
      { endToEnd: 'E1', answer: 'paid', reference: 'S1' },
      { endToEnd: 'E2', answer: 'returned', reference: 'S2', reason: 'MD07' },
      { endToEnd: 'E3', answer: 'pending', reference: 'S3' },
    ]);
    expect(await readBankFile(xml)).toMatchObject({
      message: 'camt.054.001.04',
      entries: [
        { named: 'E1', entry: 'S1:0', answer: 'paid', reason: null },
        { named: 'E2', entry: 'S2:0', answer: 'returned', reason: 'MD07' },
      ],
    });
  });

  it('that is none, or not valid, or refers to others, is refused with what is wrong', async () => {
    const good = pain002('B1', ID, [{ endToEnd: 'E1', answer: 'paid', reference: 'R1' }]);
    for (const xml of [
      'nonsense',
      '<a/>',
      good.replace('<TxSts>ACSC</TxSts>', '<TxSts>TOO-LONG</TxSts>'),
      good.replace('</Document>', ''),
      good.replace('?>', '?><!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    ]) {
      const read = await readBankFile(xml);
      expect('faults' in read && read.faults.length).toBeGreaterThan(0);
    }
  });
});
