import { ACTIVITY_KINDS } from '../../../../../domain/activity';
import { halfUp } from '../../../../../domain/half-up';
import type { ContractCode } from '../../../../../domain/identifiers';
import type { ProcessFeeRule } from '../../../../../domain/programmes/entitlements';
import type { Story } from '../../../../../domain/simulation/story';
import { addDays, type CivilDate } from '../../../../../domain/time/civil-date';
import type { Text } from '../../../../../domain/texts';
import { text } from '../../../../modules/texts/text';
import { day, number } from '../../../text';
import { activities } from '../../page/words';
import type { Scenario } from '../scenario';
import { underCeiling } from './ceiling';
import { attends, isHired } from './deeds';
import { cites, dayOf, isDue, leadOf, longAfter, underWay, type Scene } from './life';
import { service } from './service';
import { citing, isOwed, UNDER_WAY } from './words';

/** What a provider is paid for what it did: whole steps, up to the most of them, and which minutes count. */
export function processFee(rule: ProcessFeeRule, scene: Scene): readonly Scenario[] {
  const of = { rule, scene };
  return [
    ...amounts(of),
    ...service(rule, scene),
    ...beforeChoice(of),
    inWork(of),
    ...beyondADay(of),
  ];
}

interface Of {
  readonly rule: ProcessFeeRule;
  readonly scene: Scene;
}

/** What happens, in words and in the story, and how many steps of it count. */
interface Lived {
  readonly row?: string;
  readonly given?: Text;
  readonly when: (on: string) => Text;
  readonly does: (story: Story, on: CivilDate) => void;
  readonly steps: number;
}

function counted({ rule, scene }: Of, { row = '', given = UNDER_WAY, when, does, steps }: Lived): Scenario {
  const { part, basis } = rule;
  const story = underWay(scene);
  const on = addDays(story.today(), 1);
  does(story, on);
  const to = leadOf(story);
  longAfter(story);
  const cents = underCeiling(scene.version, part, centsOf(rule, steps));
  const then = isOwed('provider', cents);
  const isBasis = row === '.basis';
  return {
    row: `entitlements.${part}${row}`,
    given,
    when: when(day(on)),
    then: isBasis ? citing(then, basis.id) : then,
    holds: isDue(story, part, { to, cents }) && (!isBasis || cites(story, 'FeeAssessed', basis.id)),
  };
}

const HOUR = 60;

function centsOf({ stepMinutes, centsPerHour }: ProcessFeeRule, steps: number): number {
  return halfUp(steps * stepMinutes * centsPerHour, HOUR);
}

/** A step of each kind; a minute short of one more; more than the most; a kind that is not paid. */
function amounts(of: Of): readonly Scenario[] {
  const { kinds, stepMinutes, mostSteps } = of.rule;
  const [kind = 'interview'] = kinds;
  const unpaid = ACTIVITY_KINDS.find((one) => !kinds.includes(one));
  const each = {
    when: () =>
      text(
        `La persona partecipa a ${number(stepMinutes).it} minuti di ciascuna attività: ${activities(kinds).it}`,
        `The person attends ${number(stepMinutes).en} minutes of each activity: ${activities(kinds).en}`,
      ),
    does: (story: Story, on: CivilDate) => {
      for (const one of kinds) attends(story, { on, kind: one, minutes: stepMinutes });
    },
    steps: Math.min(kinds.length, mostSteps),
  };
  return [
    counted(of, { ...each, row: '.basis' }),
    counted(of, each),
    counted(of, minutesOf(kind, { minutes: 2 * stepMinutes - 1, steps: 1 })),
    counted(of, most(of.rule)),
    ...(unpaid === undefined ? [] : [counted(of, minutesOf(unpaid, { minutes: stepMinutes, steps: 0 }))]),
  ];
}

function minutesOf(
  kind: ProcessFeeRule['kinds'][number],
  { minutes, steps }: { readonly minutes: number; readonly steps: number },
): Lived {
  const what = activities([kind]);
  return {
    when: (on) =>
      text(
        `Il ${on} la persona partecipa a ${number(minutes).it} minuti di ${what.it}`,
        `On ${on} the person attends ${number(minutes).en} minutes of ${what.en}`,
      ),
    does: (story, on) => void attends(story, { on, kind, minutes }),
    steps,
  };
}

