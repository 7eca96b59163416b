import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { addDays, type CivilDate } from '../../../../domain/time/civil-date';
import { text } from '../../../modules/texts/text';
import { day } from '../../text';
import { isRefusedFor } from './asking';
import { meetsAll } from './lacking';
import type { Scenario } from './scenario';
import { adheres, before, somebody } from './scene';
import { MEETS_ALL } from './who';

/** The last day of adhesions, and the day after it. */
export function lastDay(version: ProgrammeVersion): readonly Scenario[] {
  const [last, after] = [version.adhesionTo, addDays(version.adhesionTo, 1)];
  const good = somebody(version, meetsAll(version, last), last);
  if (good === undefined) return [];
  const row = 'adhesion';
  const decidedOn = (on: CivilDate) => adheres(before(version, on), good);
  return [
    {
      row,
      given: MEETS_ALL,
      when: text(`Aderisce l’ultimo giorno, il ${day(last)}`, `She adheres on the last day, ${day(last)}`),
      then: text('L’adesione è accolta', 'The adhesion is taken'),
      holds: decidedOn(last).verdict === 'accepted',
    },
    {
      row,
      given: MEETS_ALL,
      when: text(`Aderisce il giorno dopo, il ${day(after)}`, `She adheres on the day after, ${day(after)}`),
      then: text(
        'L’adesione è respinta: le adesioni sono chiuse',
        'The adhesion is refused: adhesions are closed',
      ),
      holds: isRefusedFor(decidedOn(after), 'adhesion-window-closed'),
    },
  ];
}
