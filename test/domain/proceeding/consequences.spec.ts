import { percorsoStream, unemploymentStream } from '../../../domain/identifiers';
import type { MeasureName } from '../../../domain/proceeding/matter';
import { amended } from '../../../domain/programmes/rulebook';
import { addDays } from '../../../domain/time/civil-date';
import { given, registersUnder, THE_PERCORSO, acted, Given } from '../given';
import { ask, factsOf, type World } from '../model';
import { CPI, day, ENGINE, MARIA, moment, PERCORSO_A } from '../values';
import { FIRST_READING } from '../readings';
import { recordedOf } from '../sap/oracle';
import { DOCKET, measured, NASPI, opened, Proceeded } from './world';

const STATUS = unemploymentStream(MARIA);

/** The first reading of the rules, under which nobody is put out for absences without a proceeding. */
const RULES = {
  ...FIRST_READING,
  programmes: FIRST_READING.programmes.map((programme) => ({
    ...programme,
    versions: programme.versions.map((version) =>
      amended(version, {
        version: version.version,
        dueProcess: {
          abandonment: ['repeated-absences'],
          refusal: [],
          'lost-requirement': ['rdc-received'],
          source: version.adhesion,
        },
      }),
    ),
  })),
};
const started = given('started', registersUnder(RULES));

describe('under a programme with due process', () => {
  it('nobody is put out by one act; who leaves of her own will does', () => {
    const absent = { type: 'ReportAbandonment', cause: 'repeated-absences' } as const;
    started.when(acted('2020-02-03', absent)).thenRefused('proceeding-required', 'repeated-absences');
    const lost = { type: 'ReportLostRequirement', cause: 'rdc-received' } as const;
    started.when(acted('2020-02-03', lost)).thenRefused('proceeding-required', 'rdc-received');
    const own = { type: 'ReportAbandonment', cause: 'declared' } as const;
    started
      .when(acted('2020-02-03', own))
      .thenFactsLike({ type: 'PlanOverdue' }, { type: 'PercorsoAbandoned' });
  });

  it('a percorso ends by the measure, on the day of its delivery, and says which', () => {
    const life = measured(
      opened(new Proceeded(started.world), '2020-02-03', {
        kind: 'exit',
        percorso: PERCORSO_A,
        exit: 'abandonment',
        cause: 'repeated-absences',
      }),
      '2020-02-04',
    );
    const measure: MeasureName = { of: MARIA, proceeding: life.last.number };
    const over = carriedOut(life.world, measure);
    const exit = over.facts.find(({ event }) => event.type === 'PercorsoAbandoned');
    expect([exit?.event, exit?.effectiveOn]).toEqual([
      { type: 'PercorsoAbandoned', cause: 'repeated-absences', under: measure },
      '2020-02-19',
    ]);
    expect(over.seen.stage).toBe('abandoned');
  });
});

function carriedOut(world: World, measure: MeasureName, on = '2020-02-20'): Given {
  const command = { type: 'CarryOutMeasure', measure } as const;
  const asked = { stream: percorsoStream(PERCORSO_A), command, at: moment(on), actor: ENGINE };
  const { world: after, decision } = ask(world, asked);
  expect(decision).toMatchObject({ verdict: 'accepted' });
  expect(factsOf(after, THE_PERCORSO).length).toBeGreaterThan(factsOf(world, THE_PERCORSO).length);
  return new Given(after);
}

it('the third obligation not kept by who receives nothing costs the place, and the record says 15', () => {
  const spell = { benefit: 'none', since: day('2020-01-01') } as const;
  const life = ['2020-02-03', '2020-03-04', '2020-04-06'].reduce(
    (before, on) => {
      const matter = { kind: 'conditionality', breach: 'training-missed', on: day(on), spell } as const;
      return measured(opened(before, on, { ...matter, percorso: PERCORSO_A }), on);
    },
    new Proceeded(given('started', registersUnder(RULES)).world),
  );
  expect(life.owed.filter((one) => one === 'do end-percorso')).toHaveLength(1);
  const over = carriedOut(life.world, { of: MARIA, proceeding: life.last.number }, '2020-04-30');
  expect(over.facts.find(({ event }) => event.type === 'RequirementLost')?.event).toMatchObject({
    cause: 'sanction',
    excluded: true,
  });
  expect(recordedOf(over.facts, over.world.rulebook).at(-1)).toMatchObject({ code: '15', on: '2020-04-21' });
});

describe('the loss of the status', () => {
  const life = measured(
    opened(new Proceeded(), '2020-02-04', {
      kind: 'conditionality',
      breach: 'offer-refused',
      on: day('2020-02-03'),
      spell: NASPI,
      percorso: null,
    }),
    '2020-02-05',
  );
  const measure: MeasureName = { of: MARIA, proceeding: life.last.number };
  const told = (world: World, on: string, command: object) =>
    ask(world, { stream: STATUS, command: command as never, at: moment(on), actor: CPI });
  const lost = told(life.world, '2020-02-21', { type: 'CarryOutMeasure', measure }).world;
  const declares = (world: World, on: string) =>
    told(world, on, { type: 'DeclareDid', on: day(on), by: 'declaration' }).decision;

  it('bars a new declaration for two months from its day, and not longer', () => {
    expect(factsOf(lost, STATUS).map(({ event, effectiveOn }) => [effectiveOn, event])).toEqual([
      ['2020-02-20', { type: 'StatusForfeited', newDidFrom: '2020-04-20', under: measure }],
    ]);
    expect(declares(lost, '2020-04-19')).toMatchObject({
      verdict: 'refused',
      rejection: { reason: 'did-barred', missing: ['2020-04-20'] },
    });
    expect(declares(lost, addDays(day('2020-04-19'), 1))).toMatchObject({ verdict: 'accepted' });
  });

  it('is as if it had never been once the measure is annulled', () => {
    const annulled = life.and('2020-03-02', {
      type: 'AnnulMeasure',
      proceeding: measure.proceeding,
      reasons: ['founded'],
      docket: DOCKET,
    });
    const world = { ...annulled.world };
    expect(told(world, '2020-03-03', { type: 'CarryOutMeasure', measure }).decision).toMatchObject({
      verdict: 'refused',
      rejection: { reason: 'measure-not-in-force' },
    });
    const restored = told(lost, '2020-03-03', { type: 'UndoMeasure', measure }).world;
    expect(declares(restored, '2020-03-04')).toMatchObject({ verdict: 'accepted' });
  });
});
