import type { Seat } from '../../../../domain/incentive/application';
import type { IncentiveCommand } from '../../../../domain/incentive/commands';
import type { Applied, Incentive } from '../../../../domain/incentive/state';
import {
  incentiveStream,
  parseIncentiveId,
  type ContractCode,
  type IncentiveId,
  type MunicipalityCode,
} from '../../../../domain/identifiers';
import type { Communication } from '../../../../domain/employment/communication';
import type { Facts } from '../../../../domain/programmes/facts';
import { casesOf, gapsOf, matchOf, type Case } from '../../../../domain/programmes/decision-table';
import type { AmountRow, IncentiveColumns, IncentiveRules } from '../../../../domain/programmes/incentives';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { CPI } from '../../../../domain/simulation/cast';
import type { Story } from '../../../../domain/simulation/story';
import type { Text } from '../../../../domain/texts';
import { addDays, addMonths, type CivilDate } from '../../../../domain/time/civil-date';
import { asksOf, attends, comes, FULL_TIME, hire, reports, sleeps } from './asking';
import { upTo } from './scene';

/** A programme that pays employers, and somebody who meets what it asks. */
export interface Paying {
  readonly rules: IncentiveRules;
  readonly version: ProgrammeVersion;
  readonly good: Facts;
}

/** A percorso that an employer may be paid for: every step is taken, and an interview was held. */
export function activated({ version, good }: Paying): Story {
  const story = upTo(version, good);
  sleeps(story);
  attends(story);
  return story;
}

/** The same with so much money for employers. */
export function withFunds({ version, ...paying }: Paying, cents: number): Paying {
  const { envelope, conditions } = paying.rules;
  const others = version.budgets.filter((one) => one.envelope !== envelope);
  const budgets = [...others, { envelope, cents, source: conditions.funds }];
  return { ...paying, version: { ...version, budgets } };
}

export type HireCase = Case<IncentiveColumns>;

/** What is lived so that a condition is not met, and what the application then comes to. */
export interface Lived {
  readonly given: Text;
  readonly when: Text;
  readonly came: Incentive;
  /** The same where the condition is met. */
  readonly otherwise?: Incentive;
  /** Whether nothing but that condition fails. */
  readonly alone: boolean;
}
/** Undefined where no life under these rules can show it. */
export type Living = (paying: Paying, one: HireCase) => Lived | undefined;

/** A case for which that row holds; outside crisis areas where that can be. */
export function caseOf(row: AmountRow, { amounts }: IncentiveRules): HireCase | undefined {
  const all = casesOf(amounts).filter((one) => matchOf(amounts, one).row === row);
  return all.find(({ place }) => place === 'ordinary') ?? all[0];
}

/** A case for which no row holds, with a contract that the table knows where there is one. */
export function worthless({ amounts }: IncentiveRules): HireCase | undefined {
  const gaps = gapsOf(amounts);
  return gaps.find(({ contract, place }) => contract !== 'other' && place === 'ordinary') ?? gaps[0];
}

const MONTHS: { readonly [months in HireCase['months']]: number | null } = {
  open: null,
  'over-12': 13,
  '12': 12,
  '6-to-12': 8,
  '3-to-6': 4,
  'under-3': 1,
};
const HOURS: { readonly [hours in HireCase['hours']]: number } = {
  full: FULL_TIME,
  part: FULL_TIME / 2,
  'below-half': 1_900,
};

/** The first day from today on of a hire that can be paid for. */
export function hireDay(story: Story, { hiresFrom }: IncentiveRules): CivilDate {
  const tomorrow = addDays(story.today(), 1);
  return hiresFrom > tomorrow ? hiresFrom : tomorrow;
}

/** A hire of that kind, told on its first day. */
export function hires(story: Story, one: HireCase, told: Partial<Communication> = {}): Communication {
  const rules = story.version.incentives;
  if (rules === null) throw new Error('Nobody is paid for hiring');
  const from = told.eventOn ?? hireDay(story, rules);
  comes(story, from);
  const message = { ...hire(story, from), ...agreed(one, from, rules), ...told };
  reports(story, message);
  return message;
}

export function agreed({ contract, months, hours }: HireCase, from: CivilDate, rules: IncentiveRules) {
  const planned = MONTHS[months];
  return {
    contract: contractOf(contract, rules),
    plannedEndOn: planned === null ? null : addDays(addMonths(from, planned), -1),
    weeklyHours: HOURS[hours],
    fullTimeHours: FULL_TIME,
  };
}

/** A code of that kind: the beginning that the rules name, made whole. */
function contractOf(kind: HireCase['contract'], { contracts }: IncentiveRules): ContractCode {
  const [beginning = 'C.01.00'] = contracts.find(([, name]) => name === kind) ?? [];
  return `${beginning}${'A.00.00'.slice(beginning.length)}` as ContractCode;
}

export type Asked = Extract<IncentiveCommand, { type: 'ApplyForIncentive' }>;

/** An application of the employer for that hire, as it is made by itself. */
export function application(story: Story, message: Communication, place: HireCase['place']): Asked {
  const { version, ids } = story;
  const rules = version.incentives;
  return {
    type: 'ApplyForIncentive',
    on: story.today(),
    personId: ids.personId,
    percorsoId: ids.percorsoId,
    programme: version.code,
    employer: message.employer,
    hire: message.protocol,
    weeklyHours: message.weeklyHours ?? 0,
    fullTimeHours: message.fullTimeHours ?? 0,
    seat: seatIn(rules?.region, place),
  };
}

function seatIn(region: Seat['region'] | undefined, place: HireCase['place']): Seat {
  const municipality = 'Z999' as string as MunicipalityCode;
  const always = { from: '1900-01-01' as CivilDate, to: null };
  return { municipality, region: region as Seat['region'], crisisAreas: place === 'crisis' ? [always] : [] };
}

export function incentive(nth: number) {
  const id = parseIncentiveId(`00000000-0000-4000-8005-${nth.toString(16).padStart(12, '0')}`);
  return incentiveStream(id as IncentiveId);
}

/** The first day on which the employer may apply has come, or the day after the hire. */
export function applicationDay(story: Story, { applicationsFrom }: IncentiveRules): void {
  const tomorrow = addDays(story.today(), 1);
  comes(story, applicationsFrom > tomorrow ? applicationsFrom : tomorrow);
}

/** The employer applies today, for the nth time; what the application comes to. */
export function applies(story: Story, asked: Asked, nth = 0): Incentive {
  asksOf(story, incentive(nth), { command: { ...asked, on: story.today() }, actor: CPI });
  return incentiveOf(story, nth);
}

export function incentiveOf(story: Story, nth = 0): Incentive {
  return story.register.stateOf(incentive(nth)) as Incentive;
}

/** Somebody is hired so, and the employer applies as soon as it may. */
export function appliesFor(story: Story, one: HireCase): Incentive {
  return appliesOnce(story, hires(story, one), one.place);
}

/** The employer applies for that hire as soon as it may. */
export function appliesOnce(story: Story, message: Communication, place: HireCase['place']): Incentive {
  const { incentives: rules } = story.version;
  if (rules !== null) applicationDay(story, rules);
  return applies(story, application(story, message, place));
}

/** For which row it was admitted, with how many cents; undefined where it was not. */
export function admission(one: Incentive): { readonly row: string; readonly cents: number } | undefined {
  const told = appliedOf(one)?.history.findLast(({ event }) => event.type === 'IncentiveAdmitted')?.event;
  return told?.type === 'IncentiveAdmitted' ? told : undefined;
}

function appliedOf(one: Incentive): Applied | undefined {
  return one.phase === 'none' ? undefined : one;
}
