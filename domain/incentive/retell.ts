import type { NewFact, Recorded } from '../decider';
import { sameJson } from '../same-json';
import type { Instant } from '../time/civil-date';
import { agenda, expire } from './agenda';
import { appliedBy, isRejection, type Applied } from './corrections';
import { movesMoney, type FactCorrected, type IncentiveEvent } from './events';
import { provisionally } from './provisionally';
import { withConsequences, type Setting } from './reassess';
import type { Incentive } from './state';

type Fact = Recorded<IncentiveEvent>;
/** An application told again, and the rejection that it came to; what it claims is granted. */
interface Retold {
  readonly incentive: Incentive;
  readonly rejected: FactCorrected['arisen'][number] | null;
}

/**
 * How an application would have been answered as it should have been made: which rejections would not have been, and which would;
 * and whether it would still wait for facts.
 */
export function toldAgain(
  history: readonly Fact[],
  application: Applied,
  setting: Setting,
): Pick<FactCorrected, 'overtaken' | 'arisen' | 'waits'> {
  const none: Retold = { incentive: { phase: 'none' }, rejected: null };
  // What was consulted of another percorso says nothing of this one.
  const { percorsoId } = application.event.application;
  const { rejected, incentive } = history
    .filter(
      ({ event, version }) =>
        event.type !== 'PathwayConsulted' ||
        appliedBy(history, version).event.application.percorsoId === percorsoId,
    )
    .reduce((again, fact) => retold(again, fact, { application, setting }), none);
  const rejections = history.filter(isRejection);
  const held = rejections.find((one) => rejected !== null && isSame(one, rejected));
  return {
    overtaken: rejections.filter((one) => one !== held).map(({ version }) => version),
    arisen: rejected === null || held !== undefined ? [] : [rejected],
    ...(incentive.phase === 'awaiting-facts' ? { waits: true } : {}),
  };
}

interface Retelling {
  readonly application: Applied;
  readonly setting: Setting;
}

/** One fact more. What is rejected hears of nothing any more. */
function retold(before: Retold, fact: Fact, { application, setting }: Retelling): Retold {
  if (before.rejected !== null || movesMoney(fact.event)) return before;
  switch (fact.event.type) {
    case 'IncentiveApplied':
      return heard(before, { ...fact, ...application }, setting);
    case 'PathwayConsulted':
    case 'HireObserved':
    case 'WorkerDeathObserved':
    case 'PersonJoined':
    case 'PersonParted':
      return heard(before, fact, setting);
    case 'IncentiveRejected':
      return isBrought(fact, before.incentive, setting) ? rejectedBy(before, fact, fact.version) : before;
    case 'FactsAwaited':
    case 'AdmissionDeferred':
    case 'FundsAwaited':
    case 'IncentiveAdmitted':
    case 'IncentiveReduced':
    case 'IncentiveWithdrawn':
    case 'IncentiveRestored':
    case 'IncentiveReserved':
    case 'FactCorrected':
    case 'EffectAnswered':
    case 'EffectReopened':
    case 'EffectClosed':
      return before;
  }
}

function heard(before: Retold, fact: Fact, setting: Setting): Retold {
  const { event, effectiveOn, basis, toldAt: now, actor } = fact;
  const at = { ...setting, now, actor };
  const decision = withConsequences(before.incentive, [{ event, effectiveOn, basis }], at);
  if (decision.verdict === 'refused') return before;
  const incentive = provisionally(before.incentive, decision.facts, at);
  const last = decision.facts.at(-1);
  if (incentive.phase !== 'rejected' || last === undefined) return { ...before, incentive };
  return rejectedBy({ ...before, incentive }, { ...last, toldAt: now }, fact.version);
}

function rejectedBy(
  before: Retold,
  { event, effectiveOn, toldAt }: NewFact<IncentiveEvent> & { readonly toldAt: Instant },
  after: number,
): Retold {
  if (event.type === 'FactCorrected') return before;
  return { ...before, rejected: { event, effectiveOn, toldAt, after } };
}

/**
 * Whether time brings the rejection to the application as it is now: the facts that it lacked did not come in time, or the
 * worker's place was another's when it would have taken it.
 */
function isBrought({ event, effectiveOn, toldAt }: Fact, incentive: Incentive, setting: Setting): boolean {
  if (event.type !== 'IncentiveRejected') return false;
  if (event.conditions.includes('one-per-worker')) return 'money' in incentive;
  return agenda(incentive, setting.rulebook)
    .deadlines.filter(({ dueAt }) => dueAt === toldAt)
    .map((due) => expire(due, incentive, setting))
    .some(
      (one) => one.verdict === 'accepted' && one.facts.some((fact) => isSame(fact, { event, effectiveOn })),
    );
}

function isSame(one: Said, other: Said): boolean {
  return sameJson(one.event, other.event) && one.effectiveOn === other.effectiveOn;
}

type Said = Pick<Fact, 'event' | 'effectiveOn'>;
