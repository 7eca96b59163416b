import { randomUUID } from 'node:crypto';
import { handleWith, type Handled } from '../../activities/handle';
import type { Answer, Ask, EventStore, Fact, Imported } from '../../activities/ports';
import type { Actor } from '../../domain/decider';
import type { Command } from '../../domain/deciders';
import type { Communication } from '../../domain/employment/communication';
import { percorsoStream, personStream, type StreamId } from '../../domain/identifiers';
import type { PercorsoCommandType } from '../../domain/percorso/commands';
import { addMs, startOf, type Instant } from '../../domain/time/civil-date';
import { memoryEventStore, type MemoryEventStore } from '../support/memory-event-store';
import { ask, registers, stepsUntil } from '../support/pathway';
import { day } from '../domain/values';
import { FIRST_READING } from '../domain/readings';

export const OPERATOR: Actor = { role: 'operator', organisation: '', user: 'test' };
export const CODE = { digest: 'test', rulebook: FIRST_READING };
export const noon = (on: string): Instant => addMs(startOf(day(on)), 12 * 3_600_000);

/** What a test says beside the command: its own time and import, where it has them. */
interface Said {
  readonly actor?: Actor;
  readonly at?: Instant;
  readonly toldAt?: Instant;
  readonly imported?: Imported;
  readonly requestId?: string;
}

/** One person and her percorso in a register of her own, asked through `handle` at noon of the day that is said. */
export class Scene<Store extends EventStore = MemoryEventStore> {
  readonly personId = randomUUID();
  readonly person: StreamId = personStream(this.personId as never);
  readonly percorso: StreamId = percorsoStream(randomUUID() as never);
  readonly handle;

  constructor(readonly store: Store) {
    this.handle = handleWith(store, CODE);
  }

  async open(on: string): Promise<this> {
    for (const [stream, command] of registers(this.personId)) await this.tell(on, command, { stream });
    return this;
  }

  /** The steps of the pathway up to one, all on that day. */
  async until(last: PercorsoCommandType, on: string): Promise<this> {
    for (const command of stepsUntil(last, this.personId, day(on))) await this.must(on, command);
    return this;
  }

  async tell(
    on: string,
    command: Command,
    { stream = this.percorso, ...said }: Said & { stream?: StreamId } = {},
  ): Promise<Answer> {
    const { answers } = await this.deliver(on, [ask(command, { actor: OPERATOR, ...said })], stream);
    const [answer] = answers;
    if (answer === undefined) throw new Error('no answer');
    return answer;
  }

  /** Accepted, or the test is wrong. */
  async must(on: string, command: Command, said: Said & { stream?: StreamId } = {}): Promise<Answer> {
    const answer = await this.tell(on, command, said);
    if (answer.verdict === 'accepted') return answer;
    throw new Error(`${command.type}: ${JSON.stringify(answer.rejection)}`);
  }

  /** A message of the person's employment reaches the register. */
  report(on: string, communication: Communication, said: Said = {}): Promise<Answer> {
    return this.tell(on, { type: 'ReportEmployment', communication }, { ...said, stream: this.person });
  }

  wake(on: string, stream: StreamId = this.percorso): Promise<Handled> {
    return this.deliver(on, [], stream);
  }

  /** The outside parties do all that is owed, on that day. */
  async discharged(on: string): Promise<void> {
    for (let turns = 0; turns < 20; turns += 1) {
      const { owed } = (await this.wake(on)).agenda;
      if (owed === null) return;
      const { key, effect, direction } = owed;
      const answer = { type: 'RecordEffectAnswer', key, effect, direction, answer: 'done', reference: '' };
      await this.must(on, answer as Command);
    }
    throw new Error('still owed');
  }

  deliver(on: string, asks: readonly Ask[], stream: StreamId = this.percorso): Promise<Handled> {
    return this.handle({ stream, now: noon(on), asks });
  }

  facts(stream: StreamId = this.percorso): Promise<readonly Fact[]> {
    return this.store.transaction(async (transaction) => (await transaction.open(stream, [])).facts);
  }

  async types(stream: StreamId = this.percorso): Promise<readonly string[]> {
    return (await this.facts(stream)).map(({ event }) => event.type);
  }

  /** The types of the last facts with the instant at which each was told. */
  async last(count: number): Promise<readonly (readonly [string, Instant])[]> {
    return (await this.facts()).slice(-count).map(({ event, toldAt }) => [event.type, toldAt]);
  }
}

export const newScene = (on: string): Promise<Scene> => new Scene(memoryEventStore()).open(on);

/** What the sweep would find at noon of that day. */
export async function overdueOn({ store }: Scene<EventStore>, on: string): Promise<readonly StreamId[]> {
  const now = noon(on);
  const found = await store.overdue({ now, dueBefore: now, owedBefore: now, ...CODE, limit: 1_000 });
  return found.map(({ stream }) => stream);
}
