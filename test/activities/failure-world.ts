import { randomUUID } from 'node:crypto';
import { dischargeWith } from '../../activities/discharge';
import { handleWith, type LoopAgenda } from '../../activities/handle';
import type { Answer, Ask, PartyAnswer } from '../../activities/ports';
import type { OwedEffect } from '../../domain/decider';
import type { Command } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import type { PercorsoCommandType } from '../../domain/percorso/commands';
import { EFFECT_NAMES, type EffectName, type PercorsoEventType } from '../../domain/percorso/events';
import { dateOf, type CivilDate, type Instant } from '../../domain/time/civil-date';
import { memoryEventStore } from '../support/memory-event-store';
import { memoryGateway } from '../support/memory-gateway';
import { abandon, ask, registers, steps } from '../support/pathway';

/** What is told next, on the day given; or `wait`: nobody tells anything until the next deadline has passed. */
export type Move = ((on: CivilDate, personId: string) => Command) | 'wait';

const FIRST_MORNING = '2020-01-15T09:00:00.000Z' as Instant;
/** More answers than any percorso of this suite needs: an effect that never settles is found, not waited for. */
const MOST_ANSWERS = 60;

/** A percorso with a register, outside parties and a clock of its own: the loop of the engine without the engine. */
export class World {
  readonly stream: StreamId = `percorso/${randomUUID()}`;
  readonly party = memoryGateway();
  private readonly personId = randomUUID();
  private readonly store = memoryEventStore();
  private readonly handle = handleWith(this.store, { digest: 'test' });
  private readonly discharge = dischargeWith({ accounting: this.party, messages: this.party });
  private now = FIRST_MORNING;

  async open(): Promise<void> {
    for (const [stream, command] of registers(this.personId))
      await this.handle({ stream, now: this.now, asks: [ask(command)] });
  }

  async make(move: Move): Promise<Answer | undefined> {
    if (move === 'wait') await this.wait();
    else return this.tell(move(dateOf(this.now), this.personId));
    return undefined;
  }

  abandon(): Promise<Answer> {
    return this.tell(abandon(dateOf(this.now)));
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

  /** The outcome comes back through the inbox; the engine may hand it over twice. */
  async record(owed: OwedEffect, outcome: Outcome): Promise<void> {
    const { key, direction, effect, attempt } = owed;
    const command = {
      type: 'RecordEffectAnswer',
      key,
      effect: nameOf(effect),
      direction,
      ...outcome,
    } as const;
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
    for (const key of keys) await this.tell({ type: 'RetryEffect', key });
    await this.settle();
  }

  agenda(): Promise<LoopAgenda> {
    return this.handle({ stream: this.stream, now: this.now, asks: [] }).then(({ agenda }) => agenda);
  }

  facts() {
    return (this.store.tables.facts.get(this.stream) ?? []).map(({ event, version }) => ({ event, version }));
  }

  answers() {
    return this.facts().flatMap(({ event }) => (event.type === 'EffectAnswered' ? [event] : []));
  }

  /** What the percorso holds of what others want too: its place as the active one, and money. */
  held(): { readonly keys: number; readonly cents: number } {
    const amounts = [...this.store.tables.limits.values()].flatMap(({ held }) => [...held.values()]);
    return { keys: this.store.tables.keys.size, cents: amounts.reduce((sum, cents) => sum + cents, 0) };
  }

  private async wait(): Promise<void> {
    const { wakeAt } = await this.agenda();
    if (wakeAt === null) throw new Error('Nothing falls due');
    this.now = wakeAt;
    await this.agenda();
  }

  private async tell(command: Command): Promise<Answer> {
    return this.deliver(ask(command));
  }

  private async deliver(asked: Ask): Promise<Answer> {
    const { answers } = await this.handle({ stream: this.stream, now: this.now, asks: [asked] });
    const [answer] = answers;
    if (answer === undefined) throw new Error('no answer');
    return answer;
  }
}

type Outcome = PartyAnswer | { readonly answer: 'unknown'; readonly reference: '' };
const UNKNOWN: Outcome = { answer: 'unknown', reference: '' };

function nameOf(effect: string): EffectName {
  const name = EFFECT_NAMES.find((one) => one === effect);
  if (name === undefined) throw new Error(`No effect is named ${effect}`);
  return name;
}

const step =
  (type: PercorsoCommandType): Move =>
  (on, personId) =>
    steps(personId, on).get(type) as Command;
const upTo = (last: PercorsoCommandType): readonly Move[] => {
  const names = [...steps('', dateOf(FIRST_MORNING)).keys()];
  return names.slice(0, names.indexOf(last) + 1).map(step);
};

/** An adhesion that nobody can decide yet, and facts that decide it. */
const undecided: Move = (on, personId) => {
  const adhesion = steps(personId, on).get('SubmitAdhesion') as Extract<Command, { type: 'SubmitAdhesion' }>;
  return { ...adhesion, facts: { ...adhesion.facts, incomeSupport: { unknown: 'awaiting-register' } } };
};
const learned =
  (support: 'naspi' | 'rdc'): Move =>
  (on) => ({ type: 'RecordFacts', on, facts: { incomeSupport: { known: support } } });
const declined: Move = (on) => ({ type: 'DeclinePerson', on });

type Happening = Exclude<PercorsoEventType, 'EffectAnswered' | 'EffectReopened'>;

/** How a percorso comes to each fact; the last move is the one that brings it about. A new fact breaks the build here. */
export const WAYS: { readonly [type in Happening]: readonly Move[] } = {
  AdhesionSubmitted: upTo('SubmitAdhesion'),
  FactsRecorded: [undecided, learned('naspi')],
  AdhesionRejected: [undecided, learned('rdc')],
  TakenInCharge: upTo('TakeInCharge'),
  ProfileAssigned: upTo('AssignProfile'),
  PattoSigned: upTo('SignPatto'),
  AssegnoIssued: upTo('IssueAssegno'),
  AplChosen: upTo('ChooseApl'),
  AplAccepted: upTo('AcceptPerson'),
  AplDeclined: [...upTo('ChooseApl'), declined],
  AplAcceptanceExpired: [...upTo('ChooseApl'), 'wait'],
  FirstMeetingMissed: [...upTo('AcceptPerson'), 'wait'],
  FirstMeetingHeld: upTo('HoldFirstMeeting'),
  AssegnoLapsed: [...upTo('IssueAssegno'), 'wait'],
  PercorsoConcluded: [...upTo('HoldFirstMeeting'), 'wait'],
  PercorsoAbandoned: [...upTo('ChooseApl'), (on) => abandon(on)],
};
