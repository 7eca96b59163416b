import {
  CRISIS_AREAS,
  CRISIS_SECTORS,
  INCOME_SUPPORTS,
  type Facts,
  type FactValues,
  type ToldFact,
} from '../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { assess, factsOf, type Requirement } from '../../../../domain/programmes/requirements';
import type { RegionCode } from '../../../../domain/identifiers';
import { addDays, type CivilDate } from '../../../../domain/time/civil-date';
import { firstDay } from './scene';

/** What each fact may be, so that for every requirement there is somebody who does not meet it. */
const VALUES: { readonly [fact in ToldFact]: (version: ProgrammeVersion) => readonly FactValues[fact][] } = {
  ageYears: () => Array.from({ length: 100 }, (_, years) => 99 - years),
  residenceRegion: () => REGIONS,
  domicileRegion: () => REGIONS,
  didOn: (version) => [null, ...[0, 30, 300].map((days) => addDays(firstDay(version), -days))],
  incomeSupport: () => INCOME_SUPPORTS,
  workedDays: () => [0, 30, 400],
  domicileCrisisArea: () => CRISIS_AREAS,
  citizenship: () => [],
  crisisSector: () => [null, ...CRISIS_SECTORS],
  courseCompletedOn: (version) => [null, addDays(firstDay(version), -3_650)],
};
const REGIONS = ['01', '02', '09', '12'] as readonly string[] as readonly RegionCode[];

/** The facts of somebody who is like that one, but does not meet this requirement; meets all others where that can be. */
export function lacking(requirement: Requirement, version: ProgrammeVersion, good: Facts): Facts | undefined {
  const all = likeBut(good, factsOf(requirement), version);
  const lacks = all.filter((facts) => verdictOf(requirement, facts, version) === 'not-met');
  return lacks.find((facts) => meetsOthers(requirement, facts, version)) ?? lacks[0];
}

export function meetsOthers(requirement: Requirement, facts: Facts, version: ProgrammeVersion): boolean {
  return version.requirements.every((one) => one === requirement || verdictOf(one, facts, version) === 'met');
}

/** Whether somebody meets every requirement on a day. */
export function meetsAll({ requirements }: ProgrammeVersion, on: CivilDate): (facts: Facts) => boolean {
  return (facts) => requirements.every((one) => assess(one, facts, on).verdict === 'met');
}

function verdictOf(requirement: Requirement, facts: Facts, version: ProgrammeVersion) {
  return assess(requirement, facts, firstDay(version)).verdict;
}

/** Every combination of what these facts may be, and all the rest as it is. */
function likeBut(good: Facts, names: readonly ToldFact[], version: ProgrammeVersion): readonly Facts[] {
  return names.reduce<readonly Facts[]>(
    (known, name) =>
      known.flatMap((facts) =>
        VALUES[name](version).map((value) => ({ ...facts, [name]: { known: value } })),
      ),
    [good],
  );
}
