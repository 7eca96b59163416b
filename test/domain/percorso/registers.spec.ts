import type { CpiCommand } from '../../../domain/cpi/cpi';
import { cpiStream, personStream, unemploymentStream } from '../../../domain/identifiers';
import { possibilities } from '../../../domain/percorso/guard';
import type { Facts } from '../../../domain/programmes/facts';
import type { UnemploymentCommand } from '../../../domain/unemployment/unemployment';
import type { Communication } from '../../../domain/employment/communication';
import { INVENTED, OFFICE as INVENTED_OFFICE } from '../../support/invented';
import { acted, Given, registersUnder, SUBMIT } from '../given';
import { hire, receivedOn } from '../employment/messages';
import { ask, factsOf, type World } from '../model';
import { THIRD_READING } from '../readings';
import {
  CPI,
  CPI_FIRENZE,
  day,
  GOOD_FACTS,
  LAZIO,
  MARIA,
  moment,
  OFFICER,
  only,
  PAOLO,
  PERCORSO_A,
  TOSCANA,
} from '../values';
import { joined } from '../person/records';

const OFFICE = { name: 'CPI Firenze', region: TOSCANA, from: day('2010-01-01'), to: null } as const;
const AT = moment('2020-01-06');

interface Known {
  readonly office?: Omit<CpiCommand, 'type'> | null;
  readonly unemployment?: readonly UnemploymentCommand[];
  readonly messages?: readonly Communication[];
}

/** The registers as Maria's adhesion of 7 January 2020 finds them. */
function registers({ office = OFFICE, unemployment = [], messages = [] }: Known = {}): World {
  const asks = [
    ...(office === null
      ? []
      : [{ stream: cpiStream(CPI_FIRENZE), command: { type: 'RegisterCpi', ...office } as const }]),
    ...unemployment.map((command) => ({ stream: unemploymentStream(MARIA), command })),
    ...messages.map((communication) => ({
      stream: personStream(MARIA),
      command: { type: 'ReportEmployment', communication } as const,
    })),
  ];
  return asks.reduce((world, one) => {
    const { world: after, decision } = ask(world, { ...one, at: AT, actor: OFFICER });
    expect(decision.verdict).toBe('accepted');
    return after;
  }, registersUnder(THIRD_READING));
}

const READ = { registers: 'read' } as const;
const TAKE_IN_CHARGE = acted('2020-01-09', { type: 'TakeInCharge', ...READ });
const submitted = (facts: Facts = GOOD_FACTS) => acted('2020-01-07', { ...SUBMIT, ...READ, facts });
const adhesion = (known: Known = {}, facts: Facts = GOOD_FACTS) =>
  new Given(registers(known)).when(submitted(facts));

const requirement = 'R-P2-01/02';
const NO_DID: Facts = { ...GOOD_FACTS, didOn: { known: null } };
const UNKNOWN_DID: Facts = { ...GOOD_FACTS, didOn: { unknown: 'awaiting-register' } };

describe('the office of an adhesion', () => {
  it.each([
    ['is in no register', null, 'cpi-unknown'],
    ['was not open yet', { ...OFFICE, from: day('2020-01-08') }, 'cpi-not-open'],
    ['was closed', { ...OFFICE, to: day('2020-01-06') }, 'cpi-not-open'],
    ['is of another region', { ...OFFICE, region: LAZIO }, 'cpi-of-another-region'],
  ] as const)('that %s is refused', (_, office, reason) => {
    adhesion({ office }).thenRefused(reason, CPI_FIRENZE);
  });

  it('of the programme’s region is taken', () => {
    adhesion().thenFactsLike({ type: 'AdhesionSubmitted', cpi: CPI_FIRENZE });
    adhesion({ office: { ...OFFICE, to: day('2020-01-07') } }).thenFactsLike({ type: 'AdhesionSubmitted' });
  });
});

describe('a fact of an adhesion', () => {
  const RDC = { known: 'rdc', since: day('2020-01-08') } as const;

  it('that began only after the request is refused by name: it is told afterwards, and may lose a requirement', () => {
    adhesion({}, { ...GOOD_FACTS, incomeSupport: RDC }).thenRefused('fact-after-request', 'incomeSupport');
    const later: Facts = { residenceRegion: { known: LAZIO, since: day('2020-01-08') }, incomeSupport: RDC };
    adhesion({}, { ...GOOD_FACTS, ...later }).thenRefused(
      'fact-after-request',
      'residenceRegion',
      'incomeSupport',
    );
    adhesion()
      .thenFactsLike({ type: 'AdhesionSubmitted' })
      .when(acted('2020-01-09', { type: 'RecordFacts', facts: { incomeSupport: RDC }, ...READ }))
      .thenFactsLike({ type: 'FactsRecorded' }, { type: 'RequirementLost', cause: 'rdc-received' });
  });

  it('that began on its day is one', () => {
    const incomeSupport = { known: 'none', since: day('2020-01-07') } as const;
    adhesion({}, { ...GOOD_FACTS, incomeSupport }).thenFactsLike({ type: 'AdhesionSubmitted' });
  });
});

