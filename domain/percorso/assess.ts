import { accept, met, type Actor, type Claim, type Decision, type NewFact } from '../decider';
import type { AplId, StreamId } from '../identifiers';
import { rulesOf } from '../programmes';
import type { FeeFacts } from '../remuneration/fee-facts';
import { resultFee, tranchesOf, type ResultFee, type Tranche } from '../remuneration/outcome-fee';
import { capped, processFees } from '../remuneration/process-fee';
import { dateOf, type CivilDate, type Instant } from '../time/civil-date';
import { keepReservation } from './claims';
import { choicesOf } from './dossier';
import type { FeePart, PercorsoEvent } from './events';
import { evolve } from './evolve';
import { factOn } from './fact';
import { owedTo, payeeOf, type Money } from './money';
import { assegnoOf, hasEnded, type Assegno, type Percorso } from './percorso';

type Facts = readonly NewFact<PercorsoEvent>[];
type Known = Exclude<Percorso, { phase: 'none' }>;

/** When and by whom something is decided, and for which percorso. */
export interface Moment {
  readonly stream: StreamId;
  readonly now: Instant;
  readonly actor: Actor;
}

/**
 * The facts, and what they change of the money: what is entitled by facts and rules on that day, less what was assessed
 * before. What cannot be covered by the envelope is not owed yet, and says so.
 */
export function withMoney(
  percorso: Percorso,
  facts: Facts,
  at: Moment & { readonly claims?: readonly Claim[] },
): Decision<PercorsoEvent> {
  const after = facts.reduce((state, fact) => provisional(state, fact, at), percorso);
  const claims = at.claims ?? [];
  const assegno = assegnoOf(after);
  if (after.phase === 'none' || assegno === undefined) return accept(facts, claims);
  const due = assessmentOf(after, assegno, dateOf(at.now));
  const rise = due.keepCents > after.dossier.money.heldCents;
  const all = [...facts, ...due.outcome, ...due.fees, ...due.recoveries, ...due.reservation];
  if (!rise) return accept(all, claims);
  const less = due.fees.filter(({ event }) => event.type === 'FeeAssessed' && event.differenceCents < 0);
  const missing = due.keepCents - after.dossier.money.heldCents;
  const waits = factOn(dateOf(at.now), { type: 'FundsMissing', cents: missing });
  return {
    ...accept(all, [...claims, keepReservation(at.stream, assegno.envelope, due.keepCents)]),
    otherwise: [...facts, ...due.outcome, ...less, waits],
  };
}

/** What the pathway's fees depend on, as recorded; undefined before an assegno. */
export function feeFactsOf(percorso: Percorso): FeeFacts | undefined {
  const assegno = assegnoOf(percorso);
  if (percorso.phase === 'none' || assegno === undefined) return undefined;
  const { exitedOn, communications, activities } = percorso.dossier;
  const choices = choicesOf(percorso.dossier);
  const { profileIndex } = assegno;
  const { requestedOn } = percorso;
  return { profileIndex, requestedOn, choices, exitedOn, communications, activities };
}

/** Every part of a result fee that the jobs known so far contain. */
export function tranchesOfPercorso(percorso: Percorso): readonly Tranche[] {
  const facts = feeFactsOf(percorso);
  if (percorso.phase === 'none' || facts === undefined || facts.choices.length === 0) return [];
  return tranchesOf(rulesOf(percorso.rules), facts);
}

interface Assessment {
  readonly outcome: Facts;
  readonly fees: Facts;
  readonly recoveries: Facts;
  readonly reservation: Facts;
  readonly keepCents: number;
}

function assessmentOf(percorso: Known, assegno: Assegno, today: CivilDate): Assessment {
  const { money } = percorso.dossier;
  const tranches = tranchesOfPercorso(percorso);
  const expected = resultFee(tranches, () => true);
  const entitled = entitlementsOf(
    percorso,
    resultFee(tranches, (one) => one.payableFrom <= today),
  );
  const fees = differences(percorso, entitled, today);
  const entitledCents = entitled.reduce((sum, one) => sum + one.cents, 0);
  const process = entitled.filter((one) => one.part === 'process').reduce((sum, one) => sum + one.cents, 0);
  const { fees: rules } = rulesOf(percorso.rules);
  const possible = capped(rules, expected.cents, process);
  const spent = money.payees.reduce((sum, one) => sum + one.paid - one.recovered, 0);
  const keepCents = Math.max(entitledCents, possible.resultCents + possible.processCents, spent);
  return {
    outcome: recognised(percorso, expected, today),
    fees,
    recoveries: recoveriesOf(money, entitled, today),
    reservation: money.settled ? reservationFact(money, { assegno, keepCents, today }) : [],
    keepCents: money.settled ? keepCents : 0,
  };
}

