import type { Citation } from '../../../domain/ruling';
import { RULEBOOK } from '../../../domain/programmes';
import {
  programmeIn,
  rulebookBehind,
  rulesIn,
  rulesNameOf,
  versionOn,
  type RulesName,
} from '../../../domain/programmes/rulebook';
import { rulesOfKind } from '../../../domain/programmes/entitlements';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import {
  TOS_PIO2,
  TOS_PIO2_FIRST,
  TOS_PIO2_SETTLED,
  TOS_PIO2_THIRD,
} from '../../../domain/programmes/tos-pio2';
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

const classesOf = (version: ProgrammeVersion) =>
  rulesOfKind(version, 'result-fee').flatMap(({ classes }) => classes);

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

    it('has windows that end after they begin, and names each version once', () => {
      for (const { adhesionFrom, adhesionTo } of programme.versions)
        expect(adhesionFrom <= adhesionTo).toBe(true);
      const names = programme.versions.map(rulesNameOf);
      expect(new Set(names).size).toBe(names.length);
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
            expect(Object.values(citation.text)).not.toContain('');
            expect(STATUSES).toContain(citation.status);
          }
        });

        it('has no number without a source', () => {
          expect(unsourced(version)).toEqual([]);
        });

        it('names a source for every class, change, budget, exit, act and step', () => {
          const { ceiling, changes, budgets, pathway, acts, exits, evidence } = version;
          const rows = [...classesOf(version), ...(ceiling === null ? [] : [ceiling]), evidence];
          for (const { basis } of version.entitlements) expect(isCitation(basis)).toBe(true);
          const all = [...rows, ...Object.values(changes), ...budgets, ...pathway, ...exits];
          for (const { source } of all) expect(isCitation(source)).toBe(true);
          for (const act of Object.values(acts)) expect(isCitation(act)).toBe(true);
        });

        it('pays each class in parts that make the whole, in the order of their days', () => {
          for (const { milestones, minCents, maxCents } of classesOf(version)) {
            expect(milestones.reduce((sum, { share }) => sum + share, 0)).toBe(10_000);
            const days = milestones.map(({ reached }) => ('day' in reached ? reached.day : reached.months));
            expect(days).toEqual([...days].sort((one, other) => one - other));
            expect(minCents).toBeLessThanOrEqual(maxCents);
            expect(maxCents).toBeLessThanOrEqual(version.ceiling?.cents ?? maxCents);
          }
        });

        it('has its amounts once: fee and reservation agree', () => {
          const { reservation, budgets, ceiling } = version;
          // Of some no sum was ever published.
          if (budgets.length > 0)
            expect(budgets.map(({ envelope }) => envelope)).toContain(reservation.envelope);
          const classes = classesOf(version);
          if (reservation.sets === 'least') {
            expect(reservation.leastCents).toBe(Math.min(...classes.map((one) => one.minCents)));
          }
          if (reservation.sets !== 'most') return;
          expect(reservation.resultMaxCents).toBe(Math.max(...classes.map((one) => one.maxCents)));
          const caps = rulesOfKind(version, 'process-fee').map(
            ({ mostSteps, stepMinutes, centsPerHour }) => (mostSteps * stepMinutes * centsPerHour) / 60,
          );
          expect([reservation.processCapCents]).toEqual(caps);
          expect(reservation.ceilingCents).toBe(ceiling?.cents);
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

        it('asks every fact that a requirement looks at', () => {
          const looked = version.requirements.flatMap(factsOf);
          expect(looked.filter((name) => !version.facts.includes(name))).toEqual([]);
        });

        it('has amounts in whole cents, in order', () => {
          const { reservation } = version;
          if (reservation.sets !== 'most') return;
          const { resultMinCents, resultMaxCents, processCapCents, ceilingCents } = reservation;
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
    ['2019-12-21', 'TOS-PIO2/2019-12-21.3'],
    ['2020-09-30', 'TOS-PIO2/2019-12-21.3'],
    ['2020-10-01', undefined],
  ])('on %s takes adhesions under %s', (date, name) => {
    const found = versionOn(TOS_PIO2, day(date));
    expect(found && rulesNameOf(found)).toBe(name);
  });

  it('keeps the first reading for what began under it: then there was no other', () => {
    const then = rulebookBehind(RULEBOOK, 'TOS-PIO2/2019-12-21');
    const found = programmeIn(then, 'TOS-PIO2');
    expect(found?.versions).toEqual([TOS_PIO2_FIRST]);
    expect(found && versionOn(found, day('2020-05-01'))).toBe(TOS_PIO2_FIRST);
    expect(rulebookBehind(RULEBOOK, 'TOS-PIO2/2019-12-21.3')).toEqual(RULEBOOK);
  });

  it('was settled in what it pays, and in nothing else', () => {
    const changed = Object.entries(TOS_PIO2_SETTLED).filter(
      ([name, value]) => TOS_PIO2_FIRST[name as keyof ProgrammeVersion] !== value,
    );
    const names = changed.map(([name]) => name);
    expect(names).toEqual(['version', 'reservation', 'entitlements', 'incentives', 'budgets']);
    expect(TOS_PIO2_SETTLED.budgets.map(({ envelope, cents }) => [envelope, cents])).toEqual([
      ['TOS-PIO2-ASSEGNO', 800_000_000],
      ['TOS-PIO2-INCENTIVI', 340_000_000],
    ]);
  });

  it('was read again in who takes part, who gives the service and for how long in a day, who ends it and what becomes of a claim, and pays as it was settled', () => {
    const changed = Object.entries(TOS_PIO2_THIRD).filter(
      ([name, value]) => TOS_PIO2_SETTLED[name as keyof ProgrammeVersion] !== value,
    );
    const names = changed.map(([name]) => name);
    const others = ['clock', 'exits', 'providers', 'recovery', 'requirements', 'version'];
    expect(names.sort()).toEqual(['activities', ...others]);
    const { requirements, clock, providers, exits } = TOS_PIO2_THIRD;
    expect(requirements).toMatchObject([
      ...TOS_PIO2_SETTLED.requirements.slice(0, 2),
      { kind: 'unemployed', orOn: ['cigs-cessazione', 'naspi'] },
      ...TOS_PIO2_SETTLED.requirements.slice(3),
    ]);
    const versions = [TOS_PIO2_FIRST, TOS_PIO2_SETTLED, TOS_PIO2_THIRD];
    expect(versions.map(({ recovery }) => recovery.whenLessIsDue)).toEqual(['stays', 'stays', 'falls']);
    expect(versions.map(({ activities }) => activities.mostMinutesADay)).toEqual([null, null, 1440]);
    expect(clock).toMatchObject({ months: 6, from: 'choice', choosingAgain: { service: 'ends' } });
    // After the day up to which the results were published: no money of the published cohort moves.
    expect(providers).toMatchObject({ kinds: ['apl'], accreditation: { everyDayFrom: '2021-03-01' } });
    expect(exits.map(({ exit, causes }) => [exit, causes])).toEqual(
      TOS_PIO2_SETTLED.exits.map(({ exit, causes }) => [exit, causes]),
    );
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
