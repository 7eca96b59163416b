import type { PercorsoCommand } from '../percorso/commands';
import { INCOME_SUPPORTS, type Facts, type FactValues, type ToldFact } from '../programmes/facts';
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
  incomeSupport: ({ chance }) => (chance.happens(6_500) ? 'none' : chance.oneOf(INCOME_SUPPORTS)),
};

interface About {
  readonly chance: Chance;
  readonly version: ProgrammeVersion;
  readonly on: CivilDate;
}

function home({ chance, version }: About): RegionCode {
  return chance.happens(9_700) ? regionOf(version) : ('12' as RegionCode);
}

/** The longest window of adhesions that is simulated, in days: programmes without an end would have people for ever. */
const WINDOW_DAYS = 365;

/** A day on which somebody may adhere; of a programme that no act has opened yet, as if it were open from its first day. */
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
