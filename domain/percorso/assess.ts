import { accept, type Accepted, type Actor, type Claim, type Decision, type NewFact } from '../decider';
import { met } from '../ruling';
import { limitOf } from '../envelope/claims';
import type { Protocol, StreamId } from '../identifiers';
import { rulesOfKind } from '../programmes/entitlements';
import type { ProgrammeVersion } from '../programmes/programme';
import { sameJson } from '../same-json';
import { dateOf, type Instant } from '../time/civil-date';
import { assessmentOf, type Assessment } from './assessment';
import { keepReservation } from './claims';
import { envelopeOf } from './envelope-of';
import type { PercorsoEvent } from './events';
import { evolve } from './evolve';
import { factOn } from './fact';
import { deniedHire, hireClaims } from './hires';
import { isTaken } from './pathway';
import type { BegunPercorso, Percorso } from './state';

type Facts = readonly NewFact<PercorsoEvent>[];

/** When and by whom something is decided, for which percorso, and under which version of its programme. */
export interface Moment {
  readonly stream: StreamId;
  readonly rules: ProgrammeVersion;
  readonly now: Instant;
  readonly actor: Actor;
}

/**
 * The facts, and what they change of the money: what is entitled by facts and rules, as far as milestones are verified,
 * less what was assessed before. What the envelope does not cover is not owed yet, and says so; a hire that earns in another
 * pathway is left out, and says so too.
 */
export function withMoney(
  percorso: Percorso,
  facts: Facts,
  at: Moment & { readonly claims?: readonly Claim[] },
): Decision<PercorsoEvent> {
  const known = following(percorso, facts, at);
  if (known.phase === 'none' || !hasMoney(known, at.rules)) return accept(facts, at.claims);
  return assumed({ before: percorso, known, facts, at }, { elsewhere: [], funded: true });
}

/** Once something is set aside; also where it turns out that it should not have been. */
function hasMoney(percorso: BegunPercorso, { reservation }: ProgrammeVersion): boolean {
  return isTaken(reservation.from, percorso) || percorso.dossier.money.envelope !== null;
}

interface Case {
  readonly before: Percorso;
  /** With the facts. */
  readonly known: BegunPercorso;
  readonly facts: Facts;
  readonly at: Moment & { readonly claims?: readonly Claim[] };
}

/** What claims were found not to be granted: hires that earn elsewhere, and more money than is held. */
interface Assumption {
  readonly elsewhere: readonly Protocol[];
  readonly funded: boolean;
}

function assumed(one: Case, assumption: Assumption): Accepted<PercorsoEvent> {
  const { before, facts, at } = one;
  const { rules } = at;
  const hires = elsewhereFact(one, assumption.elsewhere);
  const known = following(one.known, hires, at) as BegunPercorso;
  const envelope = envelopeOf(known, rules.reservation);
  const due = assessmentOf(known, { rules, today: dateOf(at.now) });
  const owed = assumption.funded ? funded(due) : withoutFunds(known, due, at);
  const all = [...facts, ...hires, ...owed];
  const after = following(known, owed, at);
  const [drew, draws] = [heldOf(before), heldOf(after)];
  const amount = drew === draws ? [] : [keepReservation(at.stream, envelope, draws)];
  const asked = [...hireClaims(before, after, rules), ...amount];
  const decision = accept(all, [...(at.claims ?? []), ...asked]);
  return asked.some((claim) => 'refusedAs' in claim)
    ? { ...decision, otherwise: (denied) => denyingOne(one, assumption, { denied, after }) }
    : decision;
}

/** What is decided where one of the claims of money was not granted; a claim of something else refuses. */
function denyingOne(
  one: Case,
  { elsewhere, funded }: Assumption,
  { denied, after }: { readonly denied: Claim; readonly after: Percorso },
): Accepted<PercorsoEvent> | undefined {
  const envelope = envelopeOf(one.known, one.at.rules.reservation);
  if (denied.kind === 'take-amount' && denied.limit === limitOf(envelope))
    return assumed(one, { elsewhere, funded: false });
  const hire = deniedHire(denied, after, one.at.rules);
  return hire === undefined ? undefined : assumed(one, { elsewhere: [...elsewhere, hire], funded });
}

function funded({ outcome, fees, recoveries, reservation }: Assessment): Facts {
  return [...outcome, ...fees, ...recoveries, ...reservation];
}

/** What is owed while the envelope covers no more than is held: what fits in it, and a word on the rest, said once. */
function withoutFunds(known: BegunPercorso, due: Assessment, at: Moment): Facts {
  const { heldCents } = known.dossier.money;
  const fits = due.entitledCents <= heldCents;
  const less = due.fees.filter(({ event }) => event.type === 'FeeAssessed' && event.differenceCents < 0);
  const owed = [...due.outcome, ...(fits ? due.fees : less), ...due.recoveries];
  const cents = due.keepCents - heldCents;
  const after = following(known, owed, at);
  if (after.phase === 'none' || after.dossier.money.missingCents === cents) return owed;
  const rule = met(at.rules.reservation.source, { keepCents: due.keepCents, heldCents });
  return [...owed, factOn(dateOf(at.now), { type: 'FundsMissing', cents }, [rule])];
}

/** Said where the hires that earn elsewhere are not those that were known to. */
function elsewhereFact({ known, at }: Case, relationships: readonly Protocol[]): Facts {
  const before = known.dossier.elsewhere.map((one) => one.relationship);
  if (sameJson(before, relationships)) return [];
  const [rule] = rulesOfKind(at.rules, 'result-fee');
  const basis = rule === undefined ? [] : [met(rule.sharing.source, { relationships })];
  return [factOn(dateOf(at.now), { type: 'HiresExcluded', relationships }, basis)];
}

function heldOf(percorso: Percorso): number {
  return percorso.phase === 'none' ? 0 : percorso.dossier.money.heldCents;
}

/** The state after facts that are not recorded yet; their versions matter to no rule of money. */
export function following(percorso: Percorso, facts: Facts, { stream, now, actor }: Moment): Percorso {
  const told = { toldAt: now, recordedAt: now, causation: '', stream, actor, version: 0 };
  return facts.reduce((state, fact) => evolve(state, { ...fact, ...told }), percorso);
}
