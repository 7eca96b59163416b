import fc from 'fast-check';
import { possibilities } from '../../../domain/percorso/guard';
import { stepIn } from '../../../domain/percorso/state';
import { RULEBOOK } from '../../../domain/programmes';
import { GOL_2022 } from '../../../domain/programmes/gol';
import { distanceOf, NEEDS, PATHS, type Needs, type Path } from '../../../domain/programmes/paths';
import { hire } from '../employment/messages';
import { acted, Given, registersUnder, SUBMIT, told } from '../given';
import { allDone, deadlines, happened, lastVersionOf, lived, moneyOf, reported, until } from '../life';
import type { Asked } from '../model';
import { activityOf } from '../percorso/activity';
import { APL_GINESTRA, CPI_FIRENZE, day, GINESTRA, only, TUTOR } from '../values';
import { budgetsOf, holdsInRandomLives, paidTo, parametersIn } from './random-lives';

const ADHESION = { ...SUBMIT, programme: GOL_2022.code } as const;
const BODY = `apl/${APL_GINESTRA}` as const;
const RULE = GOL_2022.paths;

const registers = new Given(registersUnder(RULEBOOK)).and(...budgetsOf(GOL_2022));
const profiled = (profileIndex: number): Given =>
  registers.and(
    acted('2022-06-07', ADHESION),
    acted('2022-06-08', { type: 'TakeInCharge' }),
    acted('2022-06-09', { type: 'AssignProfile', profileIndex }),
  );
const needs = (found: Needs): Asked => acted('2022-06-10', { type: 'AssessNeeds', needs: found });
const pathOf = ({ percorso }: Given) => stepIn(percorso, 'assessment')?.path;
const assessed = profiled(5000).and(needs('update'));
const started = (from: Given): Given =>
  from.and(
    acted('2022-06-13', { type: 'SignPatto' }),
    acted('2022-06-15', { type: 'ChooseApl', provider: only(APL_GINESTRA) }),
    acted('2022-06-17', { type: 'AcceptPerson' }, GINESTRA),
    acted('2022-06-20', { type: 'HoldFirstMeeting', tutorId: TUTOR }, GINESTRA),
  );
const begun = started(assessed);

describe('an assessment, by numbers and in words', () => {
  it.each<readonly [number, Needs, Path]>([
    [2000, 'none', 'placement'],
    [3500, 'none', 'placement'],
    [6501, 'none', 'upskilling'],
    [5000, 'update', 'upskilling'],
    [3500, 'new-skills', 'upskilling'],
    [3501, 'new-skills', 'reskilling'],
    [9000, 'new-skills', 'reskilling'],
    [1000, 'beyond-work', 'work-and-inclusion'],
    [8000, 'company-crisis', 'collective-relocation'],
  ])('of %d and %s leads to %s', (profileIndex, found, path) => {
    profiled(profileIndex).when(needs(found)).thenFacts({ type: 'PathAssigned', needs: found, path });
  });

  it('leads from every profile and every need to one of the five paths, and to each of them from some', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom(...NEEDS), (index, found) => {
        const path = RULE?.paths[found][distanceOf(RULE, index)] ?? '';
        reached.add(path);
        expect(PATHS).toContain(path);
      }),
      { numRuns: 500 },
    );
    expect([...reached].sort()).toEqual([...PATHS].sort());
  });

  it('says in its basis how it came to the path', () => {
    expect(assessed.facts.at(-1)?.basis.map(({ facts }) => facts)).toContainEqual({
      needs: 'update',
      distance: 'medium',
      path: 'upskilling',
    });
  });

  it('comes after the profile and before the patto', () => {
    registers
      .and(acted('2022-06-07', ADHESION), acted('2022-06-08', { type: 'TakeInCharge' }))
      .when(needs('none'))
      .thenRefused('step-not-allowed-now');
    profiled(5000)
      .when(acted('2022-06-10', { type: 'SignPatto' }))
      .thenRefused('step-not-allowed-now');
    assessed.when(needs('none')).thenRefused('step-not-allowed-now');
  });
});

