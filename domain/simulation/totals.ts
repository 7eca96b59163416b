import { entitledCents, outstandingCents } from '../account/account';
import { employerIn } from '../incentive/money';
import type { Incentive } from '../incentive/state';
import type { BegunPercorso, End } from '../percorso/state';
import { incentiveOf } from './applying';
import type { Story } from './story';

/** Counts by name. */
export interface Counts {
  readonly [name: string]: number;
}

/** What happened to so many people, and what it costs, in cents. Sums alone: two totals together are the totals of both. */
export interface Totals {
  readonly people: number;
  readonly facts: number;
  /** How the pathways ended; `refused-adhesion` never began, `open` has no end yet. */
  readonly outcomes: Counts;
  /** Ends by their cause: `abandonment/declared`. */
  readonly exits: Counts;
  readonly steps: Counts;
  /** Facts of every kind, by name. */
  readonly events: Counts;
  /** What was asked and refused, by its reason. */
  readonly refusals: Counts;
  /** What people and bodies are entitled to, by part; and to how many pathways something of it is due. */
  readonly entitled: Counts;
  readonly entitledPeople: Counts;
  readonly paidCents: number;
  readonly recoveredCents: number;
  readonly outstandingCents: number;
  /** Applications for an incentive, by what they stand at in the end. */
  readonly incentives: Counts;
  readonly incentivesEntitledCents: number;
  readonly incentivesPaidCents: number;
  readonly incentivesRecoveredCents: number;
  readonly incentivesOutstandingCents: number;
  /** Held of each envelope in the end, for people and for their employers. */
  readonly held: Counts;
  /** Two runs with the same mark lived the same pathways. */
  readonly mark: number;
}

export const NOTHING: Totals = {
  people: 0,
  facts: 0,
  outcomes: {},
  exits: {},
  steps: {},
  events: {},
  refusals: {},
  entitled: {},
  entitledPeople: {},
  paidCents: 0,
  recoveredCents: 0,
  outstandingCents: 0,
  incentives: {},
  incentivesEntitledCents: 0,
  incentivesPaidCents: 0,
  incentivesRecoveredCents: 0,
  incentivesOutstandingCents: 0,
  held: {},
  mark: 0,
};

/** The totals of all of them. */
export function together(...all: readonly Totals[]): Totals {
  const names = Object.keys(NOTHING) as (keyof Totals)[];
  const sums = names.map((name) => {
    const values = all.map((one): number | Counts => one[name]);
    if (typeof NOTHING[name] !== 'number') return [name, merged(values as readonly Counts[])];
    const total = sum(values as readonly number[]);
    // A mark stays within 32 bits; whole numbers of cents stay exact far beyond any budget.
    return [name, name === 'mark' ? total >>> 0 : total];
  });
  return Object.fromEntries(sums) as Totals;
}

function merged(all: readonly Counts[]): Counts {
  const sums: Record<string, number> = {};
  for (const counts of all) for (const name in counts) sums[name] = (sums[name] ?? 0) + (counts[name] ?? 0);
  return sums;
}

/** What one life comes to. */
export function totalsOf(story: Story): Totals {
  const facts = story.register.factsOf(story.percorsoStream);
  const percorso = story.percorso();
  const refusals = Object.fromEntries(story.refusals);
  const base = { ...NOTHING, people: 1, facts: facts.length, refusals, mark: markOf(story) };
  if (percorso.phase === 'none') return { ...base, outcomes: { 'refused-adhesion': 1 } };
  return {
    ...base,
    outcomes: { [percorso.phase === 'ended' ? percorso.end.how : 'open']: 1 },
    exits: percorso.phase === 'ended' ? exitOf(percorso.end) : {},
    steps: counted(percorso.done.map(({ step }) => step)),
    events: counted(facts.map(({ event }) => event.type)),
    ...moneyOf(percorso),
    ...employerOf(incentiveOf(story)),
    held: story.register.held(),
  };
}

function exitOf(end: End): Counts {
  return 'cause' in end ? { [`${end.how}/${end.cause}`]: 1 } : {};
}

function moneyOf({ dossier: { money } }: BegunPercorso) {
  const entitled: Record<string, number> = {};
  for (const { entitled: parts } of money.payees)
    for (const [part, cents] of Object.entries(parts)) entitled[part] = (entitled[part] ?? 0) + cents;
  const due = Object.entries(entitled).filter(([, cents]) => cents > 0);
  return {
    entitled: Object.fromEntries(due),
    entitledPeople: Object.fromEntries(due.map(([part]) => [part, 1])),
    paidCents: sum(money.payees.map(({ paid }) => paid)),
    recoveredCents: sum(money.payees.map(({ recovered }) => recovered)),
    outstandingCents: sum(money.payees.map(outstandingCents)),
  };
}

/** What its employer asked, and what came of it. */
function employerOf(incentive: Incentive): Partial<Totals> {
  if (incentive.phase === 'none') return {};
  const incentives = { [incentive.phase]: 1 };
  if (!('money' in incentive)) return { incentives };
  const employer = employerIn(incentive);
  return {
    incentives,
    incentivesEntitledCents: entitledCents(employer),
    incentivesPaidCents: employer.paid,
    incentivesRecoveredCents: employer.recovered,
    incentivesOutstandingCents: outstandingCents(employer),
  };
}

function counted(names: readonly string[]): Counts {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function sum(all: readonly number[]): number {
  return all.reduce((total, one) => total + one, 0);
}

/** Every fact of the percorso, with its day and what it moved. */
function markOf({ register, percorsoStream }: Story): number {
  let mark = 0x811c9dc5;
  for (const { event, effectiveOn, toldAt, postings = [] } of register.factsOf(percorsoStream)) {
    const text = `${event.type} ${effectiveOn} ${toldAt} ${postings.map(({ cents }) => cents).join(' ')}`;
    for (let at = 0; at < text.length; at += 1) mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193);
  }
  return mark >>> 0;
}
