import type { PaymentFile } from '../../payment-channel';

/** The identification of the message of a run: its UUID without the dashes. */
export function messageIdOf({ runId }: Pick<PaymentFile, 'runId'>): string {
  return runId.replaceAll('-', '');
}

/** The run of a message of ours; one that is none of ours stays as it is. */
export function runIdOf(messageId: string): string {
  return messageId.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
