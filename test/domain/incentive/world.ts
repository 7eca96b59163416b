import type { Actor, Claim, Decision, NewFact, Recorded } from '../../../domain/decider';
import type { Observed } from '../../../domain/following';
import type { Communication } from '../../../domain/employment/communication';
import {
  idOf,
  incentiveStream,
  parseIncentiveId,
  parseMunicipalityCode,
  percorsoStream,
  personStream,
  type StreamId,
} from '../../../domain/identifiers';
import { heldBy } from '../../../domain/incentive/claims';
import { INCENTIVE } from '../../../domain/incentive/decider';
import type { IncentiveEffectName, IncentiveEvent } from '../../../domain/incentive/events';
import type { Application } from '../../../domain/incentive/application';
import type { IncentiveCommand } from '../../../domain/incentive/commands';
import type { Incentive } from '../../../domain/incentive/state';
import { NOTHING_AGREED } from '../../../domain/percorso/agreed';
import { emptyDossier } from '../../../domain/percorso/dossier';
import type { Percorso } from '../../../domain/percorso/state';
import type { PersonEvent } from '../../../domain/person/events';
import { NEW_RECORD, type Person } from '../../../domain/person/state';
import type { Reason } from '../../../domain/rejections';
import { dateOf, startOf, type CivilDate, type Instant } from '../../../domain/time/civil-date';
import { hire, MILL } from '../employment/messages';
import * as values from '../values';
import { RULEBOOK } from '../../../domain/programmes';
import { newChoice, type KnownChoice } from '../../../domain/percorso/choices';

export const FIRST = incentiveStream(made('11111111-aaaa-4aaa-8aaa-111111111111'));
export const SECOND = incentiveStream(made('22222222-aaaa-4aaa-8aaa-222222222222'));
const ENVELOPE = 'envelope/TOS-PIO2-INCENTIVI';
export const LIVORNO = {
  municipality: values.made(parseMunicipalityCode, 'E625'),
  region: values.TOSCANA,
  crisisAreas: [{ from: values.day('2015-08-07'), to: null }],
};
export const FIRENZE = {
  municipality: values.made(parseMunicipalityCode, 'D612'),
  region: values.TOSCANA,
  crisisAreas: [],
};
export const OFFICER: Actor = { role: 'manager', organisation: '', user: 'u-7' };
export const HEAD: Actor = { role: 'manager', organisation: '', user: 'u-8' };

/** Maria is hired for good by the mill on 1 June, a month after her first interview. */
export const HIRED = hire(1, ['2020-06-01']);
export const APPLICATION: Application = {
  personId: values.MARIA,
  percorsoId: values.PERCORSO_A,
  programme: values.TOS_PIO2_CODE,
  employer: MILL,
  hire: HIRED.protocol,
  weeklyHours: 4000,
  fullTimeHours: 4000,
  seat: FIRENZE,
};

/** Maria's percorso: taken in charge in January, first meeting on 20 January, first interview on 4 May. */
export const PATHWAY = {
  phase: 'open',
  personId: values.MARIA,
  cpi: values.CPI_FIRENZE,
  rules: 'TOS-PIO2/2019-12-21',
  requestedOn: values.day('2020-01-07'),
  facts: values.GOOD_FACTS,
  since: values.day('2020-01-20'),
  effects: [],
  heldSince: values.day('2020-01-07'),
  reopenedOn: null,
  stoodDays: 0,
  done: [
    { step: 'taking-charge', ...taken('2020-01-08') },
    { step: 'profile', ...taken('2020-01-09'), profileIndex: 8000 },
    { step: 'patto', ...taken('2020-01-10') },
    { step: 'issue', ...taken('2020-01-13'), envelope: values.ENVELOPE, reservedCents: 375_500 },
    { step: 'choice', ...taken('2020-01-15'), provider: values.only(values.APL_GINESTRA) },
    { step: 'acceptance', ...taken('2020-01-17') },
    { step: 'first-meeting', ...taken('2020-01-20'), tutorId: values.TUTOR },
  ],
  dossier: {
    ...emptyDossier({ known: 'F' }),
    choices: [met('2020-01-20')],
    activities: [interview('2020-05-04')],
  },
  agreed: NOTHING_AGREED,
  history: [],
  correctedOn: null,
  asWas: null,
} as const satisfies Percorso;

