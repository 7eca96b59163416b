import type { OwedEffect } from '../../domain/decider';
import type { Happened, Trouble } from '../support/memory-gateway';
import { INCENTIVE_SUBJECT } from './failure-incentive';
import { PERCORSO_SUBJECT } from './failure-percorso';
import { BODY_PROCEEDING_SUBJECT, PROCEEDING_SUBJECT } from './failure-proceeding';
import { RUN_SUBJECT } from './failure-run';
import { World, type EventType, type Subject } from './failure-world';

const SUBJECTS = [
  PERCORSO_SUBJECT,
  INCENTIVE_SUBJECT,
  RUN_SUBJECT,
  PROCEEDING_SUBJECT,
  BODY_PROCEEDING_SUBJECT,
];

/** Each effect with each fact that makes it owed, as the tables of effects say: a new row is here by itself. */
const OWINGS = SUBJECTS.flatMap((subject) =>
  Object.entries(subject.table).flatMap(([effect, { owedBy }]) =>
    owedBy.map((because) => ({ kind: subject.kind, subject, effect, because })),
  ),
);

/** When it ends early: before the party is asked, while it is, so early that the undo is first, or afterwards. */
const MOMENTS = {
  never: 'and it goes on',
  before: 'and it ends before it',
  during: 'and it ends while it is under way',
  overtaken: 'and it ends, and its undo overtakes it',
  after: 'and it ends after it',
} as const;
type Moment = keyof typeof MOMENTS;

const TROUBLES: readonly (Trouble | undefined)[] = [undefined, 'refuse', 'down', 'lose-answer', 'twice'];

/** The trouble of the effect itself, and the trouble of undoing it. */
interface Fault {
  readonly doing: Trouble | undefined;
  readonly undoing: Trouble | undefined;
}
const FAULTS: readonly Fault[] = [
  ...TROUBLES.flatMap((doing) => TROUBLES.map((undoing) => ({ doing, undoing }))),
  { doing: 'in-progress', undoing: 'in-progress' },
  { doing: 'in-progress', undoing: undefined },
];

describe.each(OWINGS)('$kind: $effect, owed because of $because,', ({ subject, effect, because }) => {
  const undone = 'after' in (subject.table[effect]?.undo ?? {});
  const faults = undone ? FAULTS : FAULTS.filter(({ undoing }) => undoing === undefined);
  test.each(Object.entries(MOMENTS))(
    'whatever goes wrong with it or its undo (%s: %s), the world ends as the facts say',
    async (moment) => {
      for (const fault of faults) {
        const world = await lived({ subject, effect, because }, { moment: moment as Moment, fault });
        expect({ fault, ...(await endOf(world)) }).toEqual({ fault, ...ASKED_FOR, ...held(world) });
      }
    },
  );
});

test.each(SUBJECTS)(
  '$kind: at whatever fact it ends, nothing is left of what can be undone',
  async (subject) => {
    for (const [because, moves] of Object.entries(subject.ways)) {
      const world = await made(subject, moves);
      await world.settle();
      expect(world.types()).toContain(because);
      await world.leave();
      await world.settle();
      expect({ because, ...(await endOf(world)) }).toEqual({ because, ...ASKED_FOR, ...held(world) });
    }
  },
);

test('a percorso or an incentive in which nothing was earned ends as the world began', async () => {
  for (const because of ['PercorsoAbandoned', 'RequirementLost', 'IncentiveWithdrawn'] as const) {
    const subject = because === 'IncentiveWithdrawn' ? INCENTIVE_SUBJECT : PERCORSO_SUBJECT;
    const world = await made(subject, subject.ways[because] ?? []);
    await world.settle();
    expect(world.held().register).toEqual({ keys: 0, cents: 0 });
    const undoable = standing(world).filter(({ effect }) => 'after' in (subject.table[effect]?.undo ?? {}));
    expect(undoable).toEqual([]);
  }
});

