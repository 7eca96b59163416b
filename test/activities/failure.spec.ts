import type { OwedEffect } from '../../domain/decider';
import { EFFECTS } from '../../domain/percorso/effects';
import { EFFECT_NAMES, type EffectName, type PercorsoEventType } from '../../domain/percorso/events';
import type { Happened, Trouble } from '../support/memory-gateway';
import { WAYS, World } from './failure-world';

/** Each effect with each fact that makes it owed, as the table of effects says: a new row is here by itself. */
const OWINGS = EFFECT_NAMES.flatMap((effect) =>
  EFFECTS[effect].owedBy.map((because) => ({ effect, because: because as keyof typeof WAYS })),
);

/** When the person abandons: before the party is asked, while it is, so early that the undo is first, or afterwards. */
const MOMENTS = {
  never: 'and nobody abandons',
  before: 'and the person abandons before it',
  during: 'and the person abandons while it is under way',
  overtaken: 'and the person abandons, and its undo overtakes it',
  after: 'and the person abandons after it',
} as const;
type Moment = keyof typeof MOMENTS;

const TROUBLES: readonly (Trouble | undefined)[] = [undefined, 'refuse', 'down', 'lose-answer', 'twice'];

/** The trouble of the effect itself, and the trouble of undoing it. */
interface Fault {
  readonly doing: Trouble | undefined;
  readonly undoing: Trouble | undefined;
}
const FAULTS: readonly Fault[] = TROUBLES.flatMap((doing) => TROUBLES.map((undoing) => ({ doing, undoing })));

describe.each(OWINGS)('$effect, owed because of $because,', ({ effect, because }) => {
  test.each(Object.entries(MOMENTS))(
    'whatever goes wrong with it or its undo (%s: %s), the world ends as the facts say',
    async (moment) => {
      for (const fault of FAULTS) {
        const world = await lived(effect, because, { moment: moment as Moment, fault });
        expect({ fault, ...(await endOf(world)) }).toEqual({ fault, ...ASKED_FOR, held: heldBy(world) });
      }
    },
  );
});

test('after an abandonment nothing is left of what can be undone, at whatever fact it comes', async () => {
  for (const because of Object.keys(WAYS) as (keyof typeof WAYS)[]) {
    const world = await made(WAYS[because]);
    await world.settle();
    await world.abandon();
    await world.settle();
    if (!typesOf(world).includes('PercorsoAbandoned')) continue;
    expect(standing(world).filter(({ effect }) => 'after' in EFFECTS[effect].undo)).toEqual([]);
    expect(world.held()).toEqual({ keys: 0, cents: 0 });
  }
});

interface Story {
  readonly moment: Moment;
  readonly fault: Fault;
}

/** A percorso that comes to the fact, with that effect in trouble, and an abandonment at that moment; then all is well again. */
async function lived(
  effect: EffectName,
  because: keyof typeof WAYS,
  { moment, fault }: Story,
): Promise<World> {
  const world = await made(WAYS[because].slice(0, -1));
  await world.settle();
  const last = WAYS[because].at(-1);
  if (last !== undefined) await world.make(last);
  expect(typesOf(world)).toContain(because);
  world.party.always(effect, 'do', fault.doing);
  world.party.always(effect, 'undo', fault.undoing);
  await abandonedAt(world, moment, effect);
  await world.settle(4);
  world.party.always(effect, 'do', undefined);
  world.party.always(effect, 'undo', undefined);
  await world.settle();
  await world.retryRefused();
  return world;
}

async function abandonedAt(world: World, moment: Moment, effect: EffectName): Promise<void> {
  if (moment === 'never') return;
  if (moment === 'before') {
    await world.abandon();
    return;
  }
  const owed = await until(world, effect);
  if (moment === 'overtaken') {
    await world.abandon();
    await world.settle(4);
    await world.record(owed, await world.attempt(owed));
  } else if (moment === 'during') {
    const outcome = await world.attempt(owed);
    await world.abandon();
    await world.record(owed, outcome);
  } else {
    await world.record(owed, await world.attempt(owed));
    await world.abandon();
  }
}

