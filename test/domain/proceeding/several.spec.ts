import fc from 'fast-check';
import type { Percorso } from '../../../domain/percorso/state';
import type { Matter } from '../../../domain/proceeding/matter';
import { standingMeasure } from '../../../domain/proceeding/state';
import { measureOf, ladderOf } from '../../../domain/programmes/breach-measures';
import { given, THE_PERCORSO } from '../given';
import { ask, stateOf, type World } from '../model';
import { CPI, day, moment, PERCORSO_A } from '../values';
import { DUE_PROCESS_REGISTERS } from './due-process';
import { allDischarged } from './performing';
import { DOCKET, later, measured, missed, NASPI, opened, Proceeded } from './world';

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

it('whatever is adopted and annulled, those that stand are counted from one, each with the measure of its place', () => {
  const adoptions = fc.array(fc.option(fc.nat({ max: 5 }), { freq: 2 }), { maxLength: 9 });
  const ladder = ladderOf('naspi', 'training-missed', day('2020-02-03'));
  const standing = ({ state }: Proceeded) =>
    state.phase === 'none' ? [] : state.proceedings.filter((one) => standingMeasure(one) !== undefined);
  fc.assert(
    fc.property(adoptions, (list) => {
      let life = new Proceeded();
      for (const [index, which] of list.entries()) {
        const on = later('2020-02-03', 20 * index);
        const fallen = which === null ? undefined : standing(life)[which];
        life =
          fallen === undefined
            ? measured(opened(life, later(on, 1), training(on)), later(on, 2))
            : annulled(life, later(on, 19), fallen.number);
        const said = standing(life).map(({ decided }) => [decided?.ordinal, decided?.measure]);
        const due = said.map((_, at) => [at + 1, ladder && measureOf(ladder, at + 1)]);
        expect(said).toEqual(due);
      }
    }),
    { numRuns: 30 },
  );
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

  it('it has ended by the first of those that stand, or goes on, in whatever order they fall', () => {
    const falling = fc.shuffledSubarray([0, 1, 2], { minLength: 0 });
    const causes = ['not-reachable', 'repeated-absences'] as const;
    const exits: readonly Matter[] = [
      ...causes.map(exit),
      { kind: 'exit', percorso: PERCORSO_A, exit: 'refusal', cause: 'suitable-offer' },
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        falling,
        fc.nat(),
        (order, annulments, pick) => {
          const all = exits.reduce(
            (life, matter) => opened(life, '2020-02-03', matter),
            new Proceeded(begun),
          );
          const numbers = all.state.phase === 'none' ? [] : all.state.proceedings.map(({ number }) => number);
          const decided = order.reduce((life, which, index) => {
            const next = measured(life, later('2020-02-04', index), numbers[which]);
            return new Proceeded(allDischarged(next.world, at(later('2020-02-20', index)), pick));
          }, all);
          const left = annulments.reduce((life, which, index) => {
            const next = annulled(life, later('2020-03-02', index), numbers[which] ?? 0);
            return new Proceeded(allDischarged(next.world, at(later('2020-03-02', index)), pick));
          }, decided);
          const first = order.findIndex((which) => !annulments.includes(which));
          const matter = exits[order[first] ?? -1];
          const percorso = percorsoIn(left.world);
          if (matter === undefined) expect(percorso.phase).toBe('open');
          else {
            const { cause, on } = {
              cause: 'cause' in matter ? matter.cause : '',
              on: later('2020-02-19', first),
            };
            expect(percorso.phase === 'ended' ? percorso.end : null).toMatchObject({ cause, on });
          }
        },
      ),
      { numRuns: 40 },
    );
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

  it('of the rejection of a reason before the absence that it was given for', () => {
    const absent = missed(new Proceeded(), '2020-02-03');
    const { number } = absent.last;
    const given = {
      type: 'LodgeDefence',
      proceeding: number,
      ground: 'personal-reason',
      docket: DOCKET,
    } as const;
    const justified = absent.and('2020-02-08', given);
    const reject = {
      type: 'RejectJustification',
      on: day('2020-02-07'),
      proceeding: number,
      docket: DOCKET,
    } as const;
    const asked = { stream: justified.stream, command: reject, at: moment('2020-02-10'), actor: CPI };
    expect(ask(justified.world, asked).decision).toMatchObject({
      verdict: 'refused',
      rejection: { reason: 'dates-out-of-order' },
    });
  });
});