describe('unemployment, where the registers are read', () => {
  const OPEN_ENDED = receivedOn(hire(1, ['2019-12-02']), '2019-12-03');
  const PART_TIME = { ...OPEN_ENDED, weeklyHours: 1800 };
  const DID: UnemploymentCommand = { type: 'DeclareDid', on: day('2019-11-04'), by: 'declaration' };
  const income = (cents: number): UnemploymentCommand => ({
    type: 'RecordProspectiveIncome',
    since: day('2020-01-01'),
    of: 'employment',
    cents,
  });

  it.each([
    ['a DID that the adhesion tells', {}, GOOD_FACTS],
    ['a DID that the register has', { unemployment: [DID] }, NO_DID],
    ['a DID that the register has, of one who knows none', { unemployment: [DID] }, UNKNOWN_DID],
    ['NASpI, which is asked for by declaring', {}, { ...NO_DID, incomeSupport: { known: 'naspi' } }],
    ['a job within the limit', { messages: [PART_TIME], unemployment: [income(814_500)] }, GOOD_FACTS],
    [
      'a fixed-term job that is over',
      { messages: [receivedOn(hire(1, ['2019-12-02', '2019-12-31']), '2019-12-03')] },
      GOOD_FACTS,
    ],
    [
      'CIGS for cessation, whatever the job',
      { messages: [OPEN_ENDED] },
      { ...NO_DID, incomeSupport: { known: 'cigs-cessazione' } },
    ],
  ] satisfies readonly (readonly [string, Known, Facts])[])('is there with %s', (_, known, facts) => {
    const after = adhesion(known, facts).thenFactsLike({ type: 'AdhesionSubmitted' });
    expect(after.and(TAKE_IN_CHARGE).seen.stage).toBe('taken-in-charge');
  });

  it.each([
    ['no DID anywhere', {}, NO_DID],
    ['an open-ended full-time job in force at the adhesion', { messages: [OPEN_ENDED] }, GOOD_FACTS],
    [
      'the same job and NASpI',
      { messages: [OPEN_ENDED] },
      { ...GOOD_FACTS, incomeSupport: { known: 'naspi' } },
    ],
    ['a job above the limit', { messages: [PART_TIME], unemployment: [income(814_501)] }, GOOD_FACTS],
    ['a DID that was revoked', { unemployment: [DID, { type: 'RevokeDid', on: day('2020-01-05') }] }, NO_DID],
  ] satisfies readonly (readonly [string, Known, Facts])[])('is not there with %s', (_, known, facts) => {
    adhesion(known, facts).thenRefused('requirement-not-met', requirement);
  });

  it('is recorded as it was read, with the days that count and the job', () => {
    const known = { messages: [PART_TIME], unemployment: [income(800_000)] };
    const { facts } = adhesion(known).thenFactsLike({
      type: 'AdhesionSubmitted',
      facts: { ...GOOD_FACTS, unemployment: { known: { status: 'conserved', since: '2019-11-04' } } },
    });
    expect(facts[0]?.basis.find(({ rule }) => rule === requirement)).toMatchObject({
      verdict: 'met',
      facts: { unemployment: { status: 'conserved', jobs: [PART_TIME.protocol] } },
    });
  });

  describe('while an income is not known', () => {
    const suspended = adhesion({ messages: [PART_TIME] }).thenFactsLike({
      type: 'AdhesionSubmitted',
      facts: { unemployment: { unknown: 'awaiting-register' } },
    });
    const tell = (cents: number) =>
      new Given(
        ask(suspended.world, {
          stream: unemploymentStream(MARIA),
          command: income(cents),
          at: moment('2020-01-08'),
          actor: CPI,
        }).world,
      );

    it('suspends the decision, and is named', () => {
      suspended.when(TAKE_IN_CHARGE).thenRefused('facts-missing', 'unemployment');
    });

    it('does not keep an office from asking: to take in charge reads it again', () => {
      const { percorso, world } = suspended;
      expect(possibilities(percorso, world.rulebook)).toContainEqual({
        command: 'TakeInCharge',
        allowed: true,
        missing: [],
      });
      expect(tell(814_500).and(TAKE_IN_CHARGE).seen.stage).toBe('taken-in-charge');
    });

    it('refuses once it is known to be above the limit, and rejects the adhesion once that is recorded', () => {
      const above = tell(814_501);
      above.when(TAKE_IN_CHARGE).thenRefused('requirement-not-met', requirement);
      const facts: Facts = { incomeSupport: { known: 'none' } };
      const rejected = above.and(acted('2020-01-09', { type: 'RecordFacts', facts, ...READ }));
      expect(rejected.facts.slice(-2).map(({ event }) => event)).toMatchObject([
        { type: 'FactsRecorded', facts: { unemployment: { known: { status: 'suspended' } } } },
        { type: 'AdhesionRejected', requirements: [requirement] },
      ]);
    });
  });

  it('that was told late keeps who is in a job from being taken in charge', () => {
    const world = adhesion().thenFactsLike({ type: 'AdhesionSubmitted' }).world;
    const late = { stream: personStream(MARIA), actor: OFFICER, at: moment('2020-01-08') };
    const told = ask(world, { ...late, command: { type: 'ReportEmployment', communication: OPEN_ENDED } });
    new Given(told.world).when(TAKE_IN_CHARGE).thenRefused('requirement-not-met', requirement);
  });
});

