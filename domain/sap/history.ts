import { owedCents } from '../account/account';
import type { Recorded } from '../decider';
import { agenda } from '../percorso/agenda';
import { latest } from '../percorso/clock';
import { holding } from '../percorso/corrections';
import type { PercorsoEvent } from '../percorso/events';
import { told } from '../percorso/evolve';
import { hasEnded, NO_PERCORSO, type BegunPercorso, type Percorso } from '../percorso/state';
import type { Exemption } from '../proceeding/requests';
import type { ProgrammeVersion } from '../programmes/programme';
import type { Rulebook } from '../programmes/rulebook';
import { SAP_EVENTS, SAP_TRANSITIONS, type SapCode, type SapTransition } from '../programmes/sap';
import type { CivilDate } from '../time/civil-date';
import { exemptionTurned, exemptionTurnsOf, isHeldBack, type ExemptionTurn } from './exemptions';
import { jobTurnsOf, type JobTurn } from './jobs';
import { actOf, type Act } from './meanings';
import { moved, type Standing } from './standing';

type Fact = Recorded<PercorsoEvent>;

/** The dates of a policy. A suspension, a change of provider and an end set the last; what begins again takes it back. */
export interface PolicyDates {
  readonly proposal: CivilDate;
  readonly start: CivilDate | null;
  readonly end: CivilDate | null;
}

/** An event of the policy, with its one code, and the dates of the policy once it happened: the tied one equals its day. */
export interface SapEvent {
  readonly transition: SapTransition;
  readonly code: SapCode;
  readonly on: CivilDate;
  readonly dates: PolicyDates;
  /** The version of the fact that brought it about, or since which it is known. */
  readonly because: number;
  /** The request of the person that it follows from: `because` is then a fact of her proceedings. Null of whatever else. */
  readonly request: number | null;
}

/** Under which rules a percorso is read, and up to which day. */
export interface SapRules {
  readonly rules: ProgrammeVersion;
  readonly rulebook: Rulebook;
  readonly asOf: CivilDate;
  /** The exemptions from it that were granted. */
  readonly exemptions?: readonly Exemption[];
}

/**
 * What became of the policy that a percorso is, in the order of its days: of its facts as they hold after its corrections, and
 * of the clock and the account that follow from them, and of the exemptions from it. Of one day, what was done comes before what
 * jobs bring, and that before what exemptions do.
 */
export function sapHistoryOf(facts: readonly Fact[], at: SapRules): readonly SapEvent[] {
  const points = pointsOf(facts);
  const own = acts(points);
  const marks = [...own, ...jobTurns(points, at.rules), ...exemptionTurns(own, at)].filter(
    ({ on }) => on <= at.asOf,
  );
  const { events, standing } = [...marks]
    .sort(byDay)
    .reduce<Told>((before, mark) => after(before, mark, at), {
      standing: 'none',
      events: [],
    });
  const last = standing === 'closed' ? accountedFor(points, events, at) : undefined;
  return last === undefined ? events : [...events, last];
}

/** A percorso after one of its facts. */
interface Point {
  readonly fact: Fact;
  readonly percorso: BegunPercorso;
}

interface Mark {
  readonly on: CivilDate;
  readonly act: Act | ExemptionTurn['act'];
  readonly because: number;
  readonly request: number | null;
}

interface Told {
  readonly standing: Standing;
  readonly events: readonly SapEvent[];
}

function pointsOf(facts: readonly Fact[]): readonly Point[] {
  let percorso: Percorso = NO_PERCORSO;
  return holding(facts).flatMap((fact) => {
    percorso = told(percorso, fact);
    return percorso.phase === 'none' ? [] : [{ fact, percorso }];
  });
}

function acts(points: readonly Point[]): readonly Mark[] {
  return points.flatMap(({ fact: { event, effectiveOn: on, version: because } }) => {
    const act = actOf(event);
    return act === undefined ? [] : [{ on, act, because, request: null }];
  });
}

/** The turns of the jobs as known now, each with the fact since which it stands without a break. */
function jobTurns(points: readonly Point[], rules: ProgrammeVersion): readonly Mark[] {
  const known = points.map(({ percorso }) => jobTurnsOf(percorso, rules));
  return (known.at(-1) ?? []).flatMap((turn) => {
    const unknown = known.findLastIndex((turns) => !turns.some((one) => isSame(one, turn)));
    const since = points[unknown + 1];
    return since === undefined ? [] : [{ ...turn, because: since.fact.version, request: null }];
  });
}

function exemptionTurns([proposal]: readonly Mark[], { exemptions = [] }: SapRules): readonly Mark[] {
  return proposal === undefined ? [] : exemptionTurnsOf(exemptions, proposal.on);
}

function isSame(one: JobTurn, other: JobTurn): boolean {
  return one.on === other.on && one.act === other.act;
}

function byDay(one: Mark, other: Mark): number {
  return Number(one.on > other.on) - Number(one.on < other.on);
}

function after(before: Told, { act, ...mark }: Mark, { rules }: SapRules): Told {
  const last = before.events.at(-1)?.transition;
  if (act === 'exempted' || act === 'exemption-over')
    return { ...before, events: withEvent(before.events, mark, exemptionTurned(act, before.standing, last)) };
  const { standing, by } = moved(before.standing, act, rules);
  const isTold = by !== undefined && !isHeldBack(by, last);
  return { standing, events: isTold ? withEvent(before.events, mark, by) : before.events };
}

type Marked = Pick<SapEvent, 'on' | 'because' | 'request'>;

function withEvent(
  before: readonly SapEvent[],
  mark: Marked,
  by: SapTransition | undefined,
): readonly SapEvent[] {
  return by === undefined ? before : [...before, eventOf(by, mark, before)];
}

function eventOf(
  transition: SapTransition,
  { on, because, request }: Marked,
  before: readonly SapEvent[],
): SapEvent {
  const { code } = SAP_TRANSITIONS[transition];
  const dates = before.at(-1)?.dates ?? { proposal: on, start: null, end: null };
  const tied = SAP_EVENTS[code];
  const again = tied === 'start' ? { end: null } : {};
  const set = tied === null ? dates : { ...dates, ...again, [tied]: on };
  return { transition, code, on, dates: set, because, request };
}

/** Once, at the first moment after the end at which all that was owed is paid and nothing can mature any more. */
function accountedFor(
  points: readonly Point[],
  events: readonly SapEvent[],
  { rulebook, asOf }: SapRules,
): SapEvent | undefined {
  const found = points.find(
    (point, index) => isWhole(point, points[index + 1]) && isAccountedFor(point.percorso, rulebook),
  );
  const end = events.at(-1);
  if (found === undefined || end === undefined) return undefined;
  const { effectiveOn, version: because } = found.fact;
  const on = latest(effectiveOn, end.on);
  return on > asOf ? undefined : eventOf('accounted-for', { on, because, request: null }, events);
}

/** Whether a decision is told to its end: what it finds to be owed may come as its last fact. */
function isWhole({ fact }: Point, next: Point | undefined): boolean {
  return next?.fact.causation !== fact.causation || next.fact.toldAt !== fact.toldAt;
}

/** What is asked back is another matter: it was paid. */
function isAccountedFor(percorso: Percorso, rulebook: Rulebook): boolean {
  if (!hasEnded(percorso)) return false;
  const { payees } = percorso.dossier.money;
  const isPaid = payees.some(({ paid }) => paid > 0) && payees.every((one) => owedCents(one) <= 0);
  return isPaid && agenda(percorso, rulebook).deadlines.length === 0;
}
