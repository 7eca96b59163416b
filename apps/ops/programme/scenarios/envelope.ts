import { envelopeOf } from '../../../../domain/percorso/envelope-of';
import { stepIn } from '../../../../domain/percorso/state';
import type { EnvelopeCode } from '../../../../domain/identifiers';
import { CRISIS_AREAS, type CrisisArea, type Facts } from '../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { text } from '../../../modules/texts/text';
import { crisisAreas } from '../page/words';
import { openIn } from './asking';
import { meetsAll } from './lacking';
import type { Scenario } from './scenario';
import { firstDay, somebody, upTo } from './scene';

/** Out of which envelope somebody is paid who is domiciled in an area of each kind. */
export function envelope(version: ProgrammeVersion): readonly Scenario[] {
  const { earmarked, envelope: ordinary } = version.reservation;
  if (earmarked === undefined) return [];
  const meets = meetsAll(version, firstDay(version));
  return CRISIS_AREAS.flatMap((area) => {
    const facts = somebody(version, (told) => livesIn(area, told) && meets(told));
    if (facts === undefined) return [];
    const code = earmarked.domiciledIn.includes(area) ? earmarked.envelope : ordinary;
    const said = crisisAreas([area]);
    return [
      {
        row: 'reservation.earmarked',
        given: text(
          `Una persona che ha tutti i requisiti, domiciliata in ${said.it}`,
          `A person who meets all requirements, domiciled in ${said.en}`,
        ),
        when: text('Il suo percorso è finanziato', 'Her percorso is paid for'),
        then: text(`Lo stanziamento è ${code}`, `The envelope is ${code}`),
        holds: paidOutOf(version, facts).every((one) => one === code),
      },
    ];
  });
}

function livesIn(area: CrisisArea, { domicileCrisisArea: told }: Facts): boolean {
  return told !== undefined && 'known' in told && told.known === area;
}

/** As the percorso has it, and as the step has it by which it was issued. */
function paidOutOf(version: ProgrammeVersion, facts: Facts): readonly EnvelopeCode[] {
  const percorso = openIn(upTo(version, facts));
  const issued = stepIn(percorso, 'issue');
  return [envelopeOf(percorso, version.reservation), ...(issued === undefined ? [] : [issued.envelope])];
}
