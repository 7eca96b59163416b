import type { Communication } from '../employment/communication';
import { earliest } from '../happening';
import type { IncentiveCommand } from '../incentive/commands';
import type { IncentiveRules } from '../programmes/incentives';
import { daysBetween } from '../time/civil-date';
import { applyingIn, type Applying } from './applying';
import { CPI, PARTY } from './cast';
import type { Chance } from './chance';
import { applicationDay, applicationFor, applies } from './incentive-asked';
import { planIncentiveMoney } from './incentive-money';
import { performOwed } from './parties';
import { personOf, type Story } from './story';
import { nextIn, type Next } from './timeline';

/** Who hired the person of a life: it may apply for an incentive, once. The percorso is as it would be without. */
export interface Employer {
  /** What was told of the person is noticed, what is owed is done, and what follows is meant. */
  readonly keepUp: () => void;
  readonly next: () => Next;
}

/** Where nobody is paid for hiring, nobody applies. */
const NOBODY: Employer = { keepUp: () => undefined, next: () => undefined };

export function employerOf(story: Story, chance: Chance): Employer {
  const rules = story.version.incentives;
  if (rules === null) return NOBODY;
  let applying: Applying | undefined;
  return {
    keepUp: () => {
      applying ??= thinking(story, rules, chance);
      if (applying !== undefined) keepUp(applying);
    },
    next: () =>
      applying === undefined
        ? undefined
        : nextIn(applying, earliest(applying.lived().agenda().deadlines)?.dueAt),
  };
}

const APPLICATION = 'application';

/** Once a hire was told its employer thinks about it, and some of them apply in the end. */
function thinking(story: Story, rules: IncentiveRules, chance: Chance): Applying | undefined {
  const hired = hireTold(story);
  if (hired === undefined) return undefined;
  const applying = applyingIn(story, chance);
  if (!applies(chance)) return applying;
  const days = daysBetween(applying.today(), applicationDay(applying.today(), rules, chance));
  applying.in(days, APPLICATION, () => apply(applying, hired, rules));
  return applying;
}

function hireTold(story: Story): Communication | undefined {
  for (const { event } of story.register.factsOf(personOf(story)))
    if (event.type === 'EmploymentReported' && event.communication.event === 'hire')
      return event.communication;
  return undefined;
}

function apply(applying: Applying, hired: Communication, rules: IncentiveRules): void {
  const application = applicationFor(hired, rules, applying);
  applying.ask({ type: 'ApplyForIncentive', on: applying.today(), ...application }, CPI);
  planLook(applying, 1);
}

const LOOK_AGAIN = 'look again';
const TRIES = 4;

/** Somebody looks again at what waits, now and then. */
function planLook(applying: Applying, nth: number): void {
  if (waits(applying) && nth <= TRIES)
    applying.in(applying.chance.between(10, 40), LOOK_AGAIN, () => {
      if (!waits(applying)) return;
      applying.ask({ type: 'ReassessIncentive', on: applying.today() }, CPI);
      planLook(applying, nth + 1);
    });
}

function waits({ incentive }: Applying): boolean {
  const { phase } = incentive();
  return phase === 'awaiting-facts' || phase === 'awaiting-funds';
}

function keepUp(applying: Applying): void {
  if (applying.incentive().phase === 'none') return;
  applying.hear();
  perform(applying);
  planIncentiveMoney(applying);
}

/** What the incentive owes is done. */
function perform(applying: Applying): void {
  performOwed(applying, {
    answered: (answer) => applying.ask(answer as IncentiveCommand, PARTY),
    standings: () => {
      const incentive = applying.incentive();
      return incentive.phase === 'none' ? [] : incentive.effects;
    },
    retry: (key) => applying.ask({ type: 'RetryIncentiveEffect', key }, CPI),
  });
}
