import { convert } from 'xmlbuilder2';
import type { ReadBankFile } from '../../payment-channel';
import { entriesOfCamt054 } from './camt054';
import { entriesOfPain002 } from './pain002';
import { faultsOf, namespaceOf, type Message } from './schema';
import { childOf, textOf } from './nodes';

const READERS = {
  'pain.002.001.10': entriesOfPain002,
  'camt.054.001.04': entriesOfCamt054,
} as const satisfies { readonly [message in Message]?: unknown };

/** Reads a status report or a notification of the bank, checked by its schema first. What says nothing final has no entry. */
export async function readBankFile(xml: string): Promise<ReadBankFile> {
  const message = Object.keys(READERS).find((one) => xml.includes(`"${namespaceOf(one as Message)}"`));
  if (message === undefined) return { faults: ['It is neither a pain.002.001.10 nor a camt.054.001.04'] };
  const known = message as keyof typeof READERS;
  const faults = await faultsOf(known, xml);
  if (faults.length > 0) return { faults };
  const document = childOf(convert(xml, { format: 'object' }), 'Document');
  const root = childOf(document, known === 'pain.002.001.10' ? 'CstmrPmtStsRpt' : 'BkToCstmrDbtCdtNtfctn');
  return { message: known, file: textOf(root, 'GrpHdr', 'MsgId'), entries: READERS[known](root) };
}