interface Owing {
  readonly subject: Subject;
  readonly effect: string;
  readonly because: EventType;
}
interface Story {
  readonly moment: Moment;
  readonly fault: Fault;
}

/** A stream that comes to the fact, with that effect in trouble, and an early end at that moment; then all is well again. */
async function lived({ subject, effect, because }: Owing, { moment, fault }: Story): Promise<World> {
  const moves = subject.ways[because] ?? [];
  const world = await made(subject, moves.slice(0, -1));
  await world.settle();
  const last = moves.at(-1);
  if (last !== undefined) await world.make(last);
  expect(world.types()).toContain(because);
  world.party.always(effect, 'do', fault.doing);
  world.party.always(effect, 'undo', fault.undoing);
  await endedAt(world, moment, `${effect}@${world.refOf(world.versionOf(because))}`);
  await world.settle(4);
  world.party.always(effect, 'do', undefined);
  world.party.always(effect, 'undo', undefined);
  await world.settle();
  await world.retryRefused();
  return world;
}

async function endedAt(world: World, moment: Moment, key: string): Promise<void> {
  if (moment === 'never') return;
  if (moment === 'before') {
    await world.leave();
    return;
  }
  const owed = await until(world, key);
  if (moment === 'overtaken') {
    await world.leave();
    await world.settle(4);
    await world.record(owed, await world.late(owed));
  } else if (moment === 'during') {
    const outcome = await world.attempt(owed);
    await world.leave();
    await world.record(owed, outcome);
  } else {
    await world.record(owed, await world.attempt(owed));
    await world.leave();
  }
}

/** Performs what is owed before it, until that effect is the next to be done. */
async function until(world: World, key: string): Promise<OwedEffect> {
  for (let turns = 0; turns < 20; turns += 1) {
    const owed = await world.owed();
    if (owed === null) break;
    if (owed.key === key && owed.direction === 'do') return owed;
    await world.settle(1);
  }
  throw new Error(`${key} is not owed`);
}

async function made(subject: Subject, moves: NonNullable<Subject['ways'][EventType]>): Promise<World> {
  const world = new World(subject);
  await world.open();
  for (const move of moves) {
    await world.settle();
    const answer = await world.make(move);
    if (answer !== undefined) expect(answer).toMatchObject({ verdict: 'accepted' });
  }
  return world;
}

interface Standing {
  readonly effect: string;
  readonly key: string;
}

/** What was done at the parties and not undone afterwards: a do that comes after its undo stands. */
function standing(world: World): readonly Standing[] {
  const calls = world.party.happened();
  return calls
    .filter((one, index) => one.direction === 'do' && !calls.slice(index).some((later) => undoes(later, one)))
    .map(({ effect, key }) => ({ effect, key }));
}

const undoes = (later: Happened, one: Happened): boolean =>
  later.direction === 'undo' && later.key === one.key && later.stream === one.stream;

/** What must stand, by the facts and the table alone: each effect that was owed, unless a later fact wants it undone. */
function due(world: World): readonly Standing[] {
  const { table } = world.subject;
  const facts = world.facts();
  const owed: readonly Owed[] = facts.flatMap(({ event, version }) =>
    Object.keys(table)
      .filter((effect) => table[effect]?.owedBy.includes(event.type))
      .filter((effect) => table[effect]?.when?.(event) !== false)
      .map((effect) => ({ effect, version })),
  );
  return [...owed, ...owedAgain(world, owed)]
    .filter((one) => !facts.some((later) => later.version > one.version && isUndoneBy(world, one, later)))
    .map(({ effect, version }) => ({ effect, key: `${effect}@${world.refOf(version)}` }));
}

interface Owed {
  readonly effect: string;
  readonly version: number;
}
type AnyFact = ReturnType<World['facts']>[number];

