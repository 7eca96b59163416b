import { isUnasked } from '../../domain/causation';
import type { Fact } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import { RULEBOOK } from '../../domain/programmes';
import type { ProgrammeVersion } from '../../domain/programmes/programme';
import { rulesNameOf } from '../../domain/programmes/rulebook';
import { incentiveStreamOf } from '../../domain/simulation/applying';
import { asIfOpen } from '../../domain/simulation/cast';
import { movedBy } from '../../domain/simulation/moved';
import { dateOf, instantAt } from '../../domain/time/civil-date';
import { startEngineIn, type Engine } from '../support/engine';
import { INVENTED } from '../support/invented';
import { note } from '../support/notes';
import { relive, type Twin } from './twin-life';
import { kindsIn, sampleOf } from './twin-sample';

/** Of the first seeds the one whose lives bring all that is counted below. */
const SEED = 2;
/** After 28 years each day of the year is the same day of the week again: so the lives are the same on whatever day they are lived. */
const CYCLE_DAYS = 10_227;

/** The version on days of which none has come: the clock of the engine begins today. */
function toCome(version: ProgrammeVersion): ProgrammeVersion {
  return version.adhesionFrom > dateOf(instantAt(Date.now()))
    ? version
    : toCome(movedBy(version, CYCLE_DAYS));
}

const VERSIONS = [...RULEBOOK.programmes, ...INVENTED.programmes]
  .flatMap(({ versions }) => versions)
  .map((version) => toCome(asIfOpen(version)));
const SAMPLE = sampleOf(VERSIONS, SEED);
const TWINS = new Map(SAMPLE.flat().map((twin) => [twin.story.percorsoStream, twin]));
const OF_INCENTIVES = new Map(SAMPLE.flat().map((twin) => [incentiveStreamOf(twin.story), twin]));

function twinOf(stream: StreamId): Twin {
  const twin = TWINS.get(stream) ?? OF_INCENTIVES.get(stream);
  if (twin === undefined) throw new Error(`${stream} is of no life`);
  return twin;
}

let engine: Engine;
beforeAll(async () => {
  const [any] = TWINS.values();
  if (any === undefined) throw new Error('There are no lives');
  engine = await startEngineIn({
    activities: {
      ...any.activities,
      keepTime: (asked) => twinOf(asked.stream).activities.keepTime(asked),
      perform: (asked) => twinOf(asked.stream).activities.perform(asked),
      giveUp: (asked) => twinOf(asked.stream).activities.giveUp(asked),
    },
    storeOf: (stream) => twinOf(stream).store,
  });
});
afterAll(() => engine.stop());

/**
 * All of a fact, but for two things. The clock of a workflow runs while it works, so what it records, and what is asked just after, is
 * told and recorded on the same day and not at the same millisecond; a term falls due at its own instant in both. And the cause of what
 * an outside party answers is named after the attempt in the engine, which the simulation numbers like any other ask.
 */
const known = ({ toldAt, recordedAt, causation, ref, postings = [], ...fact }: Fact) => ({
  ...fact,
  postings,
  told: isUnasked({ causation }) ? toldAt : dateOf(toldAt),
  recordedOn: dateOf(recordedAt),
  ...(fact.event.type === 'EffectAnswered' ? {} : { causation, ref }),
});

/** What both registers hold in the end: every stream that was spoken of, fact by fact, and the money of each envelope. */
const streamsOf = ({ story, around }: Twin): readonly StreamId[] => [
  ...new Set([...around.before, ...story.told].map(({ stream }) => stream)),
];
const ofEngine = (twin: Twin) => ({
  facts: streamsOf(twin).map((stream) => twin.store.tables.facts.get(stream)?.map(known) ?? []),
  held: [...twin.store.tables.limits].map(([limit, { held }]) => [limit, sum([...held.values()])]),
});
const ofSimulation = (twin: Twin) => ({
  facts: streamsOf(twin).map((stream) => twin.story.register.factsOf(stream).map(known)),
  held: Object.entries(twin.story.register.held()),
});
const sum = (cents: readonly number[]) => cents.reduce((total, one) => total + one, 0);

describe.each(VERSIONS.map((version, index) => [rulesNameOf(version), SAMPLE[index] ?? []] as const))(
  'lives under %s',
  (_, twins) => {
    it('come to the same facts through the real workflow, whose own timers ring every term', async () => {
      await Promise.all(
        twins.map(async (twin) => {
          const { verdicts, late } = await relive(engine, twin);
          const asked = twin.story.told.filter(({ command }) => command.type !== 'RecordEffectAnswer');
          expect(verdicts).toEqual(asked.map(({ verdict }) => verdict));
          expect(late).toEqual([]);
          expect(ofEngine(twin)).toEqual(ofSimulation(twin));
        }),
      );
    });
  },
);

test('among them are late facts, absences, refusals, lapses, exits, appeals, a provider that is lost, money that comes back, a death, and incentives', () => {
  const counts = new Map<string, number>();
  for (const { story, store } of TWINS.values())
    for (const kind of kindsIn(store.tables.facts.get(story.percorsoStream) ?? [], story.told))
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const facts = sum(
    [...TWINS.values()].map(({ story, store }) => store.tables.facts.get(story.percorsoStream)?.length ?? 0),
  );
  note(`${TWINS.size} lives, ${facts} facts: ${JSON.stringify(Object.fromEntries([...counts].sort()))}`);
  for (const kind of [
    ...[
      'FactsRecorded',
      'EmploymentObserved',
      'ActivityRecorded: absent',
      'ActivityRecorded: absence-justified',
    ],
    ...['AdhesionRejected', 'AplDeclined', 'PaymentRejected', 'MeasureRefused', 'SubmitAdhesion, refused'],
    ...['EffectAnswered: do, refused', 'EffectAnswered: undo, refused', 'EffectReopened'],
    ...['AplAcceptanceExpired', 'AssegnoLapsed', 'FirstMeetingMissed', 'PlanOverdue', 'PercorsoConcluded'],
    ...[
      'PercorsoAbandoned',
      'RequirementLost',
      'FactCorrected',
      'WithdrawAccreditation, accepted',
      'ProviderLost',
    ],
    ...['PaymentApproved', 'RecoveryOpened', 'RecoveryRecorded', 'ReservationReleased', 'DeathObserved'],
    ...['BreachRecorded', 'PathChanged'],
    ...['ApplyForIncentive, accepted', 'ApproveIncentivePayment, accepted'],
    'RecordIncentiveRecovery, accepted',
  ])
    expect({ kind, times: counts.get(kind) ?? 0 }).not.toEqual({ kind, times: 0 });
});
