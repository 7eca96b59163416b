import { entitledCents } from '../../../../../domain/account/account';
import {
  incentiveStream,
  type ContractCode,
  type IncentiveId,
  type StreamId,
} from '../../../../../domain/identifiers';
import type { Incentive } from '../../../../../domain/incentive/state';
import {
  INCENTIVE_COLUMNS,
  type AmountRow,
  type IncentiveColumns,
  type IncentiveRules,
} from '../../../../../domain/programmes/incentives';
import type { ProgrammeVersion } from '../../../../../domain/programmes/programme';
import { morning, SOCIAL_SERVICE } from '../../../../../domain/simulation/cast';
import type { Story } from '../../../../../domain/simulation/story';
import { addDays, addMonths, type CivilDate } from '../../../../../domain/time/civil-date';
import type { Text } from '../../../../../domain/texts';
import { text } from '../../../../modules/texts/text';
import { day, euro } from '../../../text';
import { FULL_TIME } from '../asking';
import { attends, codeUnder, EMPLOYER, isHired } from './deeds';
import { contractText } from './words';

/** The amounts for employers, from the least to the most. */
export function amountsIn({ incentives }: ProgrammeVersion): readonly AmountRow[] {
  return (incentives?.amounts.rows ?? []).toSorted((one, other) => one.cents - other.cents);
}

/** After an interview an employer hires the person as a row of the table asks, and applies for its amount on the same day; said in words. */
export function appliedFor(story: Story, row: AmountRow): Text {
  const rules = story.version.incentives;
  if (rules === null) throw new Error('There are no incentives');
  attends(story, { on: addDays(story.today(), 1), kind: 'interview', minutes: 60 });
  const on = latest([addDays(story.today(), 1), rules.hiresFrom, rules.applicationsFrom]);
  story.until(morning(on));
  const contract = contractOf(row, rules);
  const weeklyHours = HOURS[valueOf(row, 'hours')];
  const hire = isHired(story, { from: on, to: MONTHS[valueOf(row, 'months')](on), contract, weeklyHours });
  story.tell(streamOf(story), {
    type: 'ApplyForIncentive',
    on,
    personId: story.ids.personId,
    percorsoId: story.ids.percorsoId,
    programme: story.version.code,
    employer: EMPLOYER,
    hire: hire.protocol,
    weeklyHours,
    fullTimeHours: FULL_TIME,
    seat: {
      municipality: SOCIAL_SERVICE,
      region: rules.region,
      crisisAreas: valueOf(row, 'place') === 'crisis' ? [{ from: on, to: null }] : [],
    },
  });
  const kind = contractText(contract);
  const sum = euro(row.cents);
  return text(
    `Un datore di lavoro assume la persona il ${day(on)} con un contratto ${kind.it}, e chiede un incentivo di ${sum.it}`,
    `An employer hires the person on ${day(on)} under a contract ${kind.en}, and applies for an incentive of ${sum.en}`,
  );
}

/** What became of the application, and to how much the employer is entitled. Cents. */
export function aidedOf(story: Story): { readonly phase: Incentive['phase']; readonly cents: number } {
  const incentive = story.register.stateOf(streamOf(story)) as Incentive;
  const payees = 'money' in incentive ? incentive.money.payees : [];
  return { phase: incentive.phase, cents: payees.reduce((sum, one) => sum + entitledCents(one), 0) };
}

/** The one application of a life has the identifier of its percorso. */
function streamOf({ ids }: Story): StreamId {
  return incentiveStream(ids.percorsoId as string as IncentiveId);
}

function latest(days: readonly CivilDate[]): CivilDate {
  return days.reduce((one, other) => (other > one ? other : one));
}

type Value<Column extends keyof IncentiveColumns> = IncentiveColumns[Column][number];

/** The first value of a column for which the row holds. */
function valueOf<Column extends keyof IncentiveColumns>({ when }: AmountRow, column: Column): Value<Column> {
  const named: readonly Value<Column>[] = when[column] ?? INCENTIVE_COLUMNS[column];
  const [first] = named;
  if (first === undefined) throw new Error(`No ${column} is named`);
  return first;
}

function contractOf(row: AmountRow, { contracts }: IncentiveRules): ContractCode {
  const asked = valueOf(row, 'contract');
  const [beginning = 'C.01.00'] = contracts.find(([, kind]) => kind === asked) ?? [];
  return codeUnder(beginning);
}

/** The planned last day of a job that begins on a day. */
const MONTHS: { readonly [months in Value<'months'>]: (from: CivilDate) => CivilDate | null } = {
  open: () => null,
  'over-12': (from) => addMonths(from, 12),
  '12': (from) => addDays(addMonths(from, 12), -1),
  '6-to-12': (from) => addDays(addMonths(from, 6), -1),
  '3-to-6': (from) => addDays(addMonths(from, 3), -1),
  'under-3': (from) => from,
};
const HOURS: { readonly [hours in Value<'hours'>]: number } = {
  full: FULL_TIME,
  part: FULL_TIME / 2,
  'below-half': FULL_TIME / 4,
};