/** A day has so many minutes at work. */
const WORKING_DAY = 480;

/** Every step that is paid, and an hour more, over as many days as they take. */
function most({ kinds, stepMinutes, mostSteps }: ProcessFeeRule): Lived {
  const [kind = 'interview'] = kinds;
  const all = mostSteps * stepMinutes + HOUR;
  return {
    when: (on) =>
      text(
        `Dal ${on} la persona partecipa in più giorni a ${number(all).it} minuti di ${activities([kind]).it}`,
        `From ${on} the person attends ${number(all).en} minutes of ${activities([kind]).en} on several days`,
      ),
    does: (story, from) => spread(story, { from, kind, minutes: all }),
    steps: mostSteps,
  };
}

/** So many minutes, each day as many as a working day has. */
export function spread(
  story: Story,
  { from, kind, minutes }: { readonly from: CivilDate; readonly kind: ProcessFeeRule['kinds'][number]; readonly minutes: number },
): void {
  for (let left = minutes, on = from; left > 0; left -= WORKING_DAY, on = addDays(on, 1))
    attends(story, { on, kind, minutes: Math.min(left, WORKING_DAY) });
}

/** What the provider that was chosen first did on the day before. */
function beforeChoice(of: Of): readonly Scenario[] {
  const { kinds, stepMinutes, counting } = of.rule;
  const [kind = 'interview'] = kinds;
  if (of.scene.version.providers === null) return [];
  return [
    counted(of, {
      row: '.counting',
      when: () =>
        text(
          `L’operatore aveva erogato ${number(stepMinutes).it} minuti di ${activities([kind]).it} il giorno prima di essere scelto`,
          `The provider had given ${number(stepMinutes).en} minutes of ${activities([kind]).en} on the day before it was chosen`,
        ),
      does: (story) => {
        const chosenOn = dayOf(story, 'choice') ?? story.today();
        attends(story, { on: addDays(chosenOn, -1), kind, minutes: stepMinutes });
      },
      steps: counting.beforeChoice === 'first-chosen' ? 1 : 0,
    }),
  ];
}

const A_MONTH = 30;

/** While the person is at work. */
function inWork(of: Of): Scenario {
  const { kinds, stepMinutes, counting } = of.rule;
  const [kind = 'interview'] = kinds;
  return counted(of, {
    row: '.counting',
    given: text(
      'Un percorso in corso, e la persona assunta per trenta giorni',
      'A percorso under way, and the person hired for thirty days',
    ),
    when: () =>
      text(
        `Durante il rapporto di lavoro partecipa a ${number(stepMinutes).it} minuti di ${activities([kind]).it}`,
        `In the time of the job she attends ${number(stepMinutes).en} minutes of ${activities([kind]).en}`,
      ),
    does: (story, on) => {
      isHired(story, { from: on, to: addDays(on, A_MONTH - 1), contract: 'A.02.00' as ContractCode });
      attends(story, { on: addDays(on, 1), kind, minutes: stepMinutes });
    },
    steps: counting.whileSuspended === 'counted' ? 1 : 0,
  });
}

/** More than fits in a day, of which part is of a kind that is not paid; where the register takes so much in. */
function beyondADay(of: Of): readonly Scenario[] {
  const { kinds, stepMinutes, counting } = of.rule;
  const most = counting.mostMinutesADay;
  const recorded = of.scene.version.activities.mostMinutesADay;
  const unpaid = ACTIVITY_KINDS.find((one) => !kinds.includes(one));
  const [kind = 'interview'] = kinds;
  if (most === null || recorded !== null || unpaid === undefined) return [];
  const other = most - stepMinutes;
  return [
    counted(of, {
      row: '.counting',
      when: (on) =>
        text(
          `Il ${on} risultano ${number(other).it} minuti di ${activities([unpaid]).it} e ${number(2 * stepMinutes).it} di ${activities([kind]).it}`,
          `On ${on} there are ${number(other).en} minutes of ${activities([unpaid]).en} and ${number(2 * stepMinutes).en} of ${activities([kind]).en}`,
        ),
      does: (story, on) => {
        attends(story, { on, kind: unpaid, minutes: other });
        attends(story, { on, kind, minutes: 2 * stepMinutes });
      },
      steps: 1,
    }),
  ];
}
