import { ACTIVITY_KINDS } from '../../../../../domain/activity';
import type { ContractCode } from '../../../../../domain/identifiers';
import { addDays } from '../../../../../domain/time/civil-date';
import { text } from '../../../../modules/texts/text';
import { number } from '../../../text';
import { activities } from '../../page/words';
import type { Scenario } from '../scenario';
import { attends, isHired } from './deeds';
import { dayOf } from './life';
import { counted, type Of } from './process-steps';

/** Which minutes count: those before the choice, those in the time of a job, and more than a day has. */
export function countedMinutes(of: Of): readonly Scenario[] {
  return [...beforeChoice(of), inWork(of), ...beyondADay(of)];
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
