import type { BankEntry, PaymentForm } from '../../activities/payment-channel';

const HEAD = 'run;payOn;payer;credits;cents';
const ANSWER_HEAD = 'list;run';
const ANSWERS = { EXECUTED: 'paid', REFUSED: 'rejected', BACK: 'returned' } as const;

/**
 * A list of the tests, as a treasury that speaks no ISO 20022 might want one: lines of text, answered line by line or for the
 * whole list at once.
 */
export const TREASURY_LIST: PaymentForm = {
  name: 'treasury-list',
  ending: 'csv',
  write: ({ runId, payOn, credits }, debtor) => {
    const cents = credits.reduce((sum, credit) => sum + credit.cents, 0);
    const lines = credits.map((one) => [one.endToEnd, one.cents, one.iban, one.holderName, one.remittance]);
    const head = [runId, payOn, debtor.name, credits.length, cents];
    return Promise.resolve([HEAD, head.join(';'), ...lines.map((line) => line.join(';'))].join('\n'));
  },
  read: (text) => {
    const [head, list, ...lines] = text.split('\n').filter((line) => line !== '');
    const [file, runId] = list?.split(';') ?? [];
    if (head !== ANSWER_HEAD || file === undefined || runId === undefined)
      return Promise.resolve({ faults: ['It is no answer of a treasury'] });
    const entries = lines.flatMap((line, index) => entryOf(line, `${file}:${String(index)}`, runId));
    return Promise.resolve({ message: 'treasury-answer', file, entries });
  },
};

/** What a treasury says of a list; of all of it at once where no credit is named. */
export function treasuryAnswer(
  file: string,
  runId: string,
  said: readonly { readonly credit: string; readonly says: keyof typeof ANSWERS | 'AT WORK' }[],
): string {
  return [ANSWER_HEAD, `${file};${runId}`, ...said.map(({ credit, says }) => `${credit};${says}`)].join('\n');
}

function entryOf(line: string, entry: string, runId: string): readonly BankEntry[] {
  const [credit = '', says = ''] = line.split(';');
  const answer = ANSWERS[says as keyof typeof ANSWERS] as BankEntry['answer'] | undefined;
  if (answer === undefined) return [];
  const of =
    credit === '' ? ({ of: 'file', named: runId } as const) : ({ of: 'credit', named: credit } as const);
  return [{ ...of, entry, answer, reason: null, reference: entry }];
}
