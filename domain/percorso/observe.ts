import { partCents, postingsOf } from '../account/account';
import { ENGINE } from '../actors';
import type { Apl } from '../apl/state';
import { accept, type Decision, type NewFact, type Premises } from '../decider';
import type { Following, Observed } from '../following';
import { met } from '../ruling';
import { idOf, kindOf, type AplId } from '../identifiers';
import type { Posting } from '../ledger';
import { deathHeard } from '../person/death-heard';
import type { PersonEvent } from '../person/events';
import { afterRecords, followingOf, isHeard, recordsHeard, type HearingEvent } from '../person/hearing';
import type { ProgrammeVersion } from '../programmes/programme';
import { rulesIn, type Rulebook } from '../programmes/rulebook';
import { dateOf } from '../time/civil-date';
import { readingFacts, registersFollowed } from './accreditation-read';
import { withMoney } from './assess';
import { freeActivePlaces } from './claims';
import { deathNoticed, type Noticed, type Observing } from './death';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import { assessedCents } from './money';
import { hasEnded, hearingIn, type BegunPercorso, type Percorso } from './state';

/**
 * A percorso takes notice of its person's employment and death, also after its end: outcomes may arrive long after (R-P1-12); and
 * of what the register says of the bodies that were chosen.
 */
export function follows(percorso: Percorso, rulebook: Rulebook): readonly Following[] {
  if (percorso.phase === 'none' || (hasEnded(percorso) && percorso.end.how === 'rejected')) return [];
  return [
    followingOf(hearingIn(percorso)),
    ...registersFollowed(percorso, rulesIn(rulebook, percorso.rules)),
  ];
}

/** What is told of the person, of her records and of a followed register becomes facts of the percorso, with what they change of the money. */
export function observe(
  observed: Observed,
  percorso: Percorso,
  { stream, rulebook }: Premises,
): Decision<PercorsoEvent> {
  if (percorso.phase === 'none') return accept([]);
  const rules = rulesIn(rulebook, percorso.rules);
  const at = { stream, rules, now: observed.toldAt, actor: ENGINE };
  if (kindOf(observed.stream) !== 'apl') return personTold(observed, { percorso, at });
  const facts = registerTold(percorso, rules, observed);
  return facts.length === 0 ? accept([]) : withMoney(percorso, facts, at);
}

function personTold(observed: Observed, observing: Observing): Decision<PercorsoEvent> {
  const { percorso, at } = observing;
  const { version } = observed;
  const told = observed.event as PersonEvent;
  if (told.type === 'EmploymentReported') return employmentObserved(told, version, observing);
  const hearing = hearingIn(percorso);
  const records = recordsHeard(told, version, hearing);
  const death = deathHeard(observed, told, hearing);
  const noticed = [
    ...(records === undefined ? [] : [recordsNoticed(records, observing)]),
    ...(death === undefined ? [] : [deathNoticed(death, observing)]),
  ];
  const facts = noticed.flatMap((one) => one.facts);
  if (facts.length === 0) return accept([]);
  return withMoney(percorso, facts, { ...at, claims: noticed.flatMap((one) => one.claims) });
}

function employmentObserved(
  told: Extract<PersonEvent, { type: 'EmploymentReported' }>,
  personVersion: number,
  { percorso, at }: Observing,
): Decision<PercorsoEvent> {
  if (isHeard(hearingIn(percorso), told, personVersion)) return accept([]);
  const { communication } = told;
  const rule = met(at.rules.acts.employment, { protocol: communication.protocol });
  const noticed: PercorsoEvent = { type: 'EmploymentObserved', personVersion, communication };
  return withMoney(percorso, [factOn(communication.eventOn, noticed, [rule])], at);
}

function registerTold(
  percorso: BegunPercorso,
  rules: ProgrammeVersion,
  { stream, toldAt, so }: Observed,
): readonly NewFact<PercorsoEvent>[] {
  return readingFacts(percorso, rules, {
    on: dateOf(toldAt),
    bodies: [[idOf(stream) as AplId, so() as Apl]],
  });
}

function recordsNoticed(heard: HearingEvent, { percorso, at }: Observing): Noticed {
  return {
    facts: [factOn(dateOf(at.now), heard)],
    claims: freeActivePlaces(percorso, afterRecords(hearingIn(percorso), heard, at.now)),
  };
}

/**
 * Where the money of a percorso stands: drawn from what is available, reserved, committed to what a known job may still
 * earn, owed to each payee (negative while too much was paid), paid, and recovered. In sum always zero.
 */
export function balances(percorso: Percorso): readonly Posting[] {
  if (percorso.phase === 'none') return [];
  const { money } = percorso.dossier;
  const { envelope } = money;
  if (envelope === null) return [];
  const assessed = assessedCents(money);
  const result = money.payees.reduce((sum, one) => sum + partCents(one, 'result'), 0);
  const room = money.heldCents - assessed;
  const committed = Math.max(0, Math.min(money.expected.cents - result, room));
  const all: readonly Posting[] = [
    { envelope, account: 'available', payee: '', cents: -money.heldCents },
    { envelope, account: 'reserved', payee: '', cents: room - committed },
    { envelope, account: 'committed', payee: '', cents: committed },
    ...postingsOf(money, envelope),
  ];
  return all.filter((posting) => posting.cents !== 0);
}
