import type { BankEntry } from '../../payment-channel';
import { childOf, childrenOf, reasonOf, referenceOf, textOf, type Node } from './nodes';

/**
 * The entries of a debit and credit notification that are about our transfers: a booked debit is a payment that was made, a credit that
 * returns one is money that came back. An entry that is only expected says nothing yet.
 */
export function entriesOfCamt054(notification: Node): readonly BankEntry[] {
  return childrenOf(notification, 'Ntfctn').flatMap((one) => {
    const id = textOf(one, 'Id');
    return childrenOf(one, 'Ntry').flatMap((entry, index) => ofEntry(entry, `${id}:${index}`));
  });
}

function ofEntry(entry: Node, fallback: string): readonly BankEntry[] {
  if (textOf(entry, 'Sts') !== 'BOOK') return [];
  const reference = textOf(entry, 'AcctSvcrRef') || textOf(entry, 'NtryRef') || fallback;
  const answer = textOf(entry, 'CdtDbtInd') === 'DBIT' ? 'paid' : 'returned';
  return childrenOf(entry, 'NtryDtls')
    .flatMap((details) => childrenOf(details, 'TxDtls'))
    .flatMap((details, index) => ofTransfer(details, { answer, entry: `${reference}:${index}` }));
}

function ofTransfer(
  details: Node,
  { answer, entry }: Pick<BankEntry, 'answer' | 'entry'>,
): readonly BankEntry[] {
  const references = childOf(details, 'Refs');
  const named = textOf(references, 'EndToEndId');
  const own = textOf(references, 'AcctSvcrRef') || textOf(references, 'TxId') || entry;
  const reason = reasonOf(textOf(childOf(details, 'RtrInf'), 'Rsn', 'Cd'));
  const known = { entry: referenceOf(own), reference: referenceOf(own) };
  return [{ of: 'credit', named, ...known, answer, reason: answer === 'paid' ? null : reason }];
}
