import { percorsoStream } from '../../../domain/identifiers';
import { possibilities } from '../../../domain/percorso/guard';
import type { Matter, MeasureName } from '../../../domain/proceeding/matter';
import { amended } from '../../../domain/programmes/rulebook';
import { acted, Given, registersUnder, SUBMIT } from '../given';
import { ask, factsOf, type World } from '../model';
import { FIRST_READING } from '../readings';
import { CPI, ENGINE, MARIA, moment, PERCORSO_A } from '../values';
import { DOCKET, measured, opened, Proceeded } from './world';

/** The first reading of the rules, but that nobody is rejected without a proceeding. */
const RULES = {
  ...FIRST_READING,
  programmes: FIRST_READING.programmes.map((programme) => ({
    ...programme,
    versions: programme.versions.map((version) =>
      amended(version, {
        version: version.version,
        dueProcess: {
          abandonment: [],
          refusal: [],
          'lost-requirement': [],
          rejection: true,
          source: version.adhesion,
        },
      }),
    ),
  })),
};
const registers = new Given(registersUnder(RULES));
const AGE = 'R-AI-01';
const SUPPORT = 'R-AI-04';
const REJECTION: Matter = { kind: 'rejection', percorso: PERCORSO_A, requirements: [SUPPORT] };
const told = (on: string, facts: object) => acted(on, { type: 'RecordFacts', facts });
const RECEIVING = { incomeSupport: { known: 'rdc' } } as const;
const NOT_RECEIVING = { incomeSupport: { known: 'none' } } as const;
const TAKEN = acted('2020-02-03', { type: 'TakeInCharge' });

const adhering = registers.and(acted('2020-01-07', SUBMIT));
const unmet = adhering.and(told('2020-01-20', RECEIVING));
const charge = ({ percorso }: Given) =>
  possibilities(percorso, RULES).find(({ command }) => command === 'TakeInCharge');

describe('an adhesion whose requirement is not met', () => {
  it('is not rejected by the facts: it stays open, and shows what it lacks', () => {
    adhering.when(told('2020-01-20', RECEIVING)).thenFactsLike({ type: 'FactsRecorded' });
    expect(unmet.seen.stage).toBe('requested');
    expect(charge(unmet)).toEqual({
      command: 'TakeInCharge',
      allowed: false,
      reason: 'rejection-proceeding-needed',
      missing: [SUPPORT],
    });
    unmet.when(TAKEN).thenRefused('rejection-proceeding-needed', SUPPORT);
  });

  it('is taken, where it is lodged so', () => {
    const lodged = registers.and(
      acted('2020-01-07', { ...SUBMIT, facts: { ...SUBMIT.facts, ...RECEIVING, ageYears: { known: 17 } } }),
    );
    expect(lodged.seen.stage).toBe('requested');
    lodged.when(TAKEN).thenRefused('rejection-proceeding-needed', AGE, SUPPORT);
  });

  it('goes on once later facts meet it', () => {
    const mended = unmet.and(told('2020-01-27', NOT_RECEIVING));
    expect(charge(mended)?.allowed).toBe(true);
    mended.when(TAKEN).thenFactsLike({ type: 'TakenInCharge' });
  });
});

