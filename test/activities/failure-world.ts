import { randomUUID } from 'node:crypto';
import { dischargeWith } from '../../activities/discharge';
import { fold } from '../../domain/lived';
import { handleWith } from '../../activities/handle';
import { isCarriedOut } from '../../activities/measures';
import type { LoopAgenda } from '../../activities/told';
import type { Answer, Ask, Gateway, PartyAnswer } from '../../activities/ports';
import type { Actor, OwedEffect } from '../../domain/decider';
import { deciderOf, type Command, type DomainEvent } from '../../domain/deciders';
import type { EffectTable } from '../../domain/effects';
import { idOf, personStream, type PersonId, type StreamId } from '../../domain/identifiers';
import { ordersOf } from '../../domain/run/order';
import { dateOf, type CivilDate, type Instant } from '../../domain/time/civil-date';
import { memoryEventStore } from '../support/memory-event-store';
import { memoryGateway } from '../support/memory-gateway';
import { ask, registers } from '../support/pathway';
import { everyDay, FIRST_WITH_FALLING_CLAIMS } from '../domain/readings';

export type EventType = DomainEvent['type'];
/** What is told next: to the stream itself unless another one is named. */
export interface Told {
  readonly command: Command;
  readonly stream?: StreamId;
  readonly actor?: Actor;
}
/** What is told on the day given; or nobody tells anything until deadlines have brought that fact about. */
export type Move = ((world: World) => Told) | { readonly until: EventType };

/** A kind of stream with effects, as the failure suite needs to know it. */
export interface Subject {
  readonly kind: 'percorso' | 'incentive' | 'run' | 'proceeding';
  /** The identifier of its stream, where that is another's; a new one where it is not there. */
  readonly about?: (world: Pick<World, 'personId'>) => string;
  readonly table: EffectTable<string, DomainEvent>;
  readonly firstMorning: Instant;
  /** What has to have happened around it; each move with its own instant. */
  readonly before: readonly (readonly [Instant, Move])[];
  /** How it comes to each fact; the last move is the one that brings it about. */
  readonly ways: { readonly [type in EventType]?: readonly Move[] };
  /** What makes it end early, so that what can be undone is undone. */
  readonly leave: Move;
  readonly hasEnded: (state: unknown) => boolean;
  readonly retry: (key: string) => Command;
  /** What the state says that it holds: places as a unique one, and money. */
  readonly holds: (state: unknown) => Held;
}
/** A record of the same person under another identifier, joined into hers, and let go again. */
const OTHER_RECORD = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb' as PersonId;
const because = 'tax-agency';
const ofOther = (command: Command): Told => ({ stream: personStream(OTHER_RECORD), command });
export const joined: readonly Move[] = [
  () => ofOther({ type: 'RegisterPerson' }),
  ({ personId }) => ofOther({ type: 'JoinRecord', into: personId as PersonId, because, pathways: [] }),
  ({ person: stream }) => ({ stream, command: { type: 'TakeInRecord', record: OTHER_RECORD } }),
];
export const parted: readonly Move[] = [
  ...joined,
  ({ person: stream }) => ({
    stream,
    command: { type: 'ReleaseRecord', record: OTHER_RECORD, joining: 2, because },
  }),
];

export interface Held {
  readonly keys: number;
  readonly cents: number;
}

/** More answers than any stream of this suite needs: an effect that never settles is found, not waited for. */
const MOST_ANSWERS = 60;
const MOST_WAITS = 12;

/** The first reading, but that claims fall and a body is looked up in the register on every day: so every fact can come about. */
const RULES = {
  programmes: FIRST_WITH_FALLING_CLAIMS.programmes.map((programme) => ({
    ...programme,
    versions: programme.versions.map(everyDay),
  })),
};

/** A stream with a register, outside parties and a clock of its own: the loop of the engine without the engine. */
export class World {
  readonly personId = randomUUID();
  readonly percorsoId = randomUUID();
  readonly person = personStream(this.personId as never);
  readonly stream: StreamId;
  readonly party = memoryGateway();
  /** What the party was really asked to do and did, however often: without its own memory of keys. */
  readonly performed: string[] = [];
  private readonly store = memoryEventStore();
  private readonly handle = handleWith(this.store, { digest: 'test', rulebook: RULES });
  private readonly discharge;
  private now: Instant;

  constructor(readonly subject: Subject) {
    const own = subject.kind === 'percorso' ? this.percorsoId : randomUUID();
    this.stream = `${subject.kind}/${subject.about?.(this) ?? own}`;
    this.now = subject.firstMorning;
    const gateway: Gateway = { ...this.party, perform: (request) => this.perform(request) };
    this.discharge = beside(
      gateway,
      dischargeWith({ accounting: gateway, messages: gateway, bank: gateway }),
    );
  }

  get today(): CivilDate {
    return dateOf(this.now);
  }

  async open(): Promise<void> {
    const [[first] = [this.now]] = this.subject.before;
    for (const [stream, command] of registers(this.personId))
      await this.handle({ stream, now: first, asks: [ask(command)] });
    for (const [now, move] of this.subject.before) {
      this.now = now;
      expect(await this.make(move)).toMatchObject({ verdict: 'accepted' });
    }
    this.now = this.subject.firstMorning;
  }

  async make(move: Move): Promise<Answer | undefined> {
    if (typeof move !== 'function') {
      await this.wait(move.until);
      return undefined;
    }
    const { command, stream = this.stream, actor } = move(this);
    const answer = await this.deliver(ask(command, actor && { actor }), stream);
    if (stream === this.person) await this.agenda();
    return answer;
  }

  leave(): Promise<Answer | undefined> {
    return this.make(this.subject.leave);
  }

