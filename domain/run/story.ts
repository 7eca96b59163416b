import type { Actor, Recorded } from '../decider';
import type { EffectAnswer } from '../effects';
import type { StreamId } from '../identifiers';
import type { CivilDate, Instant } from '../time/civil-date';
import type { Blocker } from './blockers';
import type { BankAnswer, RunEvent } from './events';
import type { OrderName } from './order';

/** What a fact of a run says of one order. Cents. */
export type Saying =
  | { readonly says: 'chosen'; readonly credit: number; readonly cents: number; readonly payOn: CivilDate }
  | { readonly says: 'left-out'; readonly blockers: readonly Blocker[] }
  | { readonly says: 'approved' | 'rejected' | 'resent' | 'late' }
  | { readonly says: 'sent'; readonly answer: EffectAnswer; readonly reference: string }
  /** `elsewhere`: another run had the order by then. */
  | ({ readonly says: 'answered'; readonly file: string; readonly elsewhere: boolean } & Omit<
      BankAnswer,
      'credit'
    >);

/** One fact of a run, as far as it is about one order. */
export interface OrderFact {
  readonly key: string;
  readonly version: number;
  readonly recordedAt: Instant;
  readonly actor: Actor;
  readonly saying: Saying;
}

/** What the facts of a run say of the orders of a stream, order by order. */
export function saidOf(stream: StreamId, facts: readonly Recorded<RunEvent>[]): readonly OrderFact[] {
  const first = facts[0];
  if (first?.event.type !== 'RunProposed') return [];
  const proposed = first.event;
  const isOf = (order: OrderName): boolean => order.stream === stream;
  const { payOn } = proposed;
  const left = proposed.leftOut
    .filter(isOf)
    .map(({ key, blockers }) => told(first, key, { says: 'left-out', blockers }));
  const chosen = proposed.credits.filter(isOf).flatMap(({ key, number, cents }) => {
    const choice: Saying = { says: 'chosen', credit: number, cents, payOn };
    return facts.flatMap((fact) => sayings(fact.event, number, choice).map((one) => told(fact, key, one)));
  });
  return [...left, ...withoutIdleLateness(chosen)];
}

function told({ version, recordedAt, actor }: Recorded<RunEvent>, key: string, saying: Saying): OrderFact {
  return { key, version, recordedAt, actor, saying };
}

function sayings(event: RunEvent, credit: number, choice: Saying): readonly Saying[] {
  switch (event.type) {
    case 'RunProposed':
      return [choice];
    case 'RunApproved':
      return [{ says: 'approved' }];
    case 'RunRejected':
      return [{ says: 'rejected' }];
    case 'EffectAnswered':
      return [{ says: 'sent', answer: event.answer, reference: event.reference }];
    case 'EffectReopened':
      return [{ says: 'resent' }];
    case 'BankOverdue':
      return [{ says: 'late' }];
    case 'BankAnswered':
      return event.answers
        .filter((answer) => answer.credit === credit)
        .map(({ credit: _, ...answer }) => ({
          says: 'answered',
          file: event.file,
          elsewhere: event.elsewhere.includes(credit),
          ...answer,
        }));
  }
}

/** A bank that had answered for the credit was not late with it. */
function withoutIdleLateness(facts: readonly OrderFact[]): readonly OrderFact[] {
  const isAnswered = (one: OrderFact): boolean =>
    facts.some(
      ({ key, version, saying }) => key === one.key && version < one.version && saying.says === 'answered',
    );
  return facts.filter((one) => one.saying.says !== 'late' || !isAnswered(one));
}
