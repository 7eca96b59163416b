import type { Context, Decision, Recorded } from '../decider';
import { knownRecords } from '../person/hearing';
import { rulebookBehind, rulesNameOf } from '../programmes/rulebook';
import type { Ruling } from '../ruling';
import { sameJson } from '../same-json';
import { dateOf, type Instant } from '../time/civil-date';
import type { Correcting, PercorsoCommand } from './commands';
import { actOf, toldInstead } from './corrections';
import type { PercorsoEvent, ToldInstead } from './events';
import type { Allowed } from './guard';
import { retold, UNTOLD, type Retold } from './retell';
import { hearingIn, type BegunPercorso, type Percorso } from './state';

type Fact = Recorded<PercorsoEvent>;
type Refused = Extract<Decision<never>, { readonly verdict: 'refused' }>;

/** A correction that is asked: of which fact, and how acts are decided. */
export interface Correction {
  readonly held: Allowed<'CorrectFact'>;
  readonly fact: Fact;
  readonly context: Context;
  readonly decide: (
    command: PercorsoCommand,
    percorso: Percorso,
    context: Context,
  ) => Decision<PercorsoEvent>;
  /** What is known to hold in the place of the fact; asked of the rules of the act told instead where it is not there. */
  readonly known?: readonly ToldInstead[];
}

/** What is told instead of a fact, and on which rules. */
interface Instead {
  readonly instead: readonly ToldInstead[];
  readonly basis: readonly Ruling[];
}

/** A percorso told again without its mistake, and what had come with the mistake. */
export type Unmistaken = Retold & Instead & { readonly companions: readonly Fact[] };

/** The percorso told again, with what the act comes to in the place of the mistake; or why that act would have been refused. */
export function unmistaken(correction: Correction): Unmistaken | Refused {
  const { held, fact, context } = correction;
  const { rules, percorso } = held;
  const at = { stream: context.stream, rules, rulebook: context.rulebook };
  const known = toldInstead(percorso.history);
  const companions = percorso.history.filter((one) => isCompanion(one, fact));
  let again: Retold = UNTOLD;
  let told: Instead = { instead: [], basis: [] };
  for (const one of percorso.history.filter((its) => !companions.includes(its))) {
    if (one === fact) {
      const decided = insteadOf(correction, again.percorso);
      if ('verdict' in decided) return decided;
      told = decided;
    }
    const facts = one === fact ? told.instead : known.get(one.version);
    for (const as of facts ?? [one]) again = retold(again, { was: one, is: { ...one, ...as } }, at);
  }
  return { ...again, ...told, companions };
}

/** What came with an act by the same command goes with it. */
function isCompanion(one: Fact, fact: Fact): boolean {
  return one !== fact && one.causation === fact.causation && actOf(one) !== undefined;
}

/**
 * What the act comes to as its own rules decide it in the place of the mistake, as of when that was told; of money the whole
 * percorso decides.
 */
function insteadOf(
  { held, fact, context, decide, known }: Correction,
  percorso: Percorso,
): Instead | Refused {
  const { instead } = held.command;
  if (known !== undefined) return { instead: known, basis: [] };
  if (instead === null) return { instead: [], basis: [] };
  const toldAt = toldOf(instead, fact, context);
  const { actor } = fact;
  const rulebook = rulebookBehind(context.rulebook, rulesNameOf(held.rules));
  const decision = decide(instead, percorso, {
    ...context,
    actor,
    rulebook,
    now: toldAt,
    today: dateOf(toldAt),
  });
  if (decision.verdict === 'refused') return decision;
  const acts = decision.facts.filter((one) => actOf(one) !== undefined);
  return {
    instead: acts.map(
      ({ event, effectiveOn }) =>
        ({ event: ofThePerson(event, fact, held.percorso), effectiveOn, toldAt }) as ToldInstead,
    ),
    basis: acts.flatMap(({ basis }) => basis),
  };
}

/** An adhesion is told again of the record that it was told of, with those known then: what was joined since is told after it. */
function ofThePerson(event: PercorsoEvent, { event: was }: Fact, percorso: BegunPercorso): PercorsoEvent {
  if (event.type !== 'AdhesionSubmitted' || was.type !== 'AdhesionSubmitted') return event;
  if (!knownRecords(hearingIn(percorso)).includes(event.personId)) return event;
  const { beside: _, ...told } = event;
  const { personId, beside } = was;
  return { ...told, personId, ...(beside === undefined ? {} : { beside }) };
}

/** It was told when the mistake was; a day that came later, and a provider that was never told, are told now. */
function toldOf(instead: Correcting, { event, toldAt }: Fact, { now }: Context): Instant {
  const isNew =
    instead.type === 'ChooseApl' && event.type === 'AplChosen' && !sameJson(event.provider, instead.provider);
  return isNew || instead.on > dateOf(toldAt) ? now : toldAt;
}
