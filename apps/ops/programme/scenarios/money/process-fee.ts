import { ACTIVITY_KINDS } from '../../../../../domain/activity';
import type { ProcessFeeRule } from '../../../../../domain/programmes/entitlements';
import type { Story } from '../../../../../domain/simulation/story';
import { addDays, type CivilDate } from '../../../../../domain/time/civil-date';
import { text } from '../../../../modules/texts/text';
import { number } from '../../../text';
import { activities } from '../../page/words';
import type { Scenario } from '../scenario';
import { attends } from './deeds';
import type { Scene } from './life';
import { countedMinutes } from './process-counting';
import { counted, type Lived, type Of } from './process-steps';
import { service } from './service';
import { eachOf } from './words';

/** What a provider is paid for what it did: whole steps, up to the most of them, and which minutes count. */
export function processFee(rule: ProcessFeeRule, scene: Scene): readonly Scenario[] {
  const of = { rule, scene };
  return [...amounts(of), ...service(rule, scene), ...countedMinutes(of)];
}

const HOUR = 60;

/** A step of each kind; a minute short of one more; more than the most; a kind that is not paid. */
function amounts(of: Of): readonly Scenario[] {
  const { kinds, stepMinutes, mostSteps } = of.rule;
  const [kind = 'interview'] = kinds;
  const unpaid = ACTIVITY_KINDS.find((one) => !kinds.includes(one));
  const each = {
    when: () =>
      text(
        `La persona partecipa a ${number(stepMinutes).it} minuti di ciascuna attività: ${eachOf(kinds).it}`,
        `The person attends ${number(stepMinutes).en} minutes of each activity: ${eachOf(kinds).en}`,
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
  {
    from,
    kind,
    minutes,
  }: { readonly from: CivilDate; readonly kind: ProcessFeeRule['kinds'][number]; readonly minutes: number },
): void {
  for (let left = minutes, on = from; left > 0; left -= WORKING_DAY, on = addDays(on, 1))
    attends(story, { on, kind, minutes: Math.min(left, WORKING_DAY) });
}
