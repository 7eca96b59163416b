import type { Corrected, Instead } from '../correction';
import type { DomainEvent, Fact } from '../deciders';
import type { StreamId } from '../identifiers';
import { dateOf, type CivilDate } from '../time/civil-date';

/** A fact that proves something: where the register keeps it, and its days. */
export interface Proof {
  readonly stream: StreamId;
  readonly version: number;
  readonly type: string;
  readonly on: CivilDate;
  readonly toldOn: CivilDate;
  /** What names it for ever; null of facts of before, which have no name. */
  readonly ref: string | null;
}

/** Whether a fact says what is asked. */
export type Says = (event: DomainEvent) => boolean;

export function proofOf({ stream, version, event, effectiveOn: on, toldAt, ref }: Fact): Proof {
  return { stream, version, type: event.type, on, toldOn: dateOf(toldAt), ref: ref ?? null };
}

/** What is said by facts of these kinds. */
export function ofTypes(...types: readonly DomainEvent['type'][]): Says {
  return ({ type }) => types.includes(type);
}

/** The facts that say it and hold, with the corrections by which it is said, or is said no more. */
export function saying(facts: readonly Fact[], says: Says): readonly Fact[] {
  const corrections = facts.filter(isCorrection);
  const last = corrections.at(-1)?.event;
  const acts = corrections.flatMap(({ event: { corrects, withdrawn } }) => [corrects, ...withdrawn]);
  const gone = new Set([...acts, ...(last?.overtaken ?? [])]);
  return facts.filter((fact) => {
    if (!isCorrection(fact)) return !gone.has(fact.version) && says(fact.event);
    const { corrects, instead, arisen } = fact.event;
    const was = facts.filter(({ version }) => version === corrects);
    const brought = fact.event === last ? arisen : [];
    return [...was, ...instead, ...brought].some(({ event }) => says(event));
  });
}

type Correction = Fact & { readonly event: Corrected<Instead<DomainEvent>> };

function isCorrection(fact: Fact): fact is Correction {
  return fact.event.type === 'FactCorrected';
}
