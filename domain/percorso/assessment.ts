import type { NewFact } from '../decider';
import { totalOf } from '../entitlement/ceiling';
import { resultFee, type ResultFee } from '../entitlement/result-fee';
import { reservationCents } from '../entitlement/assegno-value';
import { met } from '../ruling';
import { rulesOfKind } from '../programmes/entitlements';
import type { ProgrammeVersion } from '../programmes/programme';
import { assessments, entitledBy, isMatured, recoveriesOf, type Assessing } from './entitlement';
import { envelopeOf } from './envelope-of';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import type { Money } from './money';
import { isTaken } from './pathway';
import { resultTranchesOf, tranchesOf } from './pathway-facts';
import { profileOfMoney } from './profile';
import type { BegunPercorso } from './state';

type Facts = readonly NewFact<PercorsoEvent>[];

/** What facts and rules make of the money of a percorso: what is to be recorded of it, and what it needs to be held. Cents. */
export interface Assessment {
  readonly outcome: Facts;
  readonly fees: Facts;
  readonly recoveries: Facts;
  readonly reservation: Facts;
  readonly entitledCents: number;
  readonly keepCents: number;
}

export function assessmentOf(percorso: BegunPercorso, as: Assessing): Assessment {
  const { money } = percorso.dossier;
  const { rules } = as;
  const tranches = tranchesOf(percorso, rules);
  const matured = tranches.filter((one) => isMatured(money, one));
  const entitled = entitledBy(matured, rules);
  const entitledCents = totalOf(entitled);
  // All parts may still come to that, future milestones included.
  const possibleCents =
    matured.length === tranches.length ? entitledCents : totalOf(entitledBy(tranches, rules));
  const least = leastCents(percorso, rules);
  const whole = rules.reservation.sets === 'most' && least > 0;
  const keepCents = whole ? least : Math.max(least, entitledCents, possibleCents, spentCents(money));
  return {
    outcome: recognised(
      percorso,
      resultFee(resultTranchesOf(percorso, rules), () => true),
      as,
    ),
    fees: assessments(percorso, entitled, as),
    recoveries: recoveriesOf(percorso, entitled, as),
    reservation: reservationFact(percorso, keepCents, as),
    entitledCents,
    keepCents,
  };
}

/**
 * What stays set aside whatever is earned; nothing once nothing more can become known, where nothing should have been, or as
 * long as there is no profile that says how much.
 */
function leastCents(percorso: BegunPercorso, rules: ProgrammeVersion): number {
  const { reservation } = rules;
  if (percorso.dossier.money.settled || !isTaken(reservation.from, percorso)) return 0;
  const profileIndex = profileOfMoney(percorso, rules)?.profileIndex;
  if (profileIndex === undefined && reservation.sets === 'most') return 0;
  return reservationCents(profileIndex ?? 0, reservation);
}

/** What was paid and not recovered keeps what is held for it, and draws nothing more. */
function spentCents({ payees, heldCents }: Money): number {
  const spent = payees.reduce((sum, one) => sum + one.paid - one.recovered, 0);
  return Math.min(spent, heldCents);
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
  const basis = rulesOfKind(rules, 'result-fee').map((rule) => met(rule.basis, { expectedCents: cents }));
  return [factOn(today, { type: 'OutcomeRecognised', outcome, relationship, expectedCents: cents }, basis)];
}

/** What is set aside follows what can be earned, or the profile where the most is set aside. */
function reservationFact(
  percorso: BegunPercorso,
  keepCents: number,
  { rules: { reservation, acts }, today }: Assessing,
): Facts {
  const { settled, keptCents } = percorso.dossier.money;
  if (keepCents === keptCents) return [];
  const envelope = envelopeOf(percorso, reservation);
  const { earmarked } = reservation;
  const apart = earmarked?.envelope === envelope ? [met(earmarked.source, { envelope })] : [];
  const basis = [met(settled ? acts.settlement : reservation.source, { keptCents, keepCents }), ...apart];
  return keepCents === 0
    ? [factOn(today, { type: 'ReservationReleased' }, basis)]
    : [factOn(today, { type: 'ReservationChanged', envelope, cents: keepCents }, basis)];
}
