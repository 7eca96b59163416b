import type { Facts } from '../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { text } from '../../../modules/texts/text';
import { number } from '../../text';
import { attends, isRefusedFor, sleeps } from './asking';
import type { Scenario } from './scenario';
import { adheres, before, upTo } from './scene';

const UNDER_WAY = text('Un percorso in corso', 'A percorso under way');

/** What is delivered is recorded once the person was taken in charge, and no more of it in a day than the rule says. */
export function activities(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const early = before(version);
  adheres(early, good);
  const story = upTo(version, good);
  sleeps(story);
  const row = 'acts.activities';
  return [
    {
      row,
      given: text('Un’adesione appena accolta', 'An adhesion that was just taken'),
      when: text(
        'Il CPI registra un colloquio prima della presa in carico',
        'The CPI records an interview before the taking in charge',
      ),
      then: text('La richiesta è respinta', 'The request is refused'),
      holds: isRefusedFor(attends(early), 'step-not-allowed-now'),
    },
    {
      row,
      given: UNDER_WAY,
      when: text('Il CPI registra un colloquio di un’ora', 'The CPI records an interview of one hour'),
      then: text('Il colloquio è registrato', 'The interview is recorded'),
      holds: attends(story).verdict === 'accepted',
    },
    ...inADay(version, good),
  ];
}

const A_DAY = 1_440;

function inADay(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { mostMinutesADay } = version.activities;
  const story = upTo(version, good);
  sleeps(story);
  const minutes = mostMinutesADay ?? A_DAY;
  const first = attends(story, { minutes });
  const second = attends(story, { minutes: 1, index: 1 });
  const said = number(minutes);
  const then =
    mostMinutesADay === null
      ? text('È registrato com’è comunicato', 'It is recorded as it is told')
      : text('Il secondo è respinto: supera il giorno', 'The second is refused: it is beyond the day');
  return [
    {
      row: 'activities',
      given: text(
        `Un percorso in corso, e un colloquio di ${said.it} minuti`,
        `A percorso under way, and an interview of ${said.en} minutes`,
      ),
      when: text(
        'Lo stesso giorno se ne registra un altro di un minuto',
        'On that day another of one minute is recorded',
      ),
      then,
      holds:
        first.verdict === 'accepted' &&
        (mostMinutesADay === null
          ? second.verdict === 'accepted'
          : isRefusedFor(second, 'activities-beyond-a-day')),
    },
  ];
}
