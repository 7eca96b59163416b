import type { Entitlement } from '../account/difference';
import { accept, type Actor, type Claim, type Decision, type NewFact } from '../decider';
import { met } from '../ruling';
import type { StreamId } from '../identifiers';
import type { ProgrammeVersion } from '../programmes/programme';
import type { FeeFacts } from '../remuneration/fee-facts';
import { resultFee, tranchesOf, type ResultFee, type Tranche } from '../remuneration/outcome-fee';
import { outcomeRules } from '../remuneration/outcome-verdict';
import { capped } from '../remuneration/process-fee';
import { dateOf, type Instant } from '../time/civil-date';
import { keepReservation } from './claims';
import { choicesOf } from './choices';
import { assessments, entitlementsOf, recoveriesOf, type Assessing } from './entitlement';
import type { PercorsoEvent } from './events';
import { evolve } from './evolve';
import { factOn } from './fact';
import type { Money } from './money';
import { assegnoOf, stepIn, type BegunPercorso, type Percorso, type StepContents } from './state';

type Facts = readonly NewFact<PercorsoEvent>[];
type Assegno = StepContents<'issue'>;

/** When and by whom something is decided, for which percorso, and under which version of its programme. */
export interface Moment {
  readonly stream: StreamId;
  readonly rules: ProgrammeVersion;
  readonly now: Instant;
  readonly actor: Actor;
}

/**
 * The facts, and what they change of the money: what is entitled by facts and rules, as far as milestones are verified,
 * less what was assessed before. What the envelope does not cover is not owed yet, and says so.
 */
export function withMoney(
  percorso: Percorso,
  facts: Facts,
  at: Moment & { readonly claims?: readonly Claim[] },
): Decision<PercorsoEvent> {
  const known = following(percorso, facts, at);
  const assegno = assegnoOf(known);
  if (known.phase === 'none' || assegno === undefined) return accept(facts, at.claims);
  const due = assessmentOf(known, assegno, { rules: at.rules, today: dateOf(at.now) });
  const all = [...facts, ...due.outcome, ...due.fees, ...due.recoveries, ...due.reservation];
  const [before, after] = [heldOf(percorso), heldOf(following(percorso, all, at))];
  const held = before === after ? [] : [keepReservation(at.stream, assegno.envelope, after)];
  const granted = accept(all, [...(at.claims ?? []), ...held]);
  return after <= before ? granted : { ...granted, otherwise: withoutFunds(known, facts, { due, at }) };
}

/** What is owed while the envelope covers no more than is held: what fits in it, and a word on the rest, said once. */
function withoutFunds(
  known: BegunPercorso,
  facts: Facts,
  { due, at }: { readonly due: Assessment; readonly at: Moment },
): Facts {
  const { heldCents } = known.dossier.money;
  const fits = due.entitledCents <= heldCents;
  const less = due.fees.filter(({ event }) => event.type === 'FeeAssessed' && event.differenceCents < 0);
  const owed = [...due.outcome, ...(fits ? due.fees : less), ...due.recoveries];
  const cents = due.keepCents - heldCents;
  const all = [...facts, ...owed];
  const after = following(known, owed, at);
  if (after.phase === 'none' || after.dossier.money.missingCents === cents) return all;
  const rule = met(at.rules.reservation.source, { keepCents: due.keepCents, heldCents });
  return [...all, factOn(dateOf(at.now), { type: 'FundsMissing', cents }, [rule])];
}

/** What the pathway's fees depend on, as recorded; undefined before an assegno. */
export function feeFactsOf(percorso: Percorso): FeeFacts | undefined {
  const assegno = assegnoOf(percorso);
  if (percorso.phase === 'none' || assegno === undefined) return undefined;
  const { exitedOn, communications, activities } = percorso.dossier;
  const choices = choicesOf(percorso.dossier);
  const profileIndex = stepIn(percorso, 'profile')?.profileIndex ?? 0;
  const { requestedOn } = percorso;
  return { profileIndex, requestedOn, choices, exitedOn, communications, activities };
}

