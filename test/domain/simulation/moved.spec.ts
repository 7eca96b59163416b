import fc from 'fast-check';
import { RULEBOOK } from '../../../domain/programmes';
import { rulesNameOf } from '../../../domain/programmes/rulebook';
import { TOS_PIO2_THIRD } from '../../../domain/programmes/tos-pio2';
import { asIfOpen, surroundings } from '../../../domain/simulation/cast';
import { liveOne } from '../../../domain/simulation/live';
import { movedBy } from '../../../domain/simulation/moved';
import { NOTHING, together, totalsOf } from '../../../domain/simulation/totals';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { addDays } from '../../../domain/time/civil-date';
import { INVENTED } from '../../support/invented';

const VERSIONS = [...RULEBOOK.programmes, ...INVENTED.programmes].flatMap(({ versions }) =>
  versions.map((version) => [rulesNameOf(version), version] as const),
);
/** After so many days each day of the year is the same day of the week again. */
const YEARS_28 = 10_227;

test.each(VERSIONS)('%s keeps its name, and each of its days comes as many days later', (name, version) => {
  fc.assert(
    fc.property(fc.integer({ min: -3_000, max: 30_000 }), (days) => {
      const moved = movedBy(version, days);
      expect(rulesNameOf(moved)).toBe(name);
      expect([moved.adhesionFrom, moved.adhesionTo, moved.gate?.openFrom ?? null]).toEqual([
        addDays(version.adhesionFrom, days),
        addDays(version.adhesionTo, days),
        version.gate?.openFrom == null ? null : addDays(version.gate.openFrom, days),
      ]);
      expect(movedBy(moved, -days)).toEqual(version);
    }),
    { numRuns: 20 },
  );
});

test('a day that stands deep in a rule is moved with it, and no sum and no source is', () => {
  const { providers, incentives, budgets, pathway } = movedBy(TOS_PIO2_THIRD, 7);
  expect(providers?.accreditation.everyDayFrom).toBe('2021-03-08');
  expect(incentives?.hiresFrom).toBe('2020-01-08');
  expect({ budgets, pathway }).toEqual({ budgets: TOS_PIO2_THIRD.budgets, pathway: TOS_PIO2_THIRD.pathway });
});

test('the same lives are lived 28 years later: people do the same and come to the same ends', () => {
  const lived = (version: ProgrammeVersion) => {
    const lives = { version: asIfOpen(version), surroundings: surroundings(asIfOpen(version)), seed: 4 };
    let totals = NOTHING;
    for (let nth = 0; nth < 20; nth += 1) totals = together(totals, totalsOf(liveOne(lives, nth)));
    return totals;
  };
  const { outcomes, exits } = lived(movedBy(TOS_PIO2_THIRD, YEARS_28));
  expect({ outcomes, exits }).toMatchObject({
    outcomes: lived(TOS_PIO2_THIRD).outcomes,
    exits: lived(TOS_PIO2_THIRD).exits,
  });
});
