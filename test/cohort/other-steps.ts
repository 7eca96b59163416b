import { isGood, type Registers } from './accepted';
import { daysFrom, plusDays, textOfDay, type Day } from './calendar';
import type { Chance } from './chance';
import { cell, dayIn, changed, type Row } from './csv';
import type { Phase } from './phase';

const ROUND_PROFILES = ['0,0000', '0,4999', '0,5000', '0,5001', '0,7500', '1,0000'];
/** The most days that each step may take after the one before it. */
const GAPS = [
  ...[
    ['data_presa_in_carico', 0, 7] as const,
    ['data_profilazione', 0, 5] as const,
    ['data_patto', 0, 5] as const,
  ],
  ...[
    ['data_scelta_apl', 0, 28] as const,
    ['data_primo_incontro', 0, 15] as const,
    ['data_piano', 0, 11] as const,
  ],
];
const TRIES = 20;

/** The adhesion on other days, with another profile and maybe another provider: a row that is accepted as well. */
export function otherAdhesion(row: Row, registers: Registers, chance: Chance): Row {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const moved = otherProvider(otherProfile(otherDays(row, registers, chance), chance), registers, chance);
    if (isGood(moved, registers)) return moved;
  }
  return row;
}

/** All on other days; who never came to the first meeting keeps the days between the steps, which tell why. */
function otherDays(row: Row, { phase }: Registers, chance: Chance): Row {
  const moved = shifted(row, phase, chance);
  if (cell(row, 'data_primo_incontro') === '') return moved;
  let day = dayIn(moved, 'data_adesione');
  const days: Record<string, string> = {};
  for (const [step, least, most] of GAPS) {
    day = plusDays(day, chance.between(least, most));
    days[step] = textOfDay(day);
  }
  return changed(moved, days);
}

function shifted(row: Row, { window }: Phase, chance: Chance): Row {
  const from = dayIn(row, 'data_adesione');
  const most = daysFrom(from, window.to);
  const days = Math.min(most, Math.max(daysFrom(from, window.from), chance.between(-60, 60)));
  const steps = ['data_did', 'data_adesione', ...GAPS.map(([step]) => step)];
  const move = (day: Day): string => textOfDay(plusDays(day, days));
  const moved = steps.filter((step) => cell(row, step) !== '').map((step) => [step, move(dayIn(row, step))]);
  return changed(row, Object.fromEntries(moved) as Record<string, string>);
}

function otherProfile(row: Row, chance: Chance): Row {
  const drawn = chance.between(0, 10_000);
  const any = `${Math.floor(drawn / 10_000)},${String(drawn % 10_000).padStart(4, '0')}`;
  return changed(row, { indice_profilo: chance.inHundred(10) ? chance.oneOf(ROUND_PROFILES) : any });
}

/** Another agency; or an office, where those provide. */
function otherProvider(row: Row, { apls, offices, phase }: Registers, chance: Chance): Row {
  const isKept = cell(row, 'data_scelta_apl') === '' || chance.inHundred(60);
  if (isKept) return row;
  const isOffice = phase.offices === 'provide' && chance.inHundred(30);
  return changed(row, { apl: chance.oneOf([...(isOffice ? offices : apls.keys())]) });
}