/** Every part of a result fee that the jobs known so far contain. */
export function tranchesOfPercorso(percorso: Percorso, rules: ProgrammeVersion): readonly Tranche[] {
  const facts = feeFactsOf(percorso);
  if (percorso.phase === 'none' || facts === undefined || facts.choices.length === 0) return [];
  return tranchesOf(outcomeRules(rules), facts);
}

interface Assessment {
  readonly outcome: Facts;
  readonly fees: Facts;
  readonly recoveries: Facts;
  readonly reservation: Facts;
  readonly entitledCents: number;
  readonly keepCents: number;
}

function assessmentOf(percorso: BegunPercorso, assegno: Assegno, as: Assessing): Assessment {
  const { money } = percorso.dossier;
  const { rules } = as;
  const facts = feeFactsOf(percorso);
  const tranches = tranchesOfPercorso(percorso, rules);
  const expected = resultFee(tranches, () => true);
  // Not by the day of this decision: a deadline that passed earlier may be noticed later, and nothing may fall for that.
  const verified = resultFee(tranches, (one) => one.payableFrom <= (money.verifiedTo ?? ''));
  const entitled = facts === undefined ? [] : entitlementsOf(percorso, { facts, result: verified }, rules);
  const entitledCents = sumOf(entitled);
  const possible = possibleCents(expected, entitled, rules);
  const keepCents = Math.max(entitledCents, possible, spentCents(money));
  return {
    outcome: recognised(percorso, expected, as),
    fees: assessments(percorso, entitled, as),
    recoveries: recoveriesOf(percorso, entitled, as),
    reservation: money.settled ? reservationFact(money, { assegno, keepCents }, as) : [],
    entitledCents,
    keepCents,
  };
}

/** What all parts may still come to, future milestones included, under the ceiling. */
function possibleCents(
  expected: ResultFee,
  entitled: readonly Entitlement[],
  { fees }: ProgrammeVersion,
): number {
  const process = sumOf(entitled.filter((one) => one.part === 'process'));
  const { resultCents, processCents } = capped(fees, expected.cents, process);
  return resultCents + processCents;
}

/** What was paid and not recovered keeps what is held for it, and draws nothing more. */
function spentCents({ payees, heldCents }: Money): number {
  const spent = payees.reduce((sum, one) => sum + one.paid - one.recovered, 0);
  return Math.min(spent, heldCents);
}

function sumOf(entitled: readonly Entitlement[]): number {
  return entitled.reduce((sum, one) => sum + one.cents, 0);
}

function recognised(
  percorso: BegunPercorso,
  { outcome, relationship, cents }: ResultFee,
  { rules, today }: Assessing,
): Facts {
  const { expected } = percorso.dossier.money;
  const same =
    expected.cents === cents && expected.outcome === outcome && expected.relationship === relationship;
  if (same) return [];
  const rule = met(rules.fees.source, { expectedCents: cents });
  return [factOn(today, { type: 'OutcomeRecognised', outcome, relationship, expectedCents: cents }, [rule])];
}

function reservationFact(
  money: Money,
  { assegno, keepCents }: { readonly assegno: Assegno; readonly keepCents: number },
  { rules, today }: Assessing,
): Facts {
  if (keepCents === money.keptCents) return [];
  const { envelope } = assegno;
  const basis = [met(rules.acts.settlement, { keptCents: money.keptCents, keepCents })];
  return keepCents === 0
    ? [factOn(today, { type: 'ReservationReleased' }, basis)]
    : [factOn(today, { type: 'ReservationChanged', envelope, cents: keepCents }, basis)];
}

function heldOf(percorso: Percorso): number {
  return percorso.phase === 'none' ? 0 : percorso.dossier.money.heldCents;
}

/** The state after facts that are not recorded yet; their versions matter to no rule of money. */
function following(percorso: Percorso, facts: Facts, { stream, now, actor }: Moment): Percorso {
  const told = { toldAt: now, recordedAt: now, causation: '', stream, actor, version: 0 };
  return facts.reduce((state, fact) => evolve(state, { ...fact, ...told }), percorso);
}
