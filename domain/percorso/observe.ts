import { partCents, postingsOf } from '../account/account';
import { ENGINE } from '../actors';
import { accept, type Decision, type Following, type Observed, type Premises } from '../decider';
import { met } from '../ruling';
import type { Posting } from '../ledger';
import type { PersonEvent } from '../person/events';
import { afterRecords, followingOf, isHeard, recordsHeard } from '../person/hearing';
import { rulesIn } from '../programmes/rulebook';
import { dateOf } from '../time/civil-date';
import { withMoney } from './assess';
import { freeActivePlaces } from './claims';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import { assessedCents } from './money';
import { hasEnded, hearingIn, type Percorso } from './state';

/** A percorso takes notice of its person's employment, also after its end: outcomes may arrive long after (R-P1-12). */
export function follows(percorso: Percorso): Following | undefined {
  if (percorso.phase === 'none' || (hasEnded(percorso) && percorso.end.how === 'rejected')) return undefined;
  return followingOf(hearingIn(percorso));
}

/**
 * A message of the person's employment becomes a fact of the percorso, with what it changes of the money; so does that records
 * of the person were joined, or parted again.
 */
export function observe(
  { version, toldAt, event }: Observed,
  percorso: Percorso,
  { stream, rulebook }: Premises,
): Decision<PercorsoEvent> {
  if (percorso.phase === 'none') return accept([]);
  const rules = rulesIn(rulebook, percorso.rules);
  const at = { stream, rules, now: toldAt, actor: ENGINE };
  const told = event as PersonEvent;
  const hearing = hearingIn(percorso);
  if (told.type === 'EmploymentReported') {
    const { communication } = told;
    if (isHeard(hearing, told, version)) return accept([]);
    const rule = met(rules.acts.employment, { protocol: communication.protocol });
    const noticed: PercorsoEvent = { type: 'EmploymentObserved', personVersion: version, communication };
    return withMoney(percorso, [factOn(communication.eventOn, noticed, [rule])], at);
  }
  const heard = recordsHeard(told, version, hearing);
  if (heard === undefined) return accept([]);
  const claims = freeActivePlaces(percorso, afterRecords(hearing, heard, toldAt));
  return withMoney(percorso, [factOn(dateOf(toldAt), heard)], { ...at, claims });
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
