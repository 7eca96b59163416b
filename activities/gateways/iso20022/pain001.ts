import { create } from 'xmlbuilder2';
import type { Debtor, PaymentFile } from '../../payment-channel';
import { messageIdOf } from './message-id';
import { faultsOf, namespaceOf } from './schema';

/**
 * A customer credit transfer initiation: one block of payments for the run, one transfer for each credit. The same run gives the
 * same text, character by character. Throws where the text is not valid by the published schema: a bank never sees it.
 */
export async function pain001(file: PaymentFile, debtor: Debtor): Promise<string> {
  const xml = create({ version: '1.0', encoding: 'UTF-8' }, documentOf(file, debtor)).end({
    prettyPrint: true,
  });
  const faults = await faultsOf('pain.001.001.09', xml);
  if (faults.length > 0) throw new Error(`The file of run ${file.runId} is not valid: ${faults.join('; ')}`);
  return xml;
}

function documentOf(file: PaymentFile, debtor: Debtor) {
  const { credits, approvedAt, payOn } = file;
  const id = messageIdOf(file);
  const sums = { NbOfTxs: String(credits.length), CtrlSum: euro(total(credits)) };
  return {
    Document: {
      '@xmlns': namespaceOf('pain.001.001.09'),
      CstmrCdtTrfInitn: {
        GrpHdr: { MsgId: id, CreDtTm: approvedAt, ...sums, InitgPty: { Nm: plain(debtor.name, 70) } },
        PmtInf: {
          PmtInfId: id,
          PmtMtd: 'TRF',
          BtchBookg: 'false',
          ...sums,
          PmtTpInf: { SvcLvl: { Cd: 'SEPA' } },
          ReqdExctnDt: { Dt: payOn },
          Dbtr: { Nm: plain(debtor.name, 70) },
          DbtrAcct: { Id: { IBAN: debtor.iban } },
          DbtrAgt: { FinInstnId: { Othr: { Id: 'NOTPROVIDED' } } },
          ChrgBr: 'SLEV',
          CdtTrfTxInf: credits.map(transferOf),
        },
      },
    },
  };
}

function transferOf({ endToEnd, cents, iban, holderName, remittance }: PaymentFile['credits'][number]) {
  return {
    PmtId: { EndToEndId: endToEnd },
    Amt: { InstdAmt: { '@Ccy': 'EUR', '#': euro(cents) } },
    Cdtr: { Nm: plain(holderName, 70) },
    CdtrAcct: { Id: { IBAN: iban } },
    RmtInf: { Ustrd: plain(remittance, 140) },
  };
}

function total(credits: PaymentFile['credits']): number {
  return credits.reduce((sum, { cents }) => sum + cents, 0);
}

/** 170000 -> `1700.00`, digit by digit. */
function euro(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Letters of the SEPA character set, at most so many: what a bank would refuse becomes a letter without its sign, or a space. */
function plain(text: string, most: number): string {
  const letters = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const kept = letters.replaceAll(/[^A-Za-z0-9/\-?:().,'+ ]/g, ' ').replaceAll(/ +/g, ' ');
  return kept.trim().slice(0, most).trim() || 'N.D.';
}