function taken(text: string) {
  return { on: values.day(text), recordedOn: values.day(text) };
}

/** The choice of the APL on 15 January, with the first meeting on that day. */
export function met(text: string): KnownChoice {
  const chosenOn = values.day('2020-01-15');
  const choice = newChoice(values.only(values.APL_GINESTRA), chosenOn, chosenOn);
  return { ...choice, metOn: values.day(text), metToldOn: values.day(text) };
}

export function interview(on: string, attendance: 'attended' | 'absent' = 'attended') {
  return {
    activityId: '99999999-9999-4999-8999-999999999999' as never,
    on: values.day(on),
    kind: 'interview',
    minutes: 60,
    mode: 'in-person',
    provider: values.APL_GINESTRA,
    attendance,
    groupId: null,
    toldAt: values.moment(on),
  } as const;
}

type Fact = Recorded<IncentiveEvent>;
interface Message {
  readonly version: number;
  readonly toldAt: Instant;
  readonly event: PersonEvent;
}
interface Held {
  readonly keys: ReadonlyMap<string, StreamId>;
  readonly taken: ReadonlyMap<string, number>;
}

interface Standing {
  readonly facts: ReadonlyMap<StreamId, readonly Fact[]>;
  readonly messages: readonly Message[];
  readonly percorso: Percorso;
  readonly held: Held;
  readonly envelopeCents: number;
}

const NOTHING: Standing = {
  facts: new Map(),
  messages: [],
  percorso: PATHWAY,
  held: { keys: new Map(), taken: new Map() },
  envelopeCents: 340_000_000,
};

/** What stands around the applications, and their facts. A value: whatever happens makes a new one. */
export class World {
  constructor(private readonly standing = NOTHING) {}

  withPercorso(percorso: Percorso): World {
    return this.with({ percorso });
  }

  withEnvelope(envelopeCents: number): World {
    return this.with({ envelopeCents });
  }

  /** A message reaches the person's stream at ten on the day on which it is received, or on the day given. */
  told(communication: Communication, on: CivilDate = communication.receivedOn): World {
    return this.hears({ type: 'EmploymentReported', communication }, on);
  }

  /** Anything reaches the person's stream at ten on that day. */
  hears(event: PersonEvent, on: CivilDate | string): World {
    const { messages } = this.standing;
    const message = { version: messages.length + 2, toldAt: values.moment(on), event };
    return this.with({ messages: [...messages, message] });
  }

  factsOf(stream: StreamId = FIRST): readonly Fact[] {
    return this.standing.facts.get(stream) ?? [];
  }

  events(stream: StreamId = FIRST): readonly IncentiveEvent[] {
    return this.factsOf(stream).map((fact) => fact.event);
  }

  state(stream: StreamId = FIRST): Incentive {
    return this.factsOf(stream).reduce((state, fact) => INCENTIVE.evolve(state, fact), INCENTIVE.initial);
  }

  get keys(): readonly string[] {
    return [...this.standing.held.keys.keys()];
  }

  get takenCents(): number {
    return [...this.standing.held.taken.values()].reduce((sum, cents) => sum + cents, 0);
  }

  /** Accepted, or the test is wrong. */
  and(on: string, command: IncentiveCommand, { actor = OFFICER, stream = FIRST }: Asker = {}): World {
    const { world, decision } = this.ask(on, command, { actor, stream });
    if (decision.verdict === 'accepted') return world;
    throw new Error(`${command.type} was to be accepted: ${decision.rejection.reason}`);
  }

