import { citizenshipOf } from '../../../../domain/programmes/european-union';
import { CRISIS_AREAS, type CrisisArea, type Facts, type Told } from '../../../../domain/programmes/facts';
import type { Programme, ProgrammeVersion } from '../../../../domain/programmes/programme';
import { versionOn } from '../../../../domain/programmes/rulebook';
import { yearsBetween, type CivilDate } from '../../../../domain/time/civil-date';
import type { AdhesionRow } from '../files/adhesion-row';
import type { CrisisPeriod, References } from '../files/file-table';

type Known = Pick<References, 'programme' | 'regions' | 'crisisKinds'>;

/** The facts on which the programme decides, and those that it asks beside them; `workedDays` null while nobody counted them. */
export function factsOf(row: AdhesionRow, references: Known, workedDays: number | null): Facts {
  const { regions, programme } = references;
  const region = (place: AdhesionRow['comune_residenza']) => {
    const known = regions.get(place);
    return known === undefined ? ({ unknown: 'not-declared' } as const) : { known };
  };
  return {
    ageYears: { known: yearsBetween(row.data_nascita, row.data_adesione) },
    residenceRegion: region(row.comune_residenza),
    domicileRegion: region(row.comune_domicilio),
    didOn: { known: row.data_did },
    incomeSupport: { known: row.sostegno_reddito ?? 'none' },
    ...(asks(row, programme, 'workedDays') && workedDays !== null
      ? { workedDays: { known: workedDays } }
      : {}),
    ...(asks(row, programme, 'domicileCrisisArea') ? { domicileCrisisArea: areaOf(row, references) } : {}),
    ...(asks(row, programme, 'citizenship')
      ? { citizenship: { known: citizenshipOf(row.cittadinanza, row.data_adesione) } }
      : {}),
  };
}

/** The rules of the programme on the day of adhesion. */
export function versionFor(
  row: Pick<AdhesionRow, 'data_adesione'>,
  programme: Programme,
): ProgrammeVersion | undefined {
  return versionOn(programme, row.data_adesione);
}

function asks(row: AdhesionRow, programme: Programme, fact: ProgrammeVersion['facts'][number]): boolean {
  return versionFor(row, programme)?.facts.includes(fact) ?? false;
}

/** Of the areas in which the domicile lies on the day, the kind that is named first; of one of another kind nothing is known. */
function areaOf(
  { comune_domicilio: place, data_adesione: on }: AdhesionRow,
  { crisisKinds }: Known,
): Told<CrisisArea> {
  const kinds = (crisisKinds.get(place) ?? []).filter((one) => includes(one, on)).map(({ kind }) => kind);
  const known = CRISIS_AREAS.find((area) => kinds.some((kind) => kind === area));
  if (known !== undefined) return { known };
  return kinds.length === 0 ? { known: 'none' } : { unknown: 'not-declared' };
}

function includes({ from, to }: CrisisPeriod, on: CivilDate): boolean {
  return from <= on && (to === null || on <= to);
}
