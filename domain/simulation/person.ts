import type { PercorsoCommand } from '../percorso/commands';
import {
  CITIZENSHIPS,
  CRISIS_AREAS,
  CRISIS_SECTORS,
  INCOME_SUPPORTS,
  type Facts,
  type FactValues,
  type IncomeSupport,
  type ToldFact,
} from '../programmes/facts';
import type { ProgrammeVersion } from '../programmes/programme';
import type { RegionCode } from '../identifiers';
import { addDays, daysBetween, type CivilDate } from '../time/civil-date';
import type { Chance } from './chance';
import { OFFICES, regionOf, type Ids } from './cast';

/** What a seed makes of each fact; most people meet what most programmes ask, and some do not. */
const FACTS: { readonly [Fact in ToldFact]: (about: About) => FactValues[Fact] } = {
  ageYears: ({ chance }) => chance.between(17, 66),
  residenceRegion: home,
  domicileRegion: home,
  didOn: ({ chance, on }) => (chance.happens(9_500) ? addDays(on, -chance.between(0, 700)) : null),
  incomeSupport,
  workedDays: ({ chance }) => (chance.happens(7_000) ? 0 : chance.between(1, 200)),
  domicileCrisisArea: ({ chance }) => (chance.happens(6_000) ? 'none' : chance.oneOf(CRISIS_AREAS)),
  citizenship: ({ chance }) => (chance.happens(8_500) ? 'italian' : chance.oneOf(CITIZENSHIPS)),
  crisisSector: ({ chance }) => (chance.happens(9_000) ? chance.oneOf(CRISIS_SECTORS) : null),
  courseCompletedOn: ({ chance, on }) =>
    chance.happens(7_000) ? addDays(on, -chance.between(0, 400)) : null,
};

interface About {
  readonly chance: Chance;
  readonly version: ProgrammeVersion;
  readonly on: CivilDate;
}

function home({ chance, version }: About): RegionCode {
  return chance.happens(9_700) ? regionOf(version) : ('12' as RegionCode);
}

/** Of a programme for who receives a support, most people who ask receive it. */
function incomeSupport({ chance, version: { requirements } }: About): IncomeSupport {
  const asked = requirements.flatMap((one) => (one.kind === 'receiving' ? one.supports : []));
  if (asked.length > 0 && chance.happens(9_000)) return chance.oneOf(asked);
  return chance.happens(6_500) ? 'none' : chance.oneOf(INCOME_SUPPORTS);
}

/** The longest window of adhesions that is simulated, in days: programmes without an end would have people for ever. */
const WINDOW_DAYS = 365;

/** A day on which somebody may adhere; where no act has opened the programme yet, one on which somebody asks in vain. */
export function adhesionDay({ adhesionFrom, adhesionTo, gate }: ProgrammeVersion, chance: Chance): CivilDate {
  const opened = gate?.openFrom ?? adhesionFrom;
  const from = opened > adhesionFrom ? opened : adhesionFrom;
  const days = Math.max(0, Math.min(WINDOW_DAYS, daysBetween(from, adhesionTo)));
  return addDays(from, chance.between(0, days));
}

/** The adhesion of somebody, and what was not known of her then, told later. */
export function adhesionOf(about: About, { personId }: Ids): Adhesion {
  const { chance, version, on } = about;
  const all = version.facts.map((fact) => [fact, FACTS[fact](about)] as const);
  const late = all.filter(() => chance.happens(LATE));
  const told = Object.fromEntries(all.map(([fact, known]) => [fact, { known }])) as Facts;
  const unknown = Object.fromEntries(late.map(([fact]) => [fact, { unknown: 'awaiting-document' }]));
  const [cpi] = OFFICES;
  if (cpi === undefined) throw new Error('There is no office');
  return {
    command: {
      type: 'SubmitAdhesion',
      personId,
      programme: version.code,
      cpi,
      on,
      sex: { known: chance.happens(5_000) ? 'F' : 'M' },
      facts: { ...told, ...unknown },
    },
    later: late.length === 0 ? null : Object.fromEntries(late.map(([fact, known]) => [fact, { known }])),
  };
}

export interface Adhesion {
  readonly command: Extract<PercorsoCommand, { type: 'SubmitAdhesion' }>;
  readonly later: Facts | null;
}

const LATE = 300;
