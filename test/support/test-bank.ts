import type { PaymentChannel, PaymentFile } from '../../activities/payment-channel';
import { messageIdOf } from '../../activities/gateways/iso20022/message-id';
import { camt054, pain002, type Said } from './bank-files';

/** A bank of the tests: what it was handed, what it paid, and the files in which it says so. */
export interface TestBank extends PaymentChannel {
  /** By the name of the credit: what it paid, in cents. A credit is paid once, however often its file came. */
  readonly paid: ReadonlyMap<string, number>;
  /** Troubles of the next times it is handed a file, one each. */
  next(...troubles: readonly ('lose-answer' | 'down' | 'refuse')[]): void;
  /** Works on what it has: files about all that it decided now, some of them more than once, none in order. */
  work(): readonly string[];
}

/** How the bank decides: a number from 0 to 1 for each question, the same for the same seed. */
export function testBank(chance: () => number): TestBank {
  const taken = new Map<string, PaymentFile>();
  const open = new Map<string, { readonly file: PaymentFile; readonly cents: number }>();
  const paid = new Map<string, number>();
  const troubles: ('lose-answer' | 'down' | 'refuse')[] = [];
  let number = 0;
  const take = (file: PaymentFile): void => {
    if (taken.has(file.runId)) return;
    taken.set(file.runId, file);
    for (const { endToEnd, cents } of file.credits) open.set(endToEnd, { file, cents });
  };
  const done = (runId: string) => ({ answer: 'done', reference: `bank:${runId}` }) as const;
  const decide = (endToEnd: string, cents: number): Said | undefined => {
    // Some wait for another day.
    if (chance() < 0.2) return undefined;
    open.delete(endToEnd);
    const reference = `R${String((number += 1))}`;
    if (chance() < 0.15) return { endToEnd, answer: 'rejected', reference, reason: 'AC04' };
    paid.set(endToEnd, cents);
    return { endToEnd, answer: 'paid', reference, cents };
  };
  const filesOn = (file: PaymentFile, said: readonly Said[]): readonly string[] => {
    const id = `B${String((number += 1))}`;
    const report = pain002(id, messageIdOf(file), said);
    const booked = camt054(
      `${id}N`,
      said.filter(({ answer }) => answer === 'paid'),
    );
    // Lost is only what the other kind of file says too; the same file comes twice.
    const hasNo = said.some(({ answer }) => answer === 'rejected');
    const kept = chance() < 0.2 && !hasNo ? [booked] : [report, booked];
    return chance() < 0.3 ? [...kept, ...kept] : kept;
  };
  return {
    paid,
    next: (...more) => void troubles.push(...more),
    sent: (runId) => Promise.resolve(taken.has(runId) ? done(runId) : undefined),
    send: (file) => {
      const trouble = troubles.shift();
      if (trouble === 'down') return Promise.reject(new Error('The bank cannot be reached'));
      if (trouble === 'refuse') return Promise.resolve({ answer: 'refused', reference: '' });
      take(file);
      return trouble === 'lose-answer'
        ? Promise.reject(new Error('The answer was lost'))
        : Promise.resolve(done(file.runId));
    },
    work: () => {
      const said = new Map<PaymentFile, Said[]>();
      for (const [endToEnd, { file, cents }] of [...open]) {
        const one = decide(endToEnd, cents);
        if (one !== undefined) said.set(file, [...(said.get(file) ?? []), one]);
      }
      const files = [...said].flatMap(([file, all]) => filesOn(file, all));
      return files
        .map((xml) => ({ xml, at: chance() }))
        .sort((one, other) => one.at - other.at)
        .map(({ xml }) => xml);
    },
  };
}