interface Entitlement {
  readonly aplId: AplId;
  readonly part: FeePart;
  readonly cents: number;
}

/** The result that is payable, and the process part once the percorso has ended; together cut to the ceiling. */
function entitlementsOf(percorso: Known, result: ResultFee): readonly Entitlement[] {
  const { fees } = rulesOf(percorso.rules);
  const facts = feeFactsOf(percorso);
  const process = hasEnded(percorso) && facts !== undefined ? processFees(fees.process, facts) : [];
  let room = capped(
    fees,
    result.cents,
    process.reduce((sum, one) => sum + one.cents, 0),
  ).processCents;
  const cut = process.map(({ payee, cents }): Entitlement => {
    const granted = Math.min(cents, room);
    room -= granted;
    return { aplId: payee, part: 'process', cents: granted };
  });
  if (result.payee === null) return cut;
  const resultCents = capped(fees, result.cents, 0).resultCents;
  return [{ aplId: result.payee, part: 'result', cents: resultCents }, ...cut];
}

function differences(percorso: Known, entitled: readonly Entitlement[], today: CivilDate): Facts {
  const { money } = percorso.dossier;
  const rule = met(rulesOf(percorso.rules).fees.source, { asOf: today });
  return partsOf(money, entitled).flatMap(({ aplId, part, cents }): Facts => {
    const differenceCents = cents - payeeOf(money, aplId)[part];
    if (differenceCents === 0) return [];
    const event: PercorsoEvent = {
      ...{ type: 'FeeAssessed', aplId, part, entitledCents: cents, differenceCents },
    };
    return [factOn(today, event, [rule])];
  });
}

/** Every part that is entitled or was assessed before. */
function partsOf(money: Money, entitled: readonly Entitlement[]): readonly Entitlement[] {
  const gone = money.payees.flatMap(({ aplId }) =>
    (['result', 'process'] as const)
      .filter((part) => !entitled.some((one) => one.aplId === aplId && one.part === part))
      .map((part): Entitlement => ({ aplId, part, cents: 0 })),
  );
  return [...entitled, ...gone];
}

/** What was paid beyond the entitlement and is not asked back yet. */
function recoveriesOf(money: Money, entitled: readonly Entitlement[], today: CivilDate): Facts {
  return money.payees.flatMap((payee): Facts => {
    const { aplId, claimed, recovered } = payee;
    const now = { ...payee, result: 0, process: 0 };
    entitled.filter((one) => one.aplId === aplId).forEach(({ part, cents }) => (now[part] += cents));
    const cents = -owedTo(now) - (claimed - recovered);
    return cents > 0 ? [factOn(today, { type: 'RecoveryOpened', aplId, cents })] : [];
  });
}

function recognised(percorso: Known, { outcome, relationship, cents }: ResultFee, today: CivilDate): Facts {
  const { expected } = percorso.dossier.money;
  const same =
    expected.cents === cents && expected.outcome === outcome && expected.relationship === relationship;
  if (same) return [];
  const rule = met(rulesOf(percorso.rules).fees.source, { expectedCents: cents });
  return [factOn(today, { type: 'OutcomeRecognised', outcome, relationship, expectedCents: cents }, [rule])];
}

function reservationFact(
  money: Money,
  { assegno, keepCents, today }: { assegno: Assegno; keepCents: number; today: CivilDate },
): Facts {
  if (keepCents === money.keptCents) return [];
  const { envelope } = assegno;
  return keepCents === 0
    ? [factOn(today, { type: 'ReservationReleased' })]
    : [factOn(today, { type: 'ReservationChanged', envelope, cents: keepCents })];
}

/** The state with a fact that is not recorded yet; its version matters to no rule of money. */
function provisional(percorso: Percorso, fact: NewFact<PercorsoEvent>, at: Moment): Percorso {
  const { stream, now, actor } = at;
  const told = { toldAt: now, recordedAt: now, causation: '' };
  return evolve(percorso, { ...fact, ...told, stream, actor, version: 0 });
}
