import { activitiesOf, type Activities } from '../../activities';
import { handleWith } from '../../activities/handle';
import type { Ask, EventStore, Fact, WakeRow } from '../../activities/ports';
import { Admission } from '../../apps/modules/admission/admission';
import { holds } from '../../apps/ops/start/poll';
import { isUnasked } from '../../domain/causation';
import type { StreamId } from '../../domain/identifiers';
import type { Rulebook } from '../../domain/programmes/rulebook';
import { incentiveStreamOf } from '../../domain/simulation/applying';
import type { toldBefore } from '../../domain/simulation/cast';
import type { Story, Told } from '../../domain/simulation/story';
import { addMs, type Instant } from '../../domain/time/civil-date';
import type { Engine } from '../support/engine';
import { memoryEventStore, type MemoryEventStore } from '../support/memory-event-store';
import { partyOf } from './twin-party';

/** What stands around a life: its rules, and what was told before it. */
interface Around {
  readonly rulebook: Rulebook;
  readonly before: ReturnType<typeof toldBefore>;
}

/** A life that the pure core has lived, and the register in which the engine is to live it again. */
export interface Twin {
  readonly story: Story;
  readonly around: Around;
  readonly store: MemoryEventStore;
  readonly activities: Activities;
  /** How far the life has come: the instant at which something was asked last. */
  readonly clock: { now: Instant };
}

const DIGEST = 'test';

/** Each life has a register of its own, as in the simulation: a body that one of them loses is there for the others. */
export function twinOf(story: Story, around: Around): Twin {
  const store = memoryEventStore();
  const party = partyOf(story.told);
  const clock = { now: story.told[0]?.at ?? story.now() };
  const activities = activitiesOf({
    store,
    gateways: { accounting: party, messages: party },
    engine: { wake: () => Promise.resolve() },
    code: { digest: DIGEST, rulebook: around.rulebook },
    heartbeat: () => undefined,
    attempt: () => 1,
  });
  return { story, around, store, clock, activities: onClock(activities, clock) };
}

/**
 * A run begins on the clock of the machine, years before the life, also where it begins anew because something is told of somebody
 * whose percorso has ended. So a run that asks the register is no earlier than the life; one whose clock was moved there is not.
 */
function onClock(activities: Activities, clock: Twin['clock']): Activities {
  return {
    ...activities,
    keepTime: ({ stream, now }) => activities.keepTime({ stream, now: now < clock.now ? clock.now : now }),
  };
}

/** What came of it: the verdicts on what was asked, and what fell due and had to be asked for. */
export interface Relived {
  readonly verdicts: readonly string[];
  readonly late: readonly Fact[];
}

/**
 * Asks what people asked in the life, each when the clock of the workflow has come there. Nothing else: terms are the engine's to ring,
 * and what is owed its activities' to perform.
 */
export async function relive(engine: Engine, twin: Twin): Promise<Relived> {
  const { story, around, store } = twin;
  const verdicts: string[] = [];
  const late: Fact[] = [];
  const ask = asking(engine, twin, late);
  for (const { stream, at, causation: requestId, command, actor } of around.before)
    await ask({ stream, at, asks: [{ requestId, command, actor }] });
  for (const moment of momentsOf(story.told)) {
    await reach(engine, twin, moment.at);
    verdicts.push(...(await ask(moment)));
  }
  // Of the percorso and of its incentive, what was lived longer.
  await reach(engine, twin, [story.now(), ...story.told.map(({ at }) => at)].sort().at(-1) ?? story.now());
  for (const stream of runsOf(story))
    if (store.tables.wakes.get(stream)?.closed === true) await engine.ended(stream);
  return { verdicts, late };
}

/** What of a life the engine runs: the percorso, and the application for an incentive where there is one. */
function runsOf(story: Story): readonly StreamId[] {
  return [story.percorsoStream, incentiveStreamOf(story)];
}

/** What was asked of one stream at one instant, one after the other. */
interface Moment {
  readonly stream: StreamId;
  readonly at: Instant;
  readonly asks: readonly Ask[];
}