  /** What the loop would perform next, unless it has to wait for it. */
  async owed(): Promise<OwedEffect | null> {
    return (await this.agenda()).owed;
  }

  /** One call of the activity, as the engine makes it: an exception is an outcome that nobody knows. */
  async attempt(owed: OwedEffect): Promise<Outcome> {
    if (owed.notBefore > this.now) this.now = owed.notBefore;
    return this.discharge({ stream: this.stream, owed }).catch(() => UNKNOWN);
  }

  /** An attempt that was on its way for so long that all was done without it: only the party can know that it is no new one. */
  async late(owed: OwedEffect): Promise<Outcome> {
    const before = [...this.performed];
    const outcome = await this.attempt(owed);
    this.performed.splice(0, this.performed.length, ...before);
    return outcome;
  }

  /** The outcome comes back through the inbox; the engine may hand it over twice. */
  async record(owed: OwedEffect, outcome: Outcome): Promise<void> {
    const { key, direction, effect, attempt } = owed;
    const command = { type: 'RecordEffectAnswer', key, effect, direction, ...outcome } as Command;
    const actor = { role: 'engine', organisation: '', user: 'discharge' } as const;
    const told = ask(command, { requestId: `${this.stream}:${key}:${direction}:${attempt}`, actor });
    const first = await this.deliver(told);
    expect(await this.deliver(told)).toEqual(first);
  }

  /** Performs what is owed until nothing is, or for so many attempts. */
  async settle(attempts = MOST_ANSWERS): Promise<void> {
    for (let count = 0; count < attempts; count += 1) {
      const owed = await this.owed();
      if (owed === null) return;
      await this.record(owed, await this.attempt(owed));
    }
    if (attempts === MOST_ANSWERS) throw new Error(`Still owed after ${attempts} attempts`);
  }

  /** Whoever looks after refusals has every one retried, once the parties are well again. */
  async retryRefused(): Promise<void> {
    const keys = new Set(this.answers().map(({ key }) => key));
    for (const key of keys) await this.deliver(ask(this.subject.retry(key)));
    await this.settle();
  }

  agenda(): Promise<LoopAgenda> {
    return this.handle({ stream: this.stream, now: this.now, asks: [] }).then(({ agenda }) => agenda);
  }

  facts() {
    return this.store.tables.facts.get(this.stream) ?? [];
  }

  state(): unknown {
    return fold(deciderOf(this.stream), this.facts());
  }

  types(): readonly EventType[] {
    return this.facts().map(({ event }) => event.type);
  }

  /** The version of the last fact of that type. */
  /** By what the fact of that version is named for ever. */
  readonly refOf = (version: number): string => this.facts()[version - 1]?.ref ?? '';

  readonly versionOf = (type: EventType): number => this.types().lastIndexOf(type) + 1;

  answers() {
    return this.facts().flatMap(({ event }) => (event.type === 'EffectAnswered' ? [event] : []));
  }

  /** The payments that the percorso beside it has ordered. */
  orders() {
    const stream: StreamId = `percorso/${this.percorsoId}`;
    return ordersOf(stream, fold(deciderOf(stream), this.beside())).map(({ key, payee }) => ({
      stream,
      key,
      payee,
    }));
  }

  /** The facts of the percorso beside it. */
  beside() {
    return this.store.tables.facts.get(`percorso/${this.percorsoId}`) ?? [];
  }

  /** What it holds of what others want too, as the register has it and as its facts say. */
  held(): { readonly register: Held; readonly facts: Held } {
    const { keys, limits } = this.store.tables;
    const amounts = [...limits].map(([name, { held }]) =>
      name.startsWith('envelope/') ? (held.get(idOf(this.stream)) ?? 0) : 0,
    );
    const register = {
      keys: [...keys.values()].filter((owner) => owner === this.stream).length,
      cents: amounts.reduce((sum, cents) => sum + cents, 0),
    };
    return { register, facts: this.subject.holds(this.state()) };
  }

  private async wait(type: EventType): Promise<void> {
    const before = this.types().filter((one) => one === type).length;
    for (let count = 0; count < MOST_WAITS; count += 1) {
      if (count > 0) await this.settle();
      const { wakeAt } = await this.agenda();
      if (wakeAt === null) break;
      this.now = wakeAt;
      await this.agenda();
      if (this.types().filter((one) => one === type).length > before) return;
    }
    throw new Error(`${type} does not come by waiting`);
  }

  private async perform(request: Parameters<Gateway['perform']>[0]): Promise<PartyAnswer> {
    const stoodBefore = this.party.happened().length;
    const answer = await this.party.perform(request).catch((failure: unknown) => {
      if (this.party.happened().length > stoodBefore) this.performed.push(request.key);
      throw failure;
    });
    if (answer.answer === 'done') this.performed.push(request.key);
    return answer;
  }

  private async deliver(asked: Ask, stream = this.stream): Promise<Answer> {
    const { answers } = await this.handle({ stream, now: this.now, asks: [asked] });
    const [answer] = answers;
    if (answer === undefined) throw new Error('no answer');
    return answer;
  }
}

/** Another stream that a measure changes, as a party of its own. */
function beside(gateway: Gateway, discharge: Discharging): Discharging {
  return async ({ stream, owed }) => {
    const { key, effect, details, direction, mode } = owed;
    if (!isCarriedOut(effect)) return discharge({ stream, owed });
    const request = { stream, key, effect, details };
    const earlier = mode === 'enquire' ? await gateway.enquire(request, direction) : undefined;
    return earlier ?? (direction === 'do' ? gateway.perform(request) : gateway.undo(request));
  };
}

type Discharging = ReturnType<typeof dischargeWith>;
type Outcome = PartyAnswer;
const UNKNOWN: Outcome = { answer: 'unknown', reference: '' };
