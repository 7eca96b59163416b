import type { ContractCode } from '../../../../../domain/identifiers';
import { halfUp } from '../../../../../domain/half-up';
import type { AllowanceRule } from '../../../../../domain/programmes/entitlements';
import { exitBy } from '../../../../../domain/simulation/acts';
import type { Story } from '../../../../../domain/simulation/story';
import { addDays, addMonths, daysBetween } from '../../../../../domain/time/civil-date';
import type { Text } from '../../../../../domain/texts';
import { text } from '../../../../modules/texts/text';
import { counted, day } from '../../../text';
import { activities } from '../../page/words';
import type { Scenario } from '../scenario';
import { underCeiling } from './ceiling';
import { attends, isHired } from './deeds';
import { asks, cites, clockFrom, isDue, itIs, longAfter, underWay, type Scene } from './life';
import { citing, isOwed, UNDER_WAY } from './words';

/** The sum of each month to the person: enough of a month, too little, more months than are paid, and a month cut short. */
export function allowance(rule: AllowanceRule, scene: Scene): readonly Scenario[] {
  const of = { rule, scene };
  return [
    ...aMonth(of),
    ...(rule.leastMinutes > 1 ? [tooLittle(of)] : []),
    ...everyMonth(of),
    ...leftEarly(of),
    ...(rule.prorated === undefined ? [] : [inWork(of)]),
  ];
}

interface Of {
  readonly rule: AllowanceRule;
  readonly scene: Scene;
}

/** What a month asks, on the next day; owed once the month is over, and not on its last day. */
function aMonth({ rule, scene }: Of): readonly Scenario[] {
  const { part, basis, leastMinutes, centsPerMonth } = rule;
  const story = underWay(scene);
  const to = person(story);
  const from = addMonths(clockFrom(story), 1);
  const when = attending(story, rule, leastMinutes);
  const cents = underCeiling(scene.version, part, centsPerMonth);
  itIs(story, addDays(from, -1));
  const early = isDue(story, part, { to, cents: 0 });
  itIs(story, from);
  const isPaid = early && isDue(story, part, { to, cents });
  const owed = isOwed('person', cents);
  return [
    {
      row: `entitlements.${part}.basis`,
      given: UNDER_WAY,
      when,
      then: citing(owed, basis.id),
      holds: isPaid && cites(story, part, basis.id),
    },
    {
      row: `entitlements.${part}`,
      given: UNDER_WAY,
      when,
      then: text(`${owed.it}, dovuti dal ${day(from)}`, `${owed.en}, due from ${day(from)}`),
      holds: isPaid,
    },
  ];
}

function person({ ids }: Story): `person/${string}` {
  return `person/${ids.personId}`;
}

/** She attends so much on the next day, and it is said. */
function attending(story: Story, { kinds }: AllowanceRule, minutes: number): Text {
  const [kind = 'interview'] = kinds;
  const on = addDays(story.today(), 1);
  attends(story, { on, kind, minutes });
  const long = minutesText(minutes);
  const what = activities([kind]);
  return text(
    `Il ${day(on)} la persona partecipa a ${long.it} di ${what.it}, e a nient’altro in quel mese di percorso`,
    `On ${day(on)} the person attends ${long.en} of ${what.en}, and nothing else in that month of the percorso`,
  );
}

function minutesText(minutes: number): Text {
  return counted(minutes, text('minuto', 'minute'), text('minuti', 'minutes'));
}

/** A minute too little. */
function tooLittle({ rule, scene }: Of): Scenario {
  const story = underWay(scene);
  const when = attending(story, rule, rule.leastMinutes - 1);
  longAfter(story);
  const holds = isDue(story, rule.part, { to: person(story), cents: 0 });
  return { row: `entitlements.${rule.part}`, given: UNDER_WAY, when, then: isOwed('person', 0), holds };
}

const LATE_IN_THE_MONTH = 20;

/** Every month of the service, where they are at least as many as are paid. */
function everyMonth({ rule, scene }: Of): readonly Scenario[] {
  const { part, mostMonths, centsPerMonth, kinds, leastMinutes } = rule;
  const { clock } = scene.version;
  if (clock === null || !('months' in clock) || clock.months < mostMonths) return [];
  const [kind = 'interview'] = kinds;
  const story = underWay(scene);
  const start = clockFrom(story);
  for (let month = 0; month < clock.months; month += 1)
    attends(story, { on: addDays(addMonths(start, month), LATE_IN_THE_MONTH), kind, minutes: leastMinutes });
  longAfter(story);
  const cents = underCeiling(scene.version, part, mostMonths * centsPerMonth);
  return [
    {
      row: `entitlements.${part}`,
      given: UNDER_WAY,
      when: text(
        `In ognuno dei ${clock.months} mesi del percorso la persona partecipa a ${minutesText(leastMinutes).it} di ${activities([kind]).it}`,
        `In each of the ${clock.months} months of the percorso the person attends ${minutesText(leastMinutes).en} of ${activities([kind]).en}`,
      ),
      then: isOwed('person', cents),
      holds: isDue(story, part, { to: person(story), cents }),
    },
  ];
}

/** She leaves in the middle of a month: nothing of it, or as much as its days. */
function leftEarly({ rule, scene }: Of): readonly Scenario[] {
  const exit = scene.version.exits.find(({ causes }) => causes.length > 0);
  const story = underWay(scene);
  const start = clockFrom(story);
  const attended = attending(story, rule, rule.leastMinutes);
  story.until(story.now());
  const percorso = story.percorso();
  if (exit === undefined || percorso.phase !== 'open') return [];
  const on = addDays(story.today(), 1);
  asks(story, exitBy(exit, percorso, { on, cast: story }));
  longAfter(story);
  const days = daysBetween(start, addMonths(start, 1));
  const share =
    rule.prorated === undefined ? 0 : halfUp(rule.centsPerMonth * (daysBetween(start, on) + 1), days);
  const cents = underCeiling(scene.version, rule.part, share);
  return [
    {
      row: rule.prorated === undefined ? `entitlements.${rule.part}` : `entitlements.${rule.part}.prorated`,
      given: months(start),
      when: text(`${attended.it}; esce il ${day(on)}`, `${attended.en}; she leaves on ${day(on)}`),
      then: isOwed('person', cents),
      holds: isDue(story, rule.part, { to: person(story), cents }),
    },
  ];
}

function months(start: string): Text {
  return text(
    `Un percorso i cui mesi si contano dal ${day(start)}`,
    `A percorso whose months are counted from ${day(start)}`,
  );
}

const DAYS_AT_WORK = 10;

/** Ten days at work in a month. */
function inWork({ rule, scene }: Of): Scenario {
  const story = underWay(scene);
  const start = clockFrom(story);
  const attended = attending(story, rule, rule.leastMinutes);
  const from = addDays(story.today(), 1);
  const to = addDays(from, DAYS_AT_WORK - 1);
  isHired(story, { from, to, contract: 'A.02.00' as ContractCode });
  itIs(story, addMonths(start, 1));
  const days = daysBetween(start, addMonths(start, 1));
  const share = halfUp(rule.centsPerMonth * (days - DAYS_AT_WORK), days);
  const cents = underCeiling(scene.version, rule.part, share);
  return {
    row: `entitlements.${rule.part}.prorated`,
    given: months(start),
    when: text(
      `${attended.it}; lavora dal ${day(from)} al ${day(to)}`,
      `${attended.en}; she works from ${day(from)} to ${day(to)}`,
    ),
    then: isOwed('person', cents),
    holds: isDue(story, rule.part, { to: person(story), cents }),
  };
}
