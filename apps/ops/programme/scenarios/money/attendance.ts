import { addDays } from '../../../../../domain/time/civil-date';
import { text } from '../../../../modules/texts/text';
import { day, number } from '../../../text';
import type { Scenario } from '../scenario';
import { attends } from './deeds';
import { underWay, type Scene } from './life';
import { UNDER_WAY } from './words';

const MINUTES_OF_A_DAY = 1_440;

/** As much as one person attends in a day, and a minute more. */
export function attendance(scene: Scene): readonly Scenario[] {
  const { mostMinutesADay } = scene.version.activities;
  const most = mostMinutesADay ?? MINUTES_OF_A_DAY;
  return [0, 1].map((beyond): Scenario => {
    const story = underWay(scene);
    const on = addDays(story.today(), 1);
    const kind = 'interview';
    const first = attends(story, { on, kind, minutes: most - 1 });
    const last = attends(story, { on, kind, minutes: 1 + beyond });
    const isTaken = beyond === 0 || mostMinutesADay === null;
    const all = number(most + beyond);
    const isBeyond = last.verdict === 'refused' && last.rejection.reason === 'activities-beyond-a-day';
    return {
      row: 'activities',
      given: UNDER_WAY,
      when: text(
        `Il ${day(on)} si registrano due attività della persona, in tutto ${all.it} minuti`,
        `On ${day(on)} two activities of the person are recorded, ${all.en} minutes in all`,
      ),
      then: isTaken
        ? text('Sono registrate entrambe', 'Both are recorded')
        : text(
            'La seconda è respinta: un giorno non ha tanti minuti',
            'The second is refused: a day has not as many minutes',
          ),
      holds: first.verdict === 'accepted' && (isTaken ? last.verdict === 'accepted' : isBeyond),
    };
  });
}
