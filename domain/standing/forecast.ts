import { outstandingCents, owedCents } from '../account/account';
import { totalOf } from '../entitlement/ceiling';
import type { RuledTranche } from '../entitlement/readers';
import { kindOf, type StreamId } from '../identifiers';
import { balances as ofIncentive } from '../incentive/money';
import type { Incentive } from '../incentive/state';
import type { Posting } from '../ledger';
import { concludesOn } from '../percorso/clock';
import { entitledBy, isMatured } from '../percorso/entitlement';
import { tranchesOf } from '../percorso/pathway-facts';
import { balances as ofPercorso } from '../percorso/observe';
import { hasEnded, type BegunPercorso, type Percorso } from '../percorso/state';
import type { ProgrammeVersion } from '../programmes/programme';
import type { CivilDate } from '../time/civil-date';
import { moneyOf } from './moneys';

/** A month as `2021-03`; null where no day is known yet. */
export type Month = string | null;

/** What falls due in a month. Cents. */
export interface Due {
  readonly month: Month;
  /** On the accounts: assessed and not paid. */
  readonly owed: number;
  /** Earned by the day asked about, and waiting until nothing lawful about it can come any more. */
  readonly earned: number;
  /** To be earned by what is under way, if the jobs last and the pathways go on. */
  readonly expected: number;
}

/** What a stream, or all that draw from an envelope, will owe. Cents. */
export interface Forecast {
  /** By month, what has none last. */
  readonly due: readonly Due[];
  /** Set aside beyond all that is due: what may still be owed at most, if something comes that nothing known contains. */
  readonly reserved: number;
  /** Due beyond what is set aside: an envelope that is exhausted does not cover it. */
  readonly uncovered: number;
  /** Paid too much and not come back: it falls due to the envelope. */
  readonly askedBack: number;
}

export const NO_FORECAST: Forecast = { due: [], reserved: 0, uncovered: 0, askedBack: 0 };

interface Asked {
  readonly stream: StreamId;
  readonly state: unknown;
  readonly rules: ProgrammeVersion;
  readonly asOf: CivilDate;
}

/** What a stream will owe, by all that is known of it: what is entitled day after day, alternatives and ceiling as they are assessed. */
export function forecastOf({ stream, state, rules, asOf }: Asked): Forecast {
  const { payees } = moneyOf(stream, state).account;
  const owed = payees.reduce((sum, one) => sum + Math.max(0, owedCents(one)), 0);
  const askedBack = payees.reduce((sum, one) => sum + outstandingCents(one), 0);
  const now: Due = { month: monthOf(asOf), owed, earned: 0, expected: 0 };
  if (kindOf(stream) === 'incentive')
    return { ...NO_FORECAST, due: all([now]), askedBack, reserved: roomOf(ofIncentive(state as Incentive)) };
  const percorso = state as Percorso;
  if (percorso.phase === 'none') return NO_FORECAST;
  const due = all([now, ...comingDue(percorso, rules, asOf)]);
  const coming = due.reduce((sum, { earned, expected }) => sum + earned + expected, 0);
  const room = roomOf(ofPercorso(percorso));
  return { due, askedBack, reserved: Math.max(0, room - coming), uncovered: Math.max(0, coming - room) };
}

/** Several forecasts as one. */
export function together(one: Forecast, other: Forecast): Forecast {
  return {
    due: all([...one.due, ...other.due]),
    reserved: one.reserved + other.reserved,
    uncovered: one.uncovered + other.uncovered,
    askedBack: one.askedBack + other.askedBack,
  };
}

/** What an envelope carries over when a year ends. Cents. */
export interface YearEnd {
  readonly year: string;
  /** Falls due up to its last day. */
  readonly dueInYear: number;
  /** Falls due after it, or on no day known yet: owed or set aside, and not to be paid in the year. */
  readonly dueLater: number;
  /** Set aside beyond that. */
  readonly reserved: number;
}

/** The end of the year of that day: what is paid in it as it falls due, and what must be carried over. */
export function yearEndOf({ due, reserved }: Pick<Forecast, 'due' | 'reserved'>, asOf: CivilDate): YearEnd {
  const year = asOf.slice(0, 4);
  const sumOf = (dues: readonly Due[]) =>
    dues.reduce((sum, { owed, earned, expected }) => sum + owed + earned + expected, 0);
  const isInYear = ({ month }: Due) => month?.slice(0, 4) === year;
  const dueInYear = sumOf(due.filter(isInYear));
  return { year, dueInYear, dueLater: sumOf(due) - dueInYear, reserved };
}

/** Set aside and not assessed to anybody. */
function roomOf(postings: readonly Posting[]): number {
  return postings
    .filter(({ account }) => account === 'reserved' || account === 'committed')
    .reduce((sum, { cents }) => sum + cents, 0);
}

/** First what is earned, by its day, then what is expected, by its day: each adds what it brings beyond all before it. */
function comingDue(percorso: BegunPercorso, rules: ProgrammeVersion, asOf: CivilDate): readonly Due[] {
  const { money } = percorso.dossier;
  const tranches = tranchesOf(percorso, rules);
  const matured = tranches.filter((one) => isMatured(money, one));
  const waiting = tranches
    .filter((one) => !matured.includes(one))
    .map((one) => ({ one, month: monthDue(one, percorso, { rules, asOf }), isEarned: isEarned(one, asOf) }))
    .toSorted((a, b) => Number(b.isEarned) - Number(a.isEarned) || byMonth(a.month, b.month));
  let counted: readonly RuledTranche[] = matured;
  let before = totalOf(entitledBy(counted, rules));
  return waiting.map(({ one, month, isEarned: earned }) => {
    counted = [...counted, one];
    const after = totalOf(entitledBy(counted, rules));
    const cents = after - before;
    before = after;
    return { month, owed: 0, earned: earned ? cents : 0, expected: earned ? 0 : cents };
  });
}

function isEarned({ tranche }: RuledTranche, asOf: CivilDate): boolean {
  return tranche.earnedOn <= asOf;
}

/** What waits for the end of the pathway is due when that is to be; what is late, now. */
function monthDue(
  { tranche }: RuledTranche,
  percorso: BegunPercorso,
  { rules, asOf }: Pick<Asked, 'rules' | 'asOf'>,
): Month {
  const from = tranche.payableFrom ?? (hasEnded(percorso) ? asOf : concludesOn(percorso, rules));
  if (from === undefined) return null;
  return monthOf(from < asOf ? asOf : from);
}

function monthOf(date: CivilDate): string {
  return date.slice(0, 7);
}

/** Month by month, those in which nothing falls due left out. */
function all(dues: readonly Due[]): readonly Due[] {
  const months = new Map<Month, Due>();
  for (const one of dues) {
    const { owed, earned, expected } = months.get(one.month) ?? { owed: 0, earned: 0, expected: 0 };
    months.set(one.month, {
      month: one.month,
      owed: owed + one.owed,
      earned: earned + one.earned,
      expected: expected + one.expected,
    });
  }
  return [...months.values()]
    .filter(({ owed, earned, expected }) => owed + earned + expected > 0)
    .toSorted((one, other) => byMonth(one.month, other.month));
}

function byMonth(one: Month, other: Month): number {
  if (one === other) return 0;
  if (one === null) return 1;
  return other === null || one < other ? -1 : 1;
}