  ask(on: string, command: IncentiveCommand, { actor = OFFICER, stream = FIRST }: Asker = {}): Told {
    const now = values.moment(on, '10:00:00.000Z');
    const world = this.until(now, stream);
    const known = world.standing.messages
      .filter((one) => one.toldAt <= now)
      .flatMap(({ event }) => (event.type === 'EmploymentReported' ? [event.communication] : []));
    const person: Person = {
      ...NEW_RECORD,
      told: known.map((communication) => ({ communication, of: null })),
    };
    const all: Record<StreamId, unknown> = {
      [personStream(values.MARIA)]: person,
      [personStream(values.PAOLO)]: { phase: 'none' },
      [percorsoStream(values.PERCORSO_A)]: world.standing.percorso,
    };
    const state = world.state(stream);
    const needed = INCENTIVE.needs(command, state, RULEBOOK);
    const streams = Object.fromEntries(needed.map((one) => [one, all[one]]));
    const context = { now, today: dateOf(now), actor, stream, rulebook: RULEBOOK, streams };
    const decision = INCENTIVE.decide(command, state, context);
    const told = world.record(stream, decision, { toldAt: now, actor });
    return { ...told, world: told.world.until(now, stream) };
  }

  /** Messages are noticed and deadlines pass, in their order, up to that instant; of one instant messages come first. */
  until(now: Instant, stream: StreamId = FIRST): World {
    const state = this.state(stream);
    const due = INCENTIVE.agenda(state, RULEBOOK)
      .deadlines.filter((one) => one.dueAt <= now)
      .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1))[0];
    const told = this.noticed(due?.dueAt ?? now, stream);
    if (told !== undefined) return told.until(now, stream);
    if (due === undefined) return this;
    const decision = INCENTIVE.expire(due, state, { stream, rulebook: RULEBOOK });
    const { world } = this.record(stream, decision, { toldAt: due.dueAt, actor: values.ENGINE });
    if (world.factsOf(stream).length === this.factsOf(stream).length) throw new Error(`${due.name}: no fact`);
    return world.until(now, stream);
  }

  private noticed(until: Instant, stream: StreamId): World | undefined {
    const state = this.state(stream);
    const [following] = INCENTIVE.follows(state, RULEBOOK);
    if (following?.of !== 'messages') return undefined;
    const open = this.standing.messages.filter(
      ({ toldAt, version }) => toldAt <= until && !following.noticed.includes(version),
    );
    for (const message of open.sort((one, other) => (one.toldAt < other.toldAt ? -1 : 1))) {
      const decision = INCENTIVE.observe(observed(following.stream, message), state, {
        stream,
        rulebook: RULEBOOK,
      });
      if (decision.verdict === 'accepted' && decision.facts.length > 0)
        return this.record(stream, decision, { toldAt: message.toldAt, actor: values.ENGINE }).world;
    }
    return undefined;
  }

  /** Everything up to the first instant of that day. */
  waited(until: string, stream: StreamId = FIRST): World {
    return this.until(startOf(values.day(until)), stream);
  }

  /** The answer of the outside party to the first effect of that name that is owed. */
  answered(on: string, effect: IncentiveEffectName, answer: 'done' | 'refused' | 'unknown' = 'done'): World {
    const owed = INCENTIVE.agenda(this.state(), RULEBOOK).owed.find((one) => one.effect === effect);
    if (owed === undefined) throw new Error(`${effect} is not owed`);
    const { key, direction } = owed;
    return this.and(on, { type: 'RecordEffectAnswer', key, effect, direction, answer, reference: '' });
  }

  private record(
    stream: StreamId,
    decision: Decision<IncentiveEvent>,
    told: Pick<Fact, 'toldAt' | 'actor'>,
  ): Told {
    if (decision.verdict === 'refused') return { world: this, decision };
    const { claims, facts, otherwise } = decision;
    const upTo = (at: number) => granted(this.standing, stream, claims.slice(0, at + 1));
    const denied = claims.find((_, at) => upTo(at) === undefined);
    if (denied === undefined) {
      const held = upTo(claims.length) ?? this.standing.held;
      return { world: this.with({ held }).added(stream, facts, told).checked(stream), decision };
    }
    const instead = otherwise?.(denied);
    if (instead !== undefined) return { ...this.record(stream, instead, told), decision };
    if (!('refusedAs' in denied)) throw new Error(`${denied.key} is given back and not held`);
    const rejection = { reason: denied.refusedAs, missing: [], basis: [] };
    return { world: this, decision: { verdict: 'refused', rejection } };
  }

  private added(
    stream: StreamId,
    facts: readonly NewFact<IncentiveEvent>[],
    told: Pick<Fact, 'toldAt' | 'actor'>,
  ): World {
    const old = this.factsOf(stream);
    const added = facts.map((fact, at): Fact => ({
      stream,
      version: old.length + at + 1,
      recordedAt: told.toldAt,
      causation: 'test',
      ...told,
      ...fact,
    }));
    return this.with({ facts: new Map(this.standing.facts).set(stream, frozen([...old, ...added])) });
  }

  /** Its money is in sum zero, and what the register of claims holds for it is what its facts say. */
  private checked(stream: StreamId): this {
    const state = this.state(stream);
    const { held } = this.standing;
    expect(balancesOf(state, stream).reduce((sum, one) => sum + one.cents, 0)).toBe(0);
    const { keys, amount } = heldBy(state);
    const owned = [...held.keys].filter(([, owner]) => owner === stream).map(([name]) => name);
    expect(owned).toEqual(keys);
    expect(held.taken.get(idOf(stream)) ?? 0).toBe(amount?.cents ?? 0);
    return this;
  }

  private with(changes: Partial<Standing>): World {
    return new World({ ...this.standing, ...changes });
  }
}

