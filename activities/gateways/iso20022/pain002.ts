import type { BankEntry } from '../../payment-channel';
import { runIdOf } from './message-id';
import { childOf, childrenOf, reasonOf, referenceOf, textOf, type Node } from './nodes';

/** What a status says of a payment in the end; one that is on its way says nothing yet. */
const FINAL: { readonly [status: string]: BankEntry['answer'] } = {
  ACSC: 'paid',
  ACCC: 'paid',
  RJCT: 'rejected',
  CANC: 'rejected',
};

/** The entries of a customer payment status report: of the whole file, of our one block of payments, of each transfer. */
export function entriesOfPain002(report: Node): readonly BankEntry[] {
  const group = childOf(report, 'OrgnlGrpInfAndSts');
  const id = textOf(report, 'GrpHdr', 'MsgId');
  const ours = runIdOf(textOf(group, 'OrgnlMsgId'));
  const blocks = childrenOf(report, 'OrgnlPmtInfAndSts');
  const transfers = blocks.flatMap((block) => childrenOf(block, 'TxInfAndSts'));
  const whole = [group, ...blocks].flatMap((node, index) =>
    entryOf(node, index === 0 ? 'GrpSts' : 'PmtInfSts', { of: 'file', named: ours, entry: `${id}:${index}` }),
  );
  return [...transfers.flatMap((one, index) => ofTransfer(one, `${id}:t${index}`)), ...whole];
}

function ofTransfer(transfer: Node, entry: string): readonly BankEntry[] {
  const named = textOf(transfer, 'OrgnlEndToEndId');
  const own = textOf(transfer, 'StsId');
  return entryOf(transfer, 'TxSts', { of: 'credit', named, entry: own === '' ? entry : own });
}

function entryOf(
  node: Node,
  status: string,
  { of, named, entry }: Pick<BankEntry, 'of' | 'named' | 'entry'>,
): readonly BankEntry[] {
  const answer = FINAL[textOf(node, status)];
  if (answer === undefined) return [];
  const reason = reasonOf(textOf(childOf(node, 'StsRsnInf'), 'Rsn', 'Cd'));
  const reference = referenceOf(textOf(node, 'AcctSvcrRef') || entry);
  return [
    { of, named, entry: referenceOf(entry), answer, reason: answer === 'paid' ? null : reason, reference },
  ];
}
