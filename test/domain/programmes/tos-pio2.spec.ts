import type { Citation } from '../../../domain/ruling';
import { RULEBOOK } from '../../../domain/programmes';
import {
  programmeIn,
  rulesIn,
  rulesNameOf,
  versionOn,
  type RulesName,
} from '../../../domain/programmes/rulebook';
import { TOS_PIO2 } from '../../../domain/programmes/tos-pio2';
import { factsOf } from '../../../domain/programmes/requirements';
import { day } from '../values';

const STATUSES: readonly Citation['status'][] = ['official', 'seed', 'proposed', 'memory'];

/** Every citation of a version, wherever it stands. */
function citationsOf(rules: unknown): readonly Citation[] {
  if (typeof rules !== 'object' || rules === null) return [];
  return isCitation(rules) ? [rules] : Object.values(rules).flatMap(citationsOf);
}

function isCitation(value: object): value is Citation {
  return 'status' in value && 'act' in value;
}

/** Every row with amounts, days, months or shares: each has to name its source, in itself or in the row around it. */
function unsourced(rules: unknown, sourced = false): readonly unknown[] {
  if (typeof rules !== 'object' || rules === null || isCitation(rules)) return [];
  const own = sourced || 'source' in rules;
  const values = Object.values(rules);
  const counts = values.some((value) => typeof value === 'number');
  return [...(counts && !own ? [rules] : []), ...values.flatMap((value) => unsourced(value, own))];
}

describe.each(RULEBOOK.programmes.map((programme) => [programme.code, programme] as const))(
  'the programme %s',
  (code, programme) => {
    it('is found by its code', () => {
      expect(programmeIn(RULEBOOK, code)).toBe(programme);
    });

    it('has windows that end after they begin and do not overlap', () => {
      const windows = [...programme.versions].sort((a, b) => (a.adhesionFrom < b.adhesionFrom ? -1 : 1));
      windows.forEach((version, index) => {
        expect(version.adhesionFrom <= version.adhesionTo).toBe(true);
        const next = windows[index + 1];
        if (next !== undefined) expect(version.adhesionTo < next.adhesionFrom).toBe(true);
      });
    });

    describe.each(programme.versions.map((version) => [version.version, version] as const))(
      'in its version %s',
      (_, version) => {
        it('is found by its name', () => {
          expect(version.code).toBe(code);
          expect(rulesIn(RULEBOOK, rulesNameOf(version))).toBe(version);
        });

        it('cites for every rule an id, an act and a text', () => {
          for (const citation of citationsOf(version)) {
            expect(citation.id).not.toBe('');
            expect(citation.act).not.toBe('');
            expect(citation.text).not.toBe('');
            expect(STATUSES).toContain(citation.status);
          }
        });

        it('has no number without a source', () => {
          expect(unsourced(version)).toEqual([]);
        });

        it('names a source for every class, change, budget, exit, act and step', () => {
          const { fees, changes, budgets, pathway, acts, exits } = version;
          const rows = [...fees.classes, fees, fees.rehire, fees.process, fees.evidence];
          const all = [...rows, ...Object.values(changes), ...budgets, ...pathway, ...exits];
          for (const { source } of all) expect(isCitation(source)).toBe(true);
          for (const act of Object.values(acts)) expect(isCitation(act)).toBe(true);
        });

        it('pays each class in parts that make the whole, in the order of their days', () => {
          for (const { milestones, minCents, maxCents } of version.fees.classes) {
            expect(milestones.reduce((sum, { share }) => sum + share, 0)).toBe(10_000);
            const days = milestones.map((milestone) => milestone.day);
            expect(days).toEqual([...days].sort((one, other) => one - other));
            expect(minCents).toBeLessThanOrEqual(maxCents);
            expect(maxCents).toBeLessThanOrEqual(version.fees.ceilingCents);
          }
        });

        it('has its amounts once: fee and reservation agree', () => {
          const { fees, reservation, budgets } = version;
          const most = fees.classes.map((one) => one.maxCents).reduce((one, other) => Math.max(one, other));
          const { mostSteps, stepMinutes, centsPerHour } = fees.process;
          expect(reservation.resultMaxCents).toBe(most);
          expect(reservation.processCapCents).toBe((mostSteps * stepMinutes * centsPerHour) / 60);
          expect(reservation.ceilingCents).toBe(fees.ceilingCents);
          expect(budgets.map(({ envelope }) => envelope)).toContain(reservation.envelope);
        });

        it('says which values the notice has still to confirm', () => {
          const proposed = citationsOf(version).filter(({ status }) => status === 'proposed');
          expect(proposed.every(({ act }) => act.includes('da confermare'))).toBe(true);
        });

        it('has steps that come after others of its own, and terms of a length', () => {
          const { pathway, clock, changes } = version;
          const steps = pathway.map(({ step }) => step);
          expect(new Set(steps).size).toBe(steps.length);
          for (const { step, after, by, due } of pathway) {
            expect(by.length).toBeGreaterThan(0);
            for (const before of [...after, ...(due === null ? [] : [due.from])]) {
              expect(steps).toContain(before);
              expect(before).not.toBe(step);
            }
            if (due !== null) expect(Number.isInteger(due.term.days) && due.term.days > 0).toBe(true);
          }
          const named = [changes.provider.once, changes.tutor.once, ...(clock === null ? [] : [clock.from])];
          expect(steps).toEqual(expect.arrayContaining(named));
        });

        it('has an order in which every step can be taken, the taking in charge among them', () => {
          const taken = new Set<string>();
          for (let more = true; more;) {
            const next = version.pathway.find(
              ({ step, after }) => !taken.has(step) && after.every((one) => taken.has(one)),
            );
            if (next !== undefined) taken.add(next.step);
            more = next !== undefined;
          }
          expect([...taken].sort()).toEqual(version.pathway.map(({ step }) => step).sort());
          expect(taken).toContain('taking-charge');
        });

        it('opens a step again, or tells of it, only where there is a fact for that', () => {
          const silent = version.pathway.flatMap(({ step, due }) =>
            due === null || due.otherwise === 'lapse' ? [] : [`${due.otherwise} ${step}`],
          );
          const known = ['reopen acceptance', 'reopen first-meeting', 'tell plan'];
          expect(silent.filter((one) => !known.includes(one))).toEqual([]);
        });

        it('asks every fact that a requirement looks at', () => {
          const looked = version.requirements.flatMap(factsOf);
          expect(looked.filter((name) => !version.facts.includes(name))).toEqual([]);
        });

        it('has amounts in whole cents, in order', () => {
          const { resultMinCents, resultMaxCents, processCapCents, ceilingCents } = version.reservation;
          for (const cents of [resultMinCents, resultMaxCents, processCapCents, ceilingCents])
            expect(Number.isInteger(cents)).toBe(true);
          expect(resultMinCents).toBeLessThanOrEqual(resultMaxCents);
          expect(resultMaxCents).toBeLessThanOrEqual(ceilingCents);
        });
      },
    );
  },
);