describe('a path', () => {
  const changed = (on: string, path: Path): Asked =>
    acted(on, { type: 'ChangePath', path, because: 'needs-changed' });

  it('changes for a reason, as often as needed, and the rest goes on', () => {
    const other = begun
      .when(changed('2022-07-04', 'reskilling'))
      .thenFacts({ type: 'PathChanged', path: 'reskilling', because: 'needs-changed' });
    expect(pathOf(other)).toBe('reskilling');
    expect(other.seen).toMatchObject({ stage: 'started', plannedEnd: '2022-12-20' });
    expect(pathOf(other.and(changed('2022-08-01', 'work-and-inclusion')))).toBe('work-and-inclusion');
  });

  it('does not change into itself, nor by somebody else than the CPI, nor before it was assigned', () => {
    begun.when(changed('2022-07-04', 'upskilling')).thenRefused('path-already-assigned', 'upskilling');
    begun.when({ ...changed('2022-07-04', 'reskilling'), actor: GINESTRA }).thenRefused('step-of-another');
    profiled(5000).when(changed('2022-06-10', 'reskilling')).thenRefused('step-not-allowed-now');
  });

  it('is again what it was where the change was recorded by mistake', () => {
    const other = begun.and(changed('2022-07-04', 'reskilling'));
    const corrects = lastVersionOf(other, 'PathChanged');
    const back = other.and(
      acted('2022-07-05', { type: 'CorrectFact', corrects, instead: null, withdraws: [] }),
    );
    expect(pathOf(back)).toBe('upskilling');
  });

  it('is there in this programme alone', () => {
    const pio = new Given(registersUnder(RULEBOOK)).and(acted('2020-01-07', SUBMIT));
    const offered = possibilities(pio.percorso, RULEBOOK).map(({ command }) => command);
    for (const command of ['AssessNeeds', 'ChangePath']) expect(offered).not.toContain(command);
    pio
      .when(acted('2020-01-08', { type: 'ChangePath', path: 'placement', because: 'asked-by-person' }))
      .thenRefused('step-not-in-programme');
  });
});

describe('the service of GOL', () => {
  it('takes adhesions from 9 May 2022, and gives 60 days to choose', () => {
    registers.when(acted('2022-05-08', ADHESION)).thenRefused('adhesion-window-closed');
    const patto = assessed.and(acted('2022-06-13', { type: 'SignPatto' }));
    expect(deadlines(patto)).toEqual([['choice', '2022-08-12']]);
    expect(until(allDone(patto), '2022-08-14').seen.stage).toBe('lapsed');
    patto
      .when(acted('2022-06-15', { type: 'ChooseApl', provider: only(CPI_FIRENZE) }))
      .thenFacts({ type: 'AplChosen', provider: only(CPI_FIRENZE) });
  });

  it('is paid for its hours and for a job, the hours cut where both go beyond 2,200 euro', () => {
    const hours = (on: string, digit: number): Asked =>
      told(on, activityOf({ on, digit, minutes: 300, kind: 'specialist-guidance' }), GINESTRA);
    const process = lived(allDone(begun), hours('2022-06-27', 1), hours('2022-06-28', 2));
    const alone = until(process, '2023-03-01');
    expect(happened(alone, 'FeeAssessed')).toMatchObject([{ part: 'process', entitledCents: 37_300 }]);
    expect(moneyOf(paidTo(alone, BODY, '2023-03-02')).payees).toMatchObject([{ paid: 37_300 }]);
    // Of the farthest a job for good is worth 2,000 euro: 200 are left for the hours.
    const far = started(profiled(10_000).and(needs('update')));
    const both = lived(
      allDone(far),
      hours('2022-06-27', 1),
      hours('2022-06-28', 2),
      reported(hire(1, ['2022-09-05'])),
    );
    const end = until(both, '2024-01-31');
    expect(moneyOf(end).payees).toMatchObject([
      { payee: BODY, entitled: { result: 200_000, process: 20_000 } },
    ]);
  });
});

describe('GOL in random lives', () => {
  holdsInRandomLives({
    begun: allDone(begun),
    from: day('2022-06-20'),
    by: { provider: APL_GINESTRA, actor: GINESTRA },
    ceilingCents: 220_000,
  });
});

it('states every open parameter that concerns it', () => {
  expect(parametersIn(GOL_2022)).toEqual(
    [1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 21, 22, 23, 25, 28, 29, 30].map(
      (one) => `P${String(one).padStart(2, '0')}`,
    ),
  );
});
