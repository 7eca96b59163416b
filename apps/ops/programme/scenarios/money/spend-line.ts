import { ACTIVITY_KINDS, type ActivityKind } from '../../../../../domain/activity';
import type { SpendLineRule } from '../../../../../domain/programmes/entitlements';
import type { Story } from '../../../../../domain/simulation/story';
import { addDays, firstOfNextMonth, type CivilDate } from '../../../../../domain/time/civil-date';
import type { Text } from '../../../../../domain/texts';
import { text } from '../../../../modules/texts/text';
import { counted, day } from '../../../text';
import { activities } from '../../page/words';
import type { Scenario } from '../scenario';
import { underCeiling } from './ceiling';
import { attends } from './deeds';
import { cites, isDue, itIs, leadOf, longAfter, underWay, type Scene } from './life';
import { service } from './service';
import { citing, eachOf, isOwed, UNDER_WAY } from './words';

/** A line of what a pathway may spend: an hour of each kind, more than its most, and what is not of it. */
export function spendLine(rule: SpendLineRule, scene: Scene): readonly Scenario[] {
  const { kinds, mostCents } = rule;
  const of = { rule, scene };
  const each = hours(kinds, Math.min(kinds.length * hourOf(rule), mostCents));
  const unpaid = ACTIVITY_KINDS.find((one) => !kinds.includes(one));
  return [
    based(of, each),
    monthly(of, each),
    ...kinds.slice(0, 1).map((kind) => beyond(of, kind)),
    ...(unpaid === undefined ? [] : [monthly(of, hours([unpaid], 0))]),
    ...service(rule, scene),
  ];
}

interface Of {
  readonly rule: SpendLineRule;
  readonly scene: Scene;
}

/** What happens, in words and in the story, and what it comes to. */
interface Lived {
  readonly when: (on: string) => Text;
  readonly does: (story: Story, on: CivilDate) => void;
  readonly cents: number;
}

const HOUR = 60;

function hourOf({ price }: SpendLineRule): number {
  return 'centsPerHour' in price ? price.centsPerHour : price.centsPerActivity;
}

function hours(kinds: readonly ActivityKind[], cents: number): Lived {
  const what = eachOf(kinds);
  return {
    when: (on) =>
      text(
        `Il ${on} la persona partecipa a un’ora di ciascuna attività: ${what.it}`,
        `On ${on} the person attends an hour of each activity: ${what.en}`,
      ),
    does: (story, on) => {
      for (const kind of kinds) attends(story, { on, kind, minutes: HOUR });
    },
    cents,
  };
}

/** Nothing is due while the month lasts, and all of it from the first day after it. */
function monthly({ rule: { part }, scene }: Of, { when, does, cents }: Lived): Scenario {
  const story = underWay(scene);
  const on = addDays(story.today(), 1);
  does(story, on);
  const to = leadOf(story);
  const from = firstOfNextMonth(on);
  const sum = underCeiling(scene.version, part, cents);
  const owed = isOwed('provider', sum);
  itIs(story, addDays(from, -1));
  const early = isDue(story, part, { to, cents: 0 });
  itIs(story, from);
  return {
    row: `entitlements.${part}`,
    given: UNDER_WAY,
    when: when(day(on)),
    then: sum === 0 ? owed : text(`${owed.it}, dovuti dal ${day(from)}`, `${owed.en}, due from ${day(from)}`),
    holds: early && isDue(story, part, { to, cents: sum }),
  };
}

function based({ rule: { part, basis }, scene }: Of, { when, does, cents }: Lived): Scenario {
  const story = underWay(scene);
  const on = addDays(story.today(), 1);
  does(story, on);
  const to = leadOf(story);
  longAfter(story);
  const sum = underCeiling(scene.version, part, cents);
  return {
    row: `entitlements.${part}.basis`,
    given: UNDER_WAY,
    when: when(day(on)),
    then: citing(isOwed('provider', sum), basis.id),
    holds: isDue(story, part, { to, cents: sum }) && cites(story, part, basis.id),
  };
}

/** A working day of it each day, until more was given than the line pays. */
function beyond({ rule, scene }: Of, kind: ActivityKind): Scenario {
  const { part, mostCents } = rule;
  const story = underWay(scene);
  const from = addDays(story.today(), 1);
  const days = daysBeyond(rule);
  for (let nth = 0; nth < days; nth += 1)
    attends(story, { on: addDays(from, nth), kind, minutes: WORKING_HOURS * HOUR });
  const to = leadOf(story);
  longAfter(story);
  const sum = underCeiling(scene.version, part, mostCents);
  const long = counted(days, text('giorno', 'day'), text('giorni', 'days'));
  const what = activities([kind]);
  return {
    row: `entitlements.${part}`,
    given: UNDER_WAY,
    when: text(
      `Dal ${day(from)} la persona partecipa per ${long.it} a otto ore al giorno di ${what.it}`,
      `From ${day(from)} the person attends eight hours a day of ${what.en}, for ${long.en}`,
    ),
    then: isOwed('provider', sum),
    holds: isDue(story, part, { to, cents: sum }),
  };
}

const WORKING_HOURS = 8;

/** So many days that one more is beyond the most of the line. */
export function daysBeyond({ price, mostCents }: SpendLineRule): number {
  const daily = 'centsPerHour' in price ? WORKING_HOURS * price.centsPerHour : price.centsPerActivity;
  return Math.floor(mostCents / daily) + 1;
}