describe('TOS-PIO2', () => {
  const version = rulesIn(RULEBOOK, 'TOS-PIO2/2019-12-21');

  it.each([
    ['2019-12-20', undefined],
    ['2019-12-21', 'TOS-PIO2/2019-12-21'],
    ['2020-09-30', 'TOS-PIO2/2019-12-21'],
    ['2020-10-01', undefined],
  ])('on %s takes adhesions under %s', (date, name) => {
    const found = versionOn(TOS_PIO2, day(date));
    expect(found && rulesNameOf(found)).toBe(name);
  });

  it('admits whom the notice admits: four requirements', () => {
    expect(version.requirements).toMatchObject([
      { kind: 'minimum-age', years: 18 },
      { kind: 'resident-or-domiciled', region: '09' },
      { kind: 'unemployed', orOn: ['cigs-cessazione'] },
      { kind: 'not-receiving', supports: ['rdc'] },
    ]);
  });

  it('gives 30 days to choose, 7 to accept, 15 to meet, all proposed, and six months in all', () => {
    const terms = Object.fromEntries(
      version.pathway.flatMap(({ step, due }) => (due === null ? [] : [[step, due.term]])),
    );
    expect(terms).toMatchObject({
      choice: { days: 30, rollsToWorkingDay: true, source: { status: 'proposed' } },
      acceptance: { days: 7, rollsToWorkingDay: true, source: { status: 'proposed' } },
      'first-meeting': { days: 15, rollsToWorkingDay: true, source: { status: 'proposed' } },
    });
    expect(version.clock).toMatchObject({ months: 6, from: 'choice', source: { status: 'seed' } });
  });

  it('changes the APL once before day 90 and the tutor once, both proposed; and 30 and 3.4 million are its money', () => {
    expect(version.changes).toMatchObject({
      provider: { most: 1, withinDays: 90, source: { status: 'proposed' } },
      tutor: { most: 1, withinDays: null, source: { status: 'proposed' } },
    });
    expect(version.budgets.map(({ envelope, cents, source }) => [envelope, cents, source.status])).toEqual([
      ['TOS-PIO2-ASSEGNO', 3_000_000_000, 'seed'],
      ['TOS-PIO2-INCENTIVI', 340_000_000, 'official'],
    ]);
  });

  it('is worth 1,000 to 5,000 euro, with ten hours of 35.50 euro beside, 5,000 in all', () => {
    expect(version.reservation).toMatchObject({
      envelope: 'TOS-PIO2-ASSEGNO',
      resultMinCents: 100_000,
      resultMaxCents: 500_000,
      processCapCents: 10 * 3550,
      ceilingCents: 500_000,
    });
  });
});

describe('a programme that nobody wrote', () => {
  it('is not found', () => {
    expect(programmeIn(RULEBOOK, 'TOS-PIO9')).toBeUndefined();
  });

  it('as the rules of a percorso is a register written by other code: it stops', () => {
    const name: RulesName = 'TOS-PIO2/1999-01-01';
    expect(() => rulesIn(RULEBOOK, name)).toThrow('No programme version is named TOS-PIO2/1999-01-01');
  });
});