describe('the proceeding of its rejection', () => {
  const refused = (world: World, matter: Matter, actor = CPI) =>
    new Proceeded(world).refused('2020-02-03', { type: 'OpenProceeding', matter }, actor)?.reason;

  it('is opened by the CPI, and only for what is not met', () => {
    expect(refused(unmet.world, REJECTION)).toBeUndefined();
    expect(refused(unmet.world, REJECTION, ENGINE)).toBe('proceeding-of-another');
    expect(refused(adhering.world, REJECTION)).toBe('requirements-not-unmet');
    expect(refused(unmet.world, { ...REJECTION, requirements: [SUPPORT, AGE] })).toBe(
      'requirements-not-unmet',
    );
    expect(refused(unmet.world, { ...REJECTION, requirements: [] })).toBe('requirements-not-unmet');
    const taken = unmet.and(told('2020-01-27', NOT_RECEIVING), TAKEN);
    expect(refused(taken.world, REJECTION)).toBe('requirements-not-unmet');
  });

  it('is opened once at a time', () => {
    const both = unmet.and(told('2020-01-21', { ageYears: { known: 17 } }));
    const under = opened(new Proceeded(both.world), '2020-02-03', REJECTION);
    expect(refused(under.world, { ...REJECTION, requirements: [AGE, SUPPORT] })).toBe(
      'proceeding-already-open',
    );
  });

  it('hears the person before it is decided', () => {
    const noticed = opened(new Proceeded(unmet.world), '2020-02-03', REJECTION).and('2020-02-04', {
      type: 'RecordDelivery',
      proceeding: 1,
      of: 'notice',
      channel: 'pec',
      docket: DOCKET,
    });
    const adopt = {
      type: 'AdoptMeasure',
      proceeding: 1,
      reasons: ['facts-proven'],
      docket: DOCKET,
    } as const;
    expect(noticed.refused('2020-02-05', adopt)).toEqual({
      reason: 'defence-term-running',
      missing: ['2020-02-14'],
    });
  });
});

describe('its measure', () => {
  const decided = measured(opened(new Proceeded(unmet.world), '2020-02-03', REJECTION), '2020-02-04');
  const measure: MeasureName = { of: MARIA, proceeding: decided.last.number };
  const stream = percorsoStream(PERCORSO_A);
  const asked = (world: World, type: 'CarryOutMeasure' | 'UndoMeasure', on = '2020-02-20') =>
    ask(world, { stream, command: { type, measure }, at: moment(on), actor: ENGINE });
  const rejected = asked(decided.world, 'CarryOutMeasure');

  it('owes the percorso its end', () => {
    expect(decided.last.decided?.measure).toEqual({ kind: 'rejection' });
    expect(decided.owed).toContain('do end-percorso');
  });

  it('rejects the adhesion on the day of its delivery, and says under which measure', () => {
    const fact = factsOf(rejected.world, stream).at(-1);
    expect([fact?.event, fact?.effectiveOn]).toEqual([
      { type: 'AdhesionRejected', requirements: [SUPPORT], under: measure },
      '2020-02-19',
    ]);
    expect(fact?.basis.map(({ rule, verdict }) => [rule, verdict])).toEqual([
      [SUPPORT, 'not-met'],
      ['D-EFFECT', 'met'],
    ]);
    expect(new Given(rejected.world).seen.stage).toBe('rejected');
    expect(rejected.world.keys).not.toEqual(decided.world.keys);
  });

  it('once annulled leaves the adhesion undecided, with her place', () => {
    const annulled = decided.and('2020-03-02', {
      type: 'AnnulMeasure',
      proceeding: measure.proceeding,
      reasons: ['founded'],
      docket: DOCKET,
    });
    expect(annulled.owed).toContain('do send-decision');
    const back = new Given(asked(rejected.world, 'UndoMeasure', '2020-03-03').world);
    expect(back.seen.stage).toBe('requested');
    expect(back.world.keys).toEqual(decided.world.keys);
    back
      .and(told('2020-03-04', NOT_RECEIVING))
      .when(acted('2020-03-05', { type: 'TakeInCharge' }))
      .thenFactsLike({ type: 'TakenInCharge' });
  });

  it('is taken out by no correction of the office', () => {
    const { version = 0 } = factsOf(rejected.world, stream).at(-1) ?? {};
    const command = { type: 'CorrectFact', corrects: version, instead: null, withdraws: [] } as const;
    new Given(rejected.world)
      .when(acted('2020-02-21', command))
      .thenRefused('exit-of-a-measure', `AdhesionRejected@${version}`);
  });

  it('rejects nobody whose requirements are met by then, or who is taken in charge', () => {
    const mended = new Given(decided.world).and(told('2020-02-20', NOT_RECEIVING));
    for (const { world } of [mended, mended.and(acted('2020-02-20', { type: 'TakeInCharge' }))])
      expect(asked(world, 'CarryOutMeasure').decision).toMatchObject({
        verdict: 'refused',
        rejection: { reason: 'measure-outdated', missing: [SUPPORT] },
      });
  });
});
