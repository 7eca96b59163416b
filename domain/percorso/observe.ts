import { partCents, postingsOf } from '../account/account';
import { ENGINE } from '../actors';
import { accept, type Decision, type Following, type Observed, type Premises } from '../decider';
import { met } from '../ruling';
import { personStream } from '../identifiers';
import type { Posting } from '../ledger';
import type { PersonEvent } from '../person/person';
import { rulesIn } from '../programmes/rulebook';
import { withMoney } from './assess';
import { deathDisproved, deathObserved, type Observing } from './death';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import { assessedCents } from './money';
import { hasEnded, type Percorso } from './state';

/** A percorso takes notice of its person's employment and death, also after its end: outcomes may arrive long after (R-P1-12). */
export function follows(percorso: Percorso): Following | undefined {
  if (percorso.phase === 'none' || (hasEnded(percorso) && percorso.end.how === 'rejected')) return undefined;
  return { stream: personStream(percorso.personId), noticed: percorso.dossier.noticed };
}

/** What is told of the person becomes a fact of the percorso, with what it changes of the money. */
export function observe(
  { version, toldAt, event }: Observed,
  percorso: Percorso,
  { stream, rulebook }: Premises,
): Decision<PercorsoEvent> {
  if (percorso.phase === 'none') return accept([]);
  const rules = rulesIn(rulebook, percorso.rules);
  const at = { stream, rules, now: toldAt, actor: ENGINE };
  const told = event as PersonEvent;
  switch (told.type) {
    case 'EmploymentReported':
      return employmentObserved(told, version, { percorso, at });
    case 'DeathReported':
      return deathObserved(told, version, { percorso, at });
    case 'DeathWithdrawn':
      return deathDisproved(version, { percorso, at });
    case 'PersonRegistered':
    case 'IdentityDecided':
    case 'TaxCodeChanged':
      return accept([]);
  }
}

function employmentObserved(
  { communication }: Extract<PersonEvent, { type: 'EmploymentReported' }>,
  personVersion: number,
  { percorso, at }: Observing,
): Decision<PercorsoEvent> {
  const rule = met(at.rules.acts.employment, { protocol: communication.protocol });
  const noticed: PercorsoEvent = { type: 'EmploymentObserved', personVersion, communication };
  return withMoney(percorso, [factOn(communication.eventOn, noticed, [rule])], at);
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