interface Asker {
  readonly actor?: Actor;
  readonly stream?: StreamId;
}
export interface Told {
  readonly world: World;
  readonly decision: Decision<IncentiveEvent>;
}

export function refusal({ decision }: Told): Reason | undefined {
  return decision.verdict === 'refused' ? decision.rejection.reason : undefined;
}

export function balancesOf(state: Incentive, stream: StreamId = FIRST) {
  return INCENTIVE.balances(state, stream);
}

/** The application with what is changed, on 13 July unless another day is given. */
export function applying(changes: Partial<Application> = {}, on = '2020-07-13'): IncentiveCommand {
  return { type: 'ApplyForIncentive', on: values.day(on), ...APPLICATION, ...changes };
}

function observed(stream: StreamId, message: Message): Observed {
  return { stream, ...message, so: () => undefined };
}

/** What is held once the claims are granted one after the other; undefined where one is not. */
function granted(
  { held, envelopeCents }: Standing,
  stream: StreamId,
  claims: readonly Claim[],
): Held | undefined {
  const keys = new Map(held.keys);
  const taken = new Map(held.taken);
  const isGranted = (claim: Claim): boolean => {
    switch (claim.kind) {
      case 'take-key': {
        const isFree = !keys.has(claim.key);
        keys.set(claim.key, stream);
        return isFree;
      }
      case 'free-key':
        return keys.delete(claim.key);
      case 'take-amount':
        expect(claim.limit).toBe(ENVELOPE);
        return sumOf(taken.set(claim.key, claim.cents)) <= envelopeCents;
      case 'free-amount':
        return taken.delete(claim.key);
      case 'set-limit':
        return true;
    }
  };
  return claims.every(isGranted) ? { keys, taken } : undefined;
}

function sumOf(taken: ReadonlyMap<string, number>): number {
  return [...taken.values()].reduce((sum, cents) => sum + cents, 0);
}

function made(text: string) {
  return values.made(parseIncentiveId, text);
}

/** Nothing that was recorded is ever changed: a domain that tries throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
