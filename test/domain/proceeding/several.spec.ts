import type { Percorso } from '../../../domain/percorso/state';
import { given, THE_PERCORSO } from '../given';
import { ask, stateOf, type World } from '../model';
import { CPI, day, moment, PERCORSO_A } from '../values';
import { DUE_PROCESS_REGISTERS } from './due-process';
import { allDischarged } from './performing';
import { DOCKET, later, measured, NASPI, opened, Proceeded } from './world';
import type { Matter } from '../../../domain/proceeding/matter';

const training = (on: string, percorso: typeof PERCORSO_A | null = null): Matter => ({
  kind: 'conditionality',
  breach: 'training-missed',
  on: day(on),
  spell: NASPI,
  percorso,
});
const annulled = (before: Proceeded, on: string, proceeding: number) =>
  before.and(on, { type: 'AnnulMeasure', proceeding, reasons: ['founded'], docket: DOCKET });

describe('of several breaches of one kind', () => {
  const days = ['2020-02-03', '2020-03-03', '2020-04-02', '2020-05-04'];
  const life = days.reduce(
    (before, on) => measured(opened(before, later(on, 1), training(on)), later(on, 2)),
    new Proceeded(),
  );
  const ordinals = (one: Proceeded) =>
    one.state.phase === 'none' ? [] : one.state.proceedings.map(({ decided }) => decided?.ordinal);

  it('each is counted anew once one before it was annulled, also where its measure stays what it was', () => {
    expect(ordinals(life)).toEqual([1, 2, 3, 4]);
    const [, second] = life.state.phase === 'none' ? [] : life.state.proceedings;
    expect(ordinals(annulled(life, '2020-07-01', second?.number ?? 0))).toEqual([1, 2, 2, 3]);
  });
});

describe('of two measures that end one percorso', () => {
  const begun = given('started', DUE_PROCESS_REGISTERS).world;
  const exit = (cause: 'not-reachable' | 'repeated-absences'): Matter => ({
    kind: 'exit',
    percorso: PERCORSO_A,
    exit: 'abandonment',
    cause,
  });
  const at = (on: string) => moment(on);
  const percorsoIn = (world: World) => stateOf(world, THE_PERCORSO) as Percorso;
  const both = opened(
    opened(new Proceeded(begun), '2020-02-03', exit('not-reachable')),
    '2020-02-03',
    exit('repeated-absences'),
  );
  const [first, second] = both.state.phase === 'none' ? [] : both.state.proceedings.map((one) => one.number);
  const inForce = [first, second].reduce<Proceeded>((life, number, index) => {
    const decided = measured(life, later('2020-02-04', index), number);
    return new Proceeded(allDischarged(decided.world, at(later('2020-02-20', index))));
  }, both);

  it('the other has ended it where the first is annulled, on the day on which it had effect', () => {
    expect(percorsoIn(inForce.world)).toMatchObject({ end: { cause: 'not-reachable', on: '2020-02-19' } });
    const without = annulled(inForce, '2020-03-02', first ?? 0);
    const world = allDischarged(without.world, at('2020-03-02'));
    expect(percorsoIn(world)).toMatchObject({ end: { cause: 'repeated-absences', on: '2020-02-20' } });
    const neither = annulled(new Proceeded(world), '2020-03-03', second ?? 0);
    expect(percorsoIn(allDischarged(neither.world, at('2020-03-03')))).toMatchObject({ phase: 'open' });
  });

  it('the second leaves no trace where it is annulled', () => {
    const without = annulled(inForce, '2020-03-02', second ?? 0);
    const world = allDischarged(without.world, at('2020-03-02'));
    expect(percorsoIn(world)).toEqual(percorsoIn(inForce.world));
  });

  it('is not taken out by a correction: the measure would stand and have no effect', () => {
    const percorso = percorsoIn(inForce.world);
    const history = percorso.phase === 'none' ? [] : percorso.history;
    const corrects = history.findLast(({ event }) => event.type === 'PercorsoAbandoned')?.version ?? 0;
    const command = {
      type: 'CorrectFact',
      on: day('2020-03-02'),
      corrects,
      instead: null,
      withdraws: [],
    } as const;
    const asked = { stream: THE_PERCORSO, command, at: at('2020-03-02'), actor: CPI };
    const { decision } = ask(inForce.world, asked);
    expect(decision).toMatchObject({ verdict: 'refused', rejection: { reason: 'exit-of-a-measure' } });
  });
});

describe('a day before what it follows is refused', () => {
  const life = opened(new Proceeded(), '2020-02-04', training('2020-02-03'));
  const proceeding = life.last.number;

  it('of a dismissal before the proceeding was opened', () => {
    const dismiss = {
      type: 'DismissProceeding',
      on: day('2020-02-03'),
      proceeding,
      reasons: ['settled'],
      docket: DOCKET,
    } as const;
    const asked = { stream: life.stream, command: dismiss, at: moment('2020-02-05'), actor: CPI };
    const { decision } = ask(life.world, asked);
    expect(decision).toMatchObject({ verdict: 'refused', rejection: { reason: 'dates-out-of-order' } });
  });
});
