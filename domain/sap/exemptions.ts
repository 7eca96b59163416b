import type { Exemption } from '../proceeding/requests';
import type { SapTransition } from '../programmes/sap';
import { addDays, type CivilDate } from '../time/civil-date';
import type { Standing } from './standing';

/** A day on which an exemption begins, or is over; the request that it was granted for, and the fact of its answer. */
export interface ExemptionTurn {
  readonly on: CivilDate;
  readonly act: 'exempted' | 'exemption-over';
  readonly because: number;
  readonly request: number;
}

/** The turns of exemptions from a percorso: where no day is free between two of them, those of one. None begins before the proposal. */
export function exemptionTurnsOf(
  exemptions: readonly Exemption[],
  proposedOn: CivilDate,
): readonly ExemptionTurn[] {
  const inTime = exemptions.filter(({ to }) => to >= proposedOn);
  return joined(inTime).flatMap(({ from, to, version: because, request }): readonly ExemptionTurn[] => [
    { on: from < proposedOn ? proposedOn : from, act: 'exempted', because, request },
    { on: addDays(to, 1), act: 'exemption-over', because, request },
  ]);
}

function joined(exemptions: readonly Exemption[]): readonly Exemption[] {
  const inOrder = [...exemptions].sort(
    (one, other) => Number(one.from > other.from) - Number(one.from < other.from),
  );
  return inOrder.reduce<readonly Exemption[]>((before, one) => {
    const last = before.at(-1);
    if (last === undefined || one.from > addDays(last.to, 1)) return [...before, one];
    return [...before.slice(0, -1), { ...last, to: one.to > last.to ? one.to : last.to }];
  }, []);
}

/** What is told where an exemption is over, by where the policy stands; what had not begun stays as it was. */
const AFTERWARDS: { readonly [standing in Standing]?: SapTransition } = {
  running: 'exemption-over',
  suspended: 'still-suspended',
};

/**
 * By which transition an exemption begins, or is over. It changes nothing of how far the policy has come; and where something
 * else was told of the policy since it began, the policy stands as that says.
 */
export function exemptionTurned(
  act: ExemptionTurn['act'],
  standing: Standing,
  last: SapTransition | undefined,
): SapTransition | undefined {
  if (act === 'exemption-over') return isExempt(last) ? AFTERWARDS[standing] : undefined;
  return standing === 'none' || standing === 'closed' ? undefined : 'exempted';
}

/** What jobs bring while the person is exempt is told once that is over. */
export function isHeldBack(by: SapTransition, last: SapTransition | undefined): boolean {
  return isExempt(last) && (by === 'suspended' || by === 'resumed');
}

function isExempt(last: SapTransition | undefined): boolean {
  return last === 'exempted';
}
