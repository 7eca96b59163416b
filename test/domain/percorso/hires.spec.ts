import type { Communication } from '../../../domain/employment/communication';
import { percorsoStream, personStream, type ProgrammeCode, type StreamId } from '../../../domain/identifiers';
import { hireClaims } from '../../../domain/percorso/hires';
import type { PercorsoEvent } from '../../../domain/percorso/events';
import type { Percorso } from '../../../domain/percorso/state';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { TOS_PIO2, TOS_PIO2_FIRST, TOS_PIO2_SETTLED } from '../../../domain/programmes/tos-pio2';
import { hire, receivedOn, rectification } from '../employment/messages';
import { acted, registersUnder, SUBMIT } from '../given';
import { ask, factsOf, stateOf, wake, type Asked, type World } from '../model';
import { SETTLED_READING } from '../readings';
import {
  APL_GINESTRA,
  APL_ROTTA,
  day,
  GINESTRA,
  MARIA,
  moment,
  PERCORSO_A,
  PERCORSO_B,
  ROTTA,
  TUTOR,
  only,
} from '../values';

const [FIRST, SECOND] = [percorsoStream(PERCORSO_A), percorsoStream(PERCORSO_B)];
const TWIN = 'TOS-TWIN' as ProgrammeCode;
/** Beside TOS-PIO2 a programme with the same rules, in which the same person may take part at the same time. */
const TWO_PROGRAMMES: Rulebook = {
  programmes: [TOS_PIO2, { ...TOS_PIO2, code: TWIN, versions: [{ ...TOS_PIO2_SETTLED, code: TWIN }] }],
};

interface Pathway {
  readonly stream: StreamId;
  readonly programme?: ProgrammeCode;
  readonly aplId?: typeof APL_GINESTRA;
  /** The day of all steps from the adhesion to the first meeting. */
  readonly on: string;
}

/** Maria adheres, chooses and meets on one day. */
function walked(
  before: World,
  { stream, programme = TOS_PIO2.code, aplId = APL_GINESTRA, on }: Pathway,
): World {
  const body = aplId === APL_GINESTRA ? GINESTRA : ROTTA;
  return [
    acted(on, { ...SUBMIT, programme }),
    acted(on, { type: 'TakeInCharge' }),
    acted(on, { type: 'AssignProfile', profileIndex: 8000 }),
    acted(on, { type: 'SignPatto' }),
    acted(on, { type: 'IssueAssegno' }),
    acted(on, { type: 'ChooseApl', provider: only(aplId) }),
    acted(on, { type: 'AcceptPerson' }, body),
    acted(on, { type: 'HoldFirstMeeting', tutorId: TUTOR }, body),
  ].reduce((world, asked) => done(world, { ...asked, stream }), before);
}

function done(world: World, asked: Asked): World {
  const { world: after, decision } = ask(world, asked);
  if (decision.verdict === 'accepted') return after;
  throw new Error(`${asked.command.type}: ${decision.rejection.reason}`);
}

/** A message reaches the register of the person; nobody has taken notice of it yet. */
function told(world: World, communication: Communication): World {
  const command = { type: 'ReportEmployment', communication } as const;
  const at = moment(communication.receivedOn);
  return done(world, { stream: personStream(MARIA), command, at, actor: acted('2020-01-07', SUBMIT).actor });
}

/** The two wake up in that order, at that day. */
const woken = (world: World, on: string, ...streams: readonly StreamId[]): World =>
  streams.reduce((now, stream) => wake(now, stream, moment(on)), world);

const happened = (world: World, stream: StreamId, ...types: readonly PercorsoEvent['type'][]) =>
  factsOf(world, stream)
    .map(({ event }) => event)
    .filter((event) => types.some((type) => type === event.type));

const moneyOf = (world: World, stream: StreamId) => {
  const percorso = stateOf(world, stream) as Exclude<Percorso, { phase: 'none' }>;
  return percorso.dossier.money;
};

const JOB = hire(1, ['2020-03-02']);
const SHORTER_JOB = receivedOn(hire(2, ['2020-03-01', '2020-12-31']), '2020-03-02');

