import { partCents, postingsOf } from '../account/account';
import { ENGINE } from '../actors';
import type { Apl } from '../apl/state';
import { accept, type Decision, type NewFact, type Premises } from '../decider';
import type { Following, Observed } from '../following';
import { met } from '../ruling';
import { idOf, kindOf, personStream } from '../identifiers';
import type { Posting } from '../ledger';
import type { PersonEvent } from '../person/person';
import type { ProgrammeVersion } from '../programmes/programme';
import { rulesIn, type Rulebook } from '../programmes/rulebook';
import { dateOf } from '../time/civil-date';
import { readingFacts, registersFollowed } from './accreditation-read';
import { withMoney } from './assess';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import { assessedCents } from './money';
import { hasEnded, type BegunPercorso, type Percorso } from './state';

/**
 * A percorso takes notice of its person's employment, also after its end: outcomes may arrive long after (R-P1-12); and of
 * what the register says of the bodies that were chosen.
 */
export function follows(percorso: Percorso, rulebook: Rulebook): readonly Following[] {
  if (percorso.phase === 'none' || (hasEnded(percorso) && percorso.end.how === 'rejected')) return [];
  const stream = personStream(percorso.personId);
  return [
    { of: 'messages', stream, noticed: percorso.dossier.noticed },
    ...registersFollowed(percorso, rulesIn(rulebook, percorso.rules)),
  ];
}

/** What is told of a followed stream becomes facts of the percorso, with what they change of the money. */
export function observe(
  observed: Observed,
  percorso: Percorso,
  { stream, rulebook }: Premises,
): Decision<PercorsoEvent> {
  if (percorso.phase === 'none') return accept([]);
  const rules = rulesIn(rulebook, percorso.rules);
  const facts =
    kindOf(observed.stream) === 'apl'
      ? registerTold(percorso, rules, observed)
      : messageTold(observed, rules);
  if (facts.length === 0) return accept([]);
  return withMoney(percorso, facts, { stream, rules, now: observed.toldAt, actor: ENGINE });
}

function messageTold(
  { version, event }: Observed,
  { acts }: ProgrammeVersion,
): readonly NewFact<PercorsoEvent>[] {
  const told = event as PersonEvent;
  if (told.type !== 'EmploymentReported') return [];
  const { communication } = told;
  const rule = met(acts.employment, { protocol: communication.protocol });
  const noticed: PercorsoEvent = { type: 'EmploymentObserved', personVersion: version, communication };
  return [factOn(communication.eventOn, noticed, [rule])];
}

function registerTold(
  percorso: BegunPercorso,
  rules: ProgrammeVersion,
  { stream, toldAt, so }: Observed,
): readonly NewFact<PercorsoEvent>[] {
  return readingFacts(percorso, rules, { on: dateOf(toldAt), bodies: { [idOf(stream)]: so() as Apl } });
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
