import { randomUUID } from 'node:crypto';
import type { Answer, Gateway } from '../../activities/ports';
import type { Command } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import type { PercorsoCommandType } from '../../domain/percorso/commands';
import { startEngine, type Engine } from '../support/engine';
import { memoryEventStore, type MemoryEventStore } from '../support/memory-event-store';
import { memoryGateway, type MemoryGateway } from '../support/memory-gateway';
import { ask, registers, stepsUntil } from '../support/pathway';
import { RULEBOOK } from '../../domain/programmes';
import type { Rulebook } from '../../domain/programmes/rulebook';

/** The real engine over a register and outside parties in memory: what the specs of the loop begin with. */
export interface Scene {
  readonly store: MemoryEventStore;
  readonly accounting: MemoryGateway;
  readonly messages: MemoryGateway;
  /** The release that decides: a sweep of another one finds every open stream. */
  readonly code: { digest: string; readonly rulebook: Rulebook };
  readonly engine: Engine;
  /** Keeps every call to the accounting body waiting for as long as the work takes. */
  whileAccountingWaits(work: () => Promise<void>): Promise<void>;
  factsOf(stream: StreamId): readonly string[];
  withoutEffects(stream: StreamId): readonly string[];
  /** The answers to one effect, in their order. */
  answersTo(stream: StreamId, effect: string): readonly string[];
  /** The key of an effect that a fact of that type made owed. */
  keyOf(stream: StreamId, effect: string, type: string): string;
  newPercorso(until?: PercorsoCommandType): Promise<StreamId>;
  tell(stream: StreamId, command: Command): Promise<Answer>;
}

export async function startScene(): Promise<Scene> {
  const world = { store: memoryEventStore(), accounting: memoryGateway(), messages: memoryGateway() };
  let isFree: Promise<void> = Promise.resolve();
  const accounting: Gateway = {
    ...world.accounting,
    perform: (request) => isFree.then(() => world.accounting.perform(request)),
  };
  const code = { digest: 'test', rulebook: RULEBOOK };
  const engine = await startEngine({
    store: world.store,
    gateways: { ...world, accounting },
    code,
    engine: { wake: () => Promise.resolve() },
    heartbeat: () => undefined,
    attempt: () => 1,
  });
  const eventsOf = (stream: StreamId) =>
    (world.store.tables.facts.get(stream) ?? []).map(({ event }) => event);
  const factsOf = (stream: StreamId) => eventsOf(stream).map(({ type }) => type);
  const tell: Scene['tell'] = async (stream, command) => {
    const [answer] = await engine.ask(stream, ask(command));
    if (answer === undefined) throw new Error('no answer');
    return answer;
  };
  return {
    ...world,
    code,
    engine,
    factsOf,
    tell,
    whileAccountingWaits: async (work) => {
      let letGo = (): void => undefined;
      isFree = new Promise((resolve) => (letGo = resolve));
      await work().finally(letGo);
    },
    withoutEffects: (stream) => factsOf(stream).filter((type) => type !== 'EffectAnswered'),
    answersTo: (stream, effect) =>
      eventsOf(stream).flatMap((event) =>
        event.type === 'EffectAnswered' && event.effect === effect ? [event.answer] : [],
      ),
    keyOf: (stream, effect, type) => {
      const fact = world.store.tables.facts.get(stream)?.find(({ event }) => event.type === type);
      return `${effect}@${fact?.ref ?? ''}`;
    },
    newPercorso: async (until) => {
      const stream: StreamId = `percorso/${await newPerson(engine)}`;
      for (const command of until === undefined ? [] : stepsUntil(until, idOf(stream)))
        await tell(stream, command);
      return stream;
    },
  };
}

/** Somebody in the registers, with an APL to choose and an envelope to pay from. */
async function newPerson(engine: Engine): Promise<string> {
  const personId = randomUUID();
  for (const [stream, command] of registers(personId)) await engine.ask(stream, ask(command));
  return personId;
}

/** In these scenes a percorso bears the id of its person. */
export const idOf = (stream: StreamId): string => stream.slice(stream.indexOf('/') + 1);

/** What really happened at a party for a stream, by direction and key. */
export const callsOf = (party: MemoryGateway, stream: StreamId): readonly string[] =>
  party.happened().flatMap((one) => (one.stream === stream ? [`${one.direction} ${one.key}`] : []));

/** A fact that belongs to no step: the loop need not hear of it. */
const RESIDENCE = { residenceRegion: { known: '09' } };
export const recordFacts = (on: string): Command =>
  ({ type: 'RecordFacts', on, facts: RESIDENCE }) as unknown as Command;