/** What a fact wanted undone that never happened, as a correction says: owed again by the correction, with the path. */
function owedAgain(world: World, owed: readonly Owed[]): readonly Owed[] {
  const facts = world.facts();
  return facts.flatMap(({ event, version }) => {
    if (event.type !== 'FactCorrected') return [];
    const undoing = facts.filter((one) => one.version <= event.corrects);
    return owed
      .filter(({ effect }) => world.subject.table[effect]?.followsPath === true)
      .filter((one) => {
        const first = undoing.find((later) => later.version > one.version && isUndoneBy(world, one, later));
        return first?.version === event.corrects;
      })
      .map(({ effect }) => ({ effect, version }));
  });
}

function isUndoneBy(world: World, { effect, version }: Owed, { event }: AnyFact): boolean {
  const undo = world.subject.table[effect]?.undo;
  const because = world.facts()[version - 1]?.event;
  if (undo === undefined || !('after' in undo) || !undo.after.includes(event.type)) return false;
  return proceedingOf(because) === proceedingOf(event);
}

/** Of several proceedings in a stream, what one comes to undoes nothing of another. */
function proceedingOf(event: AnyFact['event'] | undefined): number | undefined {
  return event !== undefined && 'proceeding' in event ? event.proceeding : undefined;
}

const ASKED_FOR = {
  missing: [],
  unwanted: [],
  repeated: [],
  performedAgain: [],
  paidTwice: [],
  undoneInVain: [],
  neverDone: [],
  owed: null,
  unclosed: [],
};

/** How the world ended, against how it should have. */
async function endOf(world: World) {
  const stands = standing(world).map(({ key }) => key);
  const wanted = due(world).map(({ key }) => key);
  const calls = world.party.happened().map(({ direction, key }) => `${direction} ${key}`);
  const { owed, closed, wakeAt } = await world.agenda();
  const hasEnded = world.subject.hasEnded(world.state());
  const unpaid = refusedForGood(world);
  return {
    missing: wanted.filter((key) => !stands.includes(key) && !unpaid.includes(key)),
    unwanted: stands.filter((key) => !wanted.includes(key)),
    repeated: again(calls),
    performedAgain: again(world.performed),
    paidTwice: again(proposalsPaid(world)),
    undoneInVain: calls.filter((call) => call.startsWith('undo ') && wanted.includes(call.slice(5))),
    neverDone: undoneThoughRefused(world),
    owed,
    unclosed:
      hasEnded && !closed && wakeAt === null && !hasClaims(world) && unpaid.length === 0
        ? [...world.types()]
        : [],
    held: world.held().register,
  };
}

const held = (world: World) => ({ held: world.held().facts });

/** A payment that was refused and is not owed any more is not tried again: it is never told. */
function refusedForGood(world: World): readonly string[] {
  const answers = world.answers().filter(({ effect }) => effect === 'pay-incentive');
  return world.subject.hasEnded(world.state()) && answers.at(-1)?.answer === 'refused'
    ? answers.slice(-1).map(({ key }) => key)
    : [];
}

/** Money that was paid too much and has not come back keeps an incentive open. */
function hasClaims(world: World): boolean {
  return world.types().includes('IncentiveRecoveryOpened');
}

/** Each proposal of a payment is one payment at the party, whatever its key was. */
function proposalsPaid(world: World): readonly string[] {
  return world.party
    .happened()
    .filter(({ direction, effect }) => direction === 'do' && effect.startsWith('pay-'))
    .map(({ details }) => `proposal ${JSON.stringify(details['proposal'])}`);
}

function again(calls: readonly string[]): readonly string[] {
  return calls.filter((call, index) => calls.indexOf(call) !== index);
}

/** What the party had refused to do before it was wanted no more: there is nothing to undo, and it is not asked. */
function undoneThoughRefused(world: World): readonly string[] {
  const refused = new Set<string>();
  return world.answers().flatMap(({ key, direction, answer }) => {
    if (direction === 'undo') return refused.has(key) ? [key] : [];
    if (answer === 'refused') refused.add(key);
    else refused.delete(key);
    return [];
  });
}
