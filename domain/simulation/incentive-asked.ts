import { addDays, type CivilDate } from '../time/civil-date';
import type { Communication } from '../employment/communication';
import type { RegionCode } from '../identifiers';
import type { Application, Seat } from '../incentive/application';
import type { IncentiveRules } from '../programmes/incentives';
import type { Cast } from './acts';
import { EMPLOYERS, SOCIAL_SERVICE } from './cast';
import type { Chance } from './chance';

/** How many in ten thousand: whether the employer of a hire applies, and how its application differs from what is paid for. */
const SHARES = {
  applies: 5_000,
  beforeTheyOpen: 300,
  elsewhere: 300,
  byAnother: 200,
  otherHours: 800,
  crisisArea: 3_000,
} as const;

const LONGEST_THOUGHT = 60;
const OPENING_DAYS = 30;
const HOURS = [1_800, 2_000, 3_000, 4_000] as const;

/** Whether the employer applies for a hire. */
export function applies(chance: Chance): boolean {
  return chance.happens(SHARES.applies);
}

/** The day on which it does, some time after the hire was told; most wait until applications open. */
export function applicationDay(
  told: CivilDate,
  { applicationsFrom }: IncentiveRules,
  chance: Chance,
): CivilDate {
  const on = addDays(told, chance.between(1, LONGEST_THOUGHT));
  if (on >= applicationsFrom || chance.happens(SHARES.beforeTheyOpen)) return on;
  return addDays(applicationsFrom, chance.between(0, OPENING_DAYS));
}

/** What it asks: most apply who hired, with the hours of the contract, for a seat in the region. */
export function applicationFor(hired: Communication, rules: IncentiveRules, cast: Cast): Application {
  const { version, ids, chance } = cast;
  const { employer, protocol, weeklyHours, fullTimeHours } = hired;
  const others = EMPLOYERS.filter((one) => one !== employer);
  return {
    personId: ids.personId,
    percorsoId: ids.percorsoId,
    programme: version.code,
    employer: chance.happens(SHARES.byAnother) ? chance.oneOf(others) : employer,
    hire: protocol,
    weeklyHours: chance.happens(SHARES.otherHours) ? chance.oneOf(HOURS) : (weeklyHours ?? 0),
    fullTimeHours: fullTimeHours ?? 0,
    seat: seatIn(rules, chance),
  };
}

/** A municipality of nobody, now and then of another region, or in an area of crisis. */
function seatIn({ region }: IncentiveRules, chance: Chance): Seat {
  const elsewhere = (region === '01' ? '02' : '01') as RegionCode;
  const always = { from: '1900-01-01' as CivilDate, to: null };
  return {
    municipality: SOCIAL_SERVICE,
    region: chance.happens(SHARES.elsewhere) ? elsewhere : region,
    crisisAreas: chance.happens(SHARES.crisisArea) ? [always] : [],
  };
}