describe('a hire on the days of two pathways', () => {
  const both = walked(walked(registersUnder(TWO_PROGRAMMES), { stream: FIRST, on: '2020-01-20' }), {
    stream: SECOND,
    programme: TWIN,
    aplId: APL_ROTTA,
    on: '2020-01-27',
  });
  const shared = woken(told(both, JOB), '2020-03-10', SECOND, FIRST);

  it('earns in the one that recognises it first, and is left out of the other', () => {
    expect(happened(shared, SECOND, 'OutcomeRecognised')).toMatchObject([{ expectedCents: 340_000 }]);
    expect(happened(shared, FIRST, 'OutcomeRecognised', 'HiresExcluded')).toEqual([
      { type: 'HiresExcluded', relationships: [JOB.protocol] },
    ]);
    expect(shared.keys[`hire/${MARIA}/${JOB.protocol}/2020-03-02`]).toBe(SECOND);
  });

  it('gives way to the next best one in the other', () => {
    const world = woken(told(shared, SHORTER_JOB), '2020-03-12', FIRST, SECOND);
    expect(moneyOf(world, FIRST).expected).toEqual({
      outcome: 'TD6',
      relationship: SHORTER_JOB.protocol,
      cents: 190_000,
    });
    expect(moneyOf(world, SECOND).expected).toMatchObject({ relationship: JOB.protocol });
  });

  it('is asked for again, and earns once the other gave it back', () => {
    // The person had left the second programme before the job began; that is told on 12 March.
    const gone = acted('2020-03-12', { type: 'ReportAbandonment', cause: 'declared' });
    const left = { ...gone, stream: SECOND, command: { ...gone.command, on: day('2020-02-28') } } as Asked;
    const free = done(shared, left);
    expect(happened(free, SECOND, 'OutcomeRecognised').at(-1)).toMatchObject({ relationship: null });
    const again = done(free, { ...acted('2020-03-13', { type: 'Reassess' }), stream: FIRST });
    expect(happened(again, FIRST, 'HiresExcluded').at(-1)).toMatchObject({ relationships: [] });
    expect(moneyOf(again, FIRST).expected).toMatchObject({ relationship: JOB.protocol, cents: 340_000 });
    expect(again.keys[`hire/${MARIA}/${JOB.protocol}/2020-03-02`]).toBe(FIRST);
  });

  it('is not said to be left out a second time', () => {
    const again = done(shared, { ...acted('2020-03-13', { type: 'Reassess' }), stream: FIRST });
    expect(happened(again, FIRST, 'HiresExcluded')).toHaveLength(1);
  });

  it('earns in both under a reading in which one pathway knows nothing of the other', () => {
    const [before, after] = [stateOf(both, FIRST), stateOf(shared, SECOND)] as readonly Percorso[];
    if (before === undefined || after === undefined) throw new Error('Both began');
    expect(hireClaims(before, after, TOS_PIO2_FIRST)).toEqual([]);
    expect(hireClaims(before, after, TOS_PIO2_SETTLED)).toEqual([
      {
        kind: 'take-key',
        key: `hire/${MARIA}/${JOB.protocol}/2020-03-02`,
        refusedAs: 'hire-earns-elsewhere',
      },
    ]);
  });
});

describe('a hire that is rectified from the days of one pathway into those of a later one', () => {
  const gone = { ...acted('2020-03-31', { type: 'ReportAbandonment', cause: 'declared' }), stream: FIRST };
  const begun = woken(
    told(walked(registersUnder(SETTLED_READING), { stream: FIRST, on: '2020-01-20' }), JOB),
    '2020-03-03',
    FIRST,
  );
  const both = walked(done(begun, gone), { stream: SECOND, aplId: APL_ROTTA, on: '2020-04-15' });
  const moved = told(both, receivedOn(rectification(2, JOB, { eventOn: day('2020-05-04') }), '2020-05-20'));
  const END = '2022-12-31';

  it('earns in the later one, whichever of them hears of it first', () => {
    const orders = [
      [FIRST, SECOND],
      [SECOND, FIRST],
    ] as const;
    for (const order of orders) {
      const world = woken(woken(moved, '2020-05-21', ...order), END, ...order);
      expect(moneyOf(world, FIRST).expected.cents).toBe(0);
      expect(moneyOf(world, SECOND).expected).toMatchObject({ relationship: JOB.protocol, cents: 340_000 });
      expect(moneyOf(world, SECOND).payees).toMatchObject([{ payee: `apl/${APL_ROTTA}` }]);
      expect(happened(world, SECOND, 'HiresExcluded')).toEqual([]);
      expect(Object.keys(world.keys)).toEqual([`hire/${MARIA}/${JOB.protocol}/2020-05-04`]);
    }
  });
});
