import type {
  AllowanceRule,
  BusinessFeeRule,
  EntitlementKind,
  EntitlementOf,
  EntitlementRule,
  ProcessFeeRule,
  ResultFeeRule,
  SpendLineRule,
} from '../../../../../domain/programmes/entitlements';
import type { Story } from '../../../../../domain/simulation/story';
import { addDays, addMonths } from '../../../../../domain/time/civil-date';
import { attends, isHired } from './deeds';
import { earningOf } from './earning';
import { clockFrom, FARTHEST } from './life';
import { bestOf, leastJob, wholeOf } from './outcomes';
import { spread } from './process-fee';
import { centsOf } from './process-steps';
import { daysBeyond } from './spend-line';

/** The most that a rule pays for one pathway of who is farthest from work, and how it is reached from the next day on. Cents. */
export interface Most {
  readonly part: string;
  readonly cents: number;
  readonly reach: (story: Story) => void;
}

/** In the order in which they can be reached: who works is given no service. */
const MOSTS: { readonly [Kind in EntitlementKind]: (rule: EntitlementOf<Kind>) => Most | undefined } = {
  'process-fee': steps,
  'spend-line': line,
  allowance: months,
  'business-fee': business,
  'result-fee': job,
};

/** The most of each rule, in the order in which they can be reached. */
export function mostsOf(rules: readonly EntitlementRule[]): readonly Most[] {
  const kinds = Object.keys(MOSTS) as EntitlementKind[];
  return kinds
    .flatMap((kind) => rules.filter((rule) => rule.kind === kind))
    .flatMap((rule) => mostOf(rule) ?? []);
}

export function mostOf(rule: EntitlementRule): Most | undefined {
  return (MOSTS[rule.kind] as (one: EntitlementRule) => Most | undefined)(rule);
}

function steps(rule: ProcessFeeRule): Most {
  const { part, kinds, stepMinutes, mostSteps } = rule;
  const [kind = 'interview'] = kinds;
  return {
    part,
    cents: centsOf(rule, mostSteps),
    reach: (story) =>
      spread(story, { from: addDays(story.today(), 1), kind, minutes: mostSteps * stepMinutes }),
  };
}

const WORKING_DAY = 480;

function line(rule: SpendLineRule): Most {
  const { part, kinds, mostCents } = rule;
  const [kind = 'interview'] = kinds;
  return {
    part,
    cents: mostCents,
    reach: (story) =>
      spread(story, { from: addDays(story.today(), 1), kind, minutes: daysBeyond(rule) * WORKING_DAY }),
  };
}

const LATE_IN_THE_MONTH = 20;

function months({ part, kinds, leastMinutes, mostMonths, centsPerMonth }: AllowanceRule): Most {
  const [kind = 'interview'] = kinds;
  return {
    part,
    cents: mostMonths * centsPerMonth,
    reach: (story) => {
      const start = clockFrom(story);
      for (let month = 0; month < mostMonths; month += 1)
        attends(story, {
          on: addDays(addMonths(start, month), LATE_IN_THE_MONTH),
          kind,
          minutes: leastMinutes,
        });
    },
  };
}

function business(rule: BusinessFeeRule): Most | undefined {
  const opened = earningOf(rule);
  if (opened === undefined) return undefined;
  const { part, cents } = opened;
  return { part, cents, reach: (story) => void opened.happens(story, addDays(story.today(), 1)) };
}

function job(rule: ResultFeeRule): Most | undefined {
  const best = bestOf(rule);
  if (best === undefined) return undefined;
  return {
    part: rule.part,
    cents: wholeOf(best, FARTHEST),
    reach: (story) => void isHired(story, leastJob(best, addDays(story.today(), 1))),
  };
}