/** What people asked, in its order; where an outside party answered in between, the engine has to come to that by itself. */
function momentsOf(told: readonly Told[]): readonly Moment[] {
  const moments: (Moment & { readonly asks: Ask[] })[] = [];
  let isNext = true;
  for (const { stream, at, causation, command, actor } of told) {
    const last = moments.at(-1);
    const isAnswer = command.type === 'RecordEffectAnswer';
    const ask = { requestId: causation, command, actor };
    if (!isAnswer && !isNext && last?.stream === stream && last.at === at) last.asks.push(ask);
    else if (!isAnswer) moments.push({ stream, at, asks: [ask] });
    isNext = isAnswer;
  }
  return moments;
}

/** The way in of the API, on the clock of the life. Notes what had fallen due before, and is recorded before what is asked. */
function asking(engine: Engine, { around, store, clock, story }: Twin, late: Fact[]) {
  const runs = runsOf(story);
  const noted = noting(store, (facts) => {
    const asked = facts.findIndex((fact) => !isUnasked(fact));
    const before = asked < 0 ? facts : facts.slice(0, asked);
    // Of the streams whose clocks are moved: the proceedings about the person keep the time of what is asked.
    late.push(...before.filter(({ toldAt, stream }) => toldAt < clock.now && runs.includes(stream)));
  });
  const handle = handleWith(noted, { digest: DIGEST, rulebook: around.rulebook });
  const admission = new Admission(
    (handling) => handle({ ...handling, now: clock.now }),
    (stream, told) => {
      engine.messenger.tell(stream, told);
    },
  );
  return async ({ stream, at, asks }: Moment): Promise<readonly string[]> => {
    clock.now = at;
    return (await admission.ask(stream, asks)).map(({ verdict }) => verdict);
  };
}

type Register = Pick<EventStore, 'transaction'>;

/** The register, with an ear for the facts that are written through it. */
function noting(store: Register, note: (facts: readonly Fact[]) => void): Register {
  return {
    transaction: (work) =>
      store.transaction((transaction) =>
        work({
          ...transaction,
          write: (change) => {
            note(change.facts);
            return transaction.write(change);
          },
        }),
      ),
  };
}

const PATIENCE = { withinMs: 30_000, everyMs: 10 };
/**
 * The engine notices that a clock has come to where it was to be moved when it moves it, and not while a workflow is at work: it would
 * go on to the next term. So a clock goes on for a moment that no work takes, in which nothing falls due.
 */
const MOMENT_MS = 60_000;

/** Lets the workflows do what there is to do until the instant, one thing after the other. */
async function reach(engine: Engine, twin: Twin, at: Instant): Promise<void> {
  for (const stream of runsOf(twin.story)) await reachIn(engine, twin, { stream, at });
}

async function reachIn(
  engine: Engine,
  { store, around }: Twin,
  { stream, at }: { readonly stream: StreamId; readonly at: Instant },
): Promise<void> {
  const { wakes, marked } = store.tables;
  const sweep = handleWith(store, { digest: DIGEST, rulebook: around.rulebook });
  for (;;) {
    // Whoever follows what was told looks at it before its clock is moved.
    await holds(() => !marked.has(stream), PATIENCE);
    const wake = wakes.get(stream);
    const next = nextOf(wake);
    if (next === undefined || next >= addMs(at, MOMENT_MS)) return;
    // The run of one that is closed has ended: what it is still to notice on a later day, the sweep brings.
    if (wake?.closed === true) await sweep({ stream, now: next, asks: [] });
    else await engine.skipTo(stream, addMs(next, MOMENT_MS));
    if ((await holds(() => wakes.get(stream) !== wake, PATIENCE)) !== true)
      throw new Error(`${stream}: what is due or owed at ${next} does not happen`);
  }
}

/** When there is something to do next; undefined for never. */
function nextOf(wake: WakeRow | undefined): Instant | undefined {
  return [wake?.dueAt, wake?.owedSince].filter((one) => typeof one === 'string').sort()[0];
}