/** Performs what is owed before it, until that effect is the next to be done. */
async function until(world: World, effect: EffectName): Promise<OwedEffect> {
  for (let turns = 0; turns < 20; turns += 1) {
    const owed = await world.owed();
    if (owed === null) break;
    if (owed.effect === effect && owed.direction === 'do') return owed;
    await world.settle(1);
  }
  throw new Error(`${effect} is not owed`);
}

async function made(moves: (typeof WAYS)[keyof typeof WAYS]): Promise<World> {
  const world = new World();
  await world.open();
  for (const move of moves) {
    await world.settle();
    const answer = await world.make(move);
    if (answer !== undefined) expect(answer).toMatchObject({ verdict: 'accepted' });
  }
  return world;
}

const typesOf = (world: World): readonly PercorsoEventType[] =>
  world.facts().map(({ event }) => event.type as PercorsoEventType);

interface Standing {
  readonly effect: EffectName;
  readonly key: string;
}

/** What was done at the parties and not undone afterwards: a do that comes after its undo stands. */
function standing(world: World): readonly Standing[] {
  const calls = world.party.happened();
  return calls
    .filter((one, index) => one.direction === 'do' && !calls.slice(index).some((later) => undoes(later, one)))
    .map(({ effect, key }) => ({ effect: effect as EffectName, key }));
}

const undoes = (later: Happened, one: Happened): boolean =>
  later.direction === 'undo' && later.key === one.key && later.stream === one.stream;

/** What must stand, by the facts and the table alone: each effect that was owed, unless a later fact wants it undone. */
function due(world: World): readonly Standing[] {
  const facts = world
    .facts()
    .map(({ event, version }) => ({ type: event.type as PercorsoEventType, version }));
  return facts.flatMap(({ type, version }) =>
    EFFECT_NAMES.filter((effect) => EFFECTS[effect].owedBy.includes(type))
      .filter((effect) => !facts.some((later) => later.version > version && isUndoneBy(effect, later.type)))
      .map((effect) => ({ effect, key: `${effect}@${version}` })),
  );
}

function isUndoneBy(effect: EffectName, type: PercorsoEventType): boolean {
  const { undo } = EFFECTS[effect];
  return 'after' in undo && undo.after.includes(type);
}

const ASKED_FOR = {
  missing: [],
  unwanted: [],
  repeated: [],
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
  const { owed, closed } = await world.agenda();
  return {
    missing: wanted.filter((key) => !stands.includes(key)),
    unwanted: stands.filter((key) => !wanted.includes(key)),
    repeated: calls.filter((call, index) => calls.indexOf(call) !== index),
    undoneInVain: calls.filter((call) => call.startsWith('undo ') && wanted.includes(call.slice(5))),
    neverDone: undoneThoughRefused(world),
    owed,
    unclosed: hasEnded(world) && !closed ? [...typesOf(world)] : [],
    held: world.held(),
  };
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

const ENDS: readonly PercorsoEventType[] = [
  'PercorsoAbandoned',
  'PercorsoConcluded',
  'AssegnoLapsed',
  'AdhesionRejected',
];
const hasEnded = (world: World): boolean => typesOf(world).some((type) => ENDS.includes(type));

/** A percorso that runs holds its place; an assegno that was issued and not given back holds its money. */
function heldBy(world: World): { readonly keys: number; readonly cents: number } {
  const reserved = due(world).some(({ effect }) => effect === 'reserve-budget');
  const cents = world
    .facts()
    .flatMap(({ event }) => (event.type === 'AssegnoIssued' ? [event.reservedCents] : []));
  return { keys: hasEnded(world) ? 0 : 1, cents: reserved ? (cents[0] ?? 0) : 0 };
}
