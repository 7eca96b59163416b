import { partCents, postingsOf } from '../account/account';
import { ENGINE } from '../actors';
import { accept, type Decision, type Following, type Observed, type Premises } from '../decider';
import { met } from '../ruling';
import type { Posting } from '../ledger';
import { deathHeard } from '../person/death-heard';
import type { PersonEvent } from '../person/events';
import { afterRecords, followingOf, isHeard, recordsHeard, type HearingEvent } from '../person/hearing';
import { rulesIn } from '../programmes/rulebook';
import { dateOf } from '../time/civil-date';
import { withMoney } from './assess';
import { freeActivePlaces } from './claims';
import { deathNoticed, type Noticed, type Observing } from './death';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import { assessedCents } from './money';
import { hasEnded, hearingIn, type Percorso } from './state';

/** A percorso takes notice of its person's employment and death, also after its end: outcomes may arrive long after (R-P1-12). */
export function follows(percorso: Percorso): Following | undefined {
  if (percorso.phase === 'none' || (hasEnded(percorso) && percorso.end.how === 'rejected')) return undefined;
  return followingOf(hearingIn(percorso));
}

/** What is told of the person, and of her records, becomes a fact of the percorso, with what it changes of the money. */
export function observe(
  observed: Observed,
  percorso: Percorso,
  { stream, rulebook }: Premises,
): Decision<PercorsoEvent> {
  if (percorso.phase === 'none') return accept([]);
  const { version, toldAt } = observed;
  const rules = rulesIn(rulebook, percorso.rules);
  const told = observed.event as PersonEvent;
  const observing = { percorso, at: { stream, rules, now: toldAt, actor: ENGINE } };
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
  return withMoney(percorso, facts, { ...observing.at, claims: noticed.flatMap((one) => one.claims) });
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