describe('what was told of unemployment under another record of the person', () => {
  const PAOLO_INTO_MARIA = { record: PAOLO, into: MARIA, pathways: [PERCORSO_A] };
  const declared = (world: World, on: string) =>
    ask(world, {
      stream: unemploymentStream(PAOLO),
      command: { type: 'DeclareDid', on: day('2019-11-04'), by: 'declaration' },
      at: moment(on),
      actor: CPI,
    }).world;

  it('is read by an adhesion under the record that is kept', () => {
    const world = joined(declared(registers(), '2020-01-06'), { ...PAOLO_INTO_MARIA, on: '2020-01-06' });
    const asked = { ...SUBMIT, ...READ, facts: NO_DID };
    new Given(world).when(acted('2020-01-07', { ...asked, records: [PAOLO] })).thenFactsLike({
      type: 'AdhesionSubmitted',
      facts: { unemployment: { known: { status: 'unemployed', since: '2019-11-04' } } },
    });
    new Given(world).when(acted('2020-01-07', asked)).thenRefused('requirement-not-met', requirement);
  });

  it.each([
    ['kept', PAOLO_INTO_MARIA],
    ['joined', { ...PAOLO_INTO_MARIA, record: MARIA, into: PAOLO }],
  ])('is read again for a percorso of the %s one', (_, joining) => {
    const { world } = adhesion({}, UNKNOWN_DID).thenFactsLike({ type: 'AdhesionSubmitted' });
    const together = joined(declared(world, '2020-01-08'), { ...joining, on: '2020-01-08' });
    expect(new Given(together).and(TAKE_IN_CHARGE).seen.stage).toBe('taken-in-charge');
  });
});

describe('an adhesion that does not ask for the registers, as before or from an import', () => {
  const known: Known = { office: null, messages: [receivedOn(hire(1, ['2019-12-02']), '2019-12-03')] };
  const before = new Given(registers(known)).when(acted('2020-01-07', SUBMIT));

  it('is decided on what it tells', () => {
    const after = before.thenFacts(
      expect.objectContaining({ type: 'AdhesionSubmitted', facts: GOOD_FACTS }) as never,
    );
    expect(Object.keys(after.percorso.phase === 'open' ? after.percorso.facts : {})).not.toContain(
      'unemployment',
    );
    expect(factsOf(after.world, unemploymentStream(MARIA))).toEqual([]);
  });

  it('is not read again by what is asked later', () => {
    const after = before.thenFactsLike({ type: 'AdhesionSubmitted' });
    expect(after.and(TAKE_IN_CHARGE).seen.stage).toBe('taken-in-charge');
  });
});

describe('an office that is chosen as the provider', () => {
  const { code: programme } = INVENTED_OFFICE;
  const facts: Facts = { ageYears: { known: 34 } };
  const choice = { type: 'ChooseApl', provider: only(CPI_FIRENZE) } as const;
  const chooses = (office: NonNullable<Known['office']> | null, read: object) =>
    new Given({ ...registers({ office }), rulebook: INVENTED })
      .and(acted('2020-01-07', { ...SUBMIT, programme, facts }))
      .when(acted('2020-01-08', { ...choice, ...read }));

  it.each([
    ['in no register', null, 'cpi-unknown'],
    ['closed', { ...OFFICE, to: day('2020-01-07') }, 'cpi-not-open'],
  ] as const)('is refused where it is %s', (_, office, reason) => {
    chooses(office, READ).thenRefused(reason, CPI_FIRENZE);
  });

  it('is taken where it is open, and wherever the register is not asked, as before', () => {
    chooses(OFFICE, READ).thenFactsLike({ type: 'AplChosen' });
    chooses({ ...OFFICE, region: LAZIO }, READ).thenFactsLike({ type: 'AplChosen' });
    chooses(null, {}).thenFactsLike({ type: 'AplChosen' });
  });
});
