import type { Actor, Agenda, Recorded } from '../../domain/decider';
import { deciderOf, type Command, type DomainEvent } from '../../domain/deciders';
import {
  aplStream,
  cpiStream,
  envelopeStream,
  percorsoStream,
  personStream,
  type StreamId,
} from '../../domain/identifiers';
import type { PercorsoCommand } from '../../domain/percorso/commands';
import { plannedEndOf } from '../../domain/percorso/clock';
import { providerOf, stageOf, stepIn, type Percorso, type Stage } from '../../domain/percorso/state';
import { rulesIn } from '../../domain/programmes/rulebook';
import type { Reason } from '../../domain/rejections';
import { addMs, dateOf, parseInstant } from '../../domain/time/civil-date';
import { ask, EMPTY, factsOf, stateOf, wake, type Asked, type World } from './model';
import * as values from './values';
import type { Rulebook } from '../../domain/programmes/rulebook';
import { FIRST_READING } from './readings';

type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** One ask of the percorso under test, told at ten in the morning (`2020-01-15`) or at the instant given. */
export function told(when: string, command: PercorsoCommand, actor: Actor = values.CPI): Asked {
  const at = parseInstant(when) ?? values.moment(when);
  return { stream: THE_PERCORSO, command, at, actor };
}

/** The same, for an act that took place on the day on which it is told. */
export function acted(when: string, act: Without<PercorsoCommand, 'on'>, actor: Actor = values.CPI): Asked {
  const at = parseInstant(when) ?? values.moment(when);
  return told(at, { ...act, on: dateOf(at) } as PercorsoCommand, actor);
}

export const THE_PERCORSO = percorsoStream(values.PERCORSO_A);

export const SUBMIT = {
  type: 'SubmitAdhesion',
  personId: values.MARIA,
  programme: values.TOS_PIO2_CODE,
  cpi: values.CPI_FIRENZE,
  sex: { known: 'F' },
  facts: values.GOOD_FACTS,
} as const;

/** Maria's good percorso, one ask for each stage that it reaches. */
const STORY: readonly (readonly [Stage, Asked])[] = [
  ['requested', acted('2020-01-07', SUBMIT)],
  ['taken-in-charge', acted('2020-01-08', { type: 'TakeInCharge' })],
  ['profiled', acted('2020-01-09', { type: 'AssignProfile', profileIndex: 8000 })],
  ['patto-signed', acted('2020-01-10', { type: 'SignPatto' })],
  ['issued', acted('2020-01-13', { type: 'IssueAssegno' })],
  ['apl-chosen', acted('2020-01-15', { type: 'ChooseApl', provider: values.only(values.APL_GINESTRA) })],
  ['apl-accepted', acted('2020-01-17', { type: 'AcceptPerson' }, values.GINESTRA)],
  ['started', acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: values.TUTOR }, values.GINESTRA)],
];

/** What stands around every percorso: two people, two APLs, two offices to go to, an envelope of two assegni; under some rules. */
export const registersUnder = (rulebook: Rulebook): World =>
  [
    register(personStream(values.MARIA), { type: 'RegisterPerson' }),
    register(personStream(values.PAOLO), { type: 'RegisterPerson' }),
    register(aplStream(values.APL_GINESTRA), accredit('Ginestra Lavoro S.r.l.')),
    register(aplStream(values.APL_ROTTA), accredit('Rotta Impiego S.p.A.')),
    ...[values.CPI_AREZZO, values.CPI_PISTOIA].map((cpi) => register(cpiStream(cpi), office(cpi))),
    register(envelopeStream(values.ENVELOPE), { type: 'OpenEnvelope', cents: 1_000_000 }),
  ].reduce((world, asked) => accepted(world, asked), { ...EMPTY, rulebook });

/** Under the first reading of the rules. */
export const REGISTERS: World = registersUnder(FIRST_READING);

/** Maria's percorso as it stands once it has reached that stage; under the first reading, unless told otherwise. */
export function given(stage: Stage, registers = REGISTERS): Given {
  const last = STORY.findIndex(([reached]) => reached === stage);
  if (stage !== 'none' && last < 0) throw new Error(`The story does not pass through ${stage}`);
  return new Given(STORY.slice(0, last + 1).reduce((world, [, asked]) => accepted(world, asked), registers));
}

/** A world to which more can happen before, and one thing is asked of, the percorso under test. */
export class Given {
  constructor(readonly world: World) {}

  get percorso(): Percorso {
    return stateOf(this.world, THE_PERCORSO) as Percorso;
  }

  /** What people see of it. */
  get seen(): Seen {
    return seen(this.percorso, this.world.rulebook);
  }

  get agenda(): Agenda {
    return deciderOf(THE_PERCORSO).agenda(this.percorso, this.world.rulebook);
  }

  get facts(): readonly Recorded<DomainEvent>[] {
    return factsOf(this.world, THE_PERCORSO);
  }

  /** Whether these terms run, each until that day. */
  due(terms: { readonly [name: string]: string }): this {
    const running = Object.fromEntries(this.agenda.deadlines.map(({ name, lastDay }) => [name, lastDay]));
    expect(running).toMatchObject(terms);
    return this;
  }

  /** More that was asked, and accepted. */
  and(...asks: readonly Asked[]): Given {
    return new Given(asks.reduce((world, asked) => accepted(world, asked), this.world));
  }

  /** What the outside party answered to the effect owed first, a minute after it may be performed. */
  andAnswered(answer: 'done' | 'refused' | 'unknown'): Given {
    const owed = this.agenda.owed[0];
    if (owed === undefined) throw new Error('Nothing is owed');
    const { key, effect, direction } = owed;
    const command = { type: 'RecordEffectAnswer', key, effect, direction, answer, reference: '' } as Command;
    const at = addMs(owed.notBefore, 60_000);
    return this.and({ stream: THE_PERCORSO, command, at, actor: values.ENGINE });
  }

  /** Time passes and nothing is asked until then. */
  andWaited(until: string): Given {
    const at = parseInstant(until) ?? values.moment(until);
    return new Given(wake(this.world, THE_PERCORSO, at));
  }

  when(asked: Asked): Outcome {
    const { world, decision } = ask(this.world, asked);
    return new Outcome(this.facts.length, new Given(world), decision);
  }
}

export type Seen = ReturnType<typeof seen>;

function seen(percorso: Percorso, rulebook: Rulebook) {
  if (percorso.phase === 'none') throw new Error('There is no percorso');
  return {
    stage: stageOf(percorso),
    since: percorso.since,
    done: percorso.done.map(({ step }) => step),
    plannedEnd: plannedEndOf(percorso, rulesIn(rulebook, percorso.rules)) ?? null,
    provider: providerOf(percorso) ?? null,
    ...said(percorso),
    end: percorso.phase === 'ended' ? percorso.end : null,
  };
}

function said(percorso: Percorso) {
  const [meeting, profile] = [stepIn(percorso, 'first-meeting'), stepIn(percorso, 'profile')];
  return { tutorId: meeting?.tutorId ?? null, profileIndex: profile?.profileIndex ?? null };
}

interface Likeness {
  readonly type?: DomainEvent['type'];
  readonly [field: string]: unknown;
}

class Outcome {
  constructor(
    private readonly known: number,
    readonly after: Given,
    private readonly decision: ReturnType<typeof ask>['decision'],
  ) {}

  /** Exactly these events, those of deadlines that passed before included; none means accepted without a trace. */
  thenFacts(...events: readonly DomainEvent[]): Given {
    expect(this.decision).toMatchObject({ verdict: 'accepted' });
    expect(this.after.facts.slice(this.known).map((fact) => fact.event)).toEqual(events);
    return this.after;
  }

  /** The same with only what matters here of each event. */
  thenFactsLike(...events: readonly Likeness[]): Given {
    expect(this.decision).toMatchObject({ verdict: 'accepted' });
    expect(this.after.facts.slice(this.known).map((fact) => fact.event)).toMatchObject(events);
    return this.after;
  }

  thenRefused(reason: Reason, ...missing: readonly string[]): Given {
    expect(this.decision).toMatchObject({ verdict: 'refused', rejection: { reason, missing } });
    return this.after;
  }
}

function accepted(world: World, asked: Asked): World {
  const { world: after, decision } = ask(world, asked);
  if (decision.verdict === 'accepted') return after;
  throw new Error(`${asked.command.type} was to be accepted: ${decision.rejection.reason}`);
}

function register(stream: StreamId, command: Command): Asked {
  return { stream, command, at: values.moment('2019-12-01'), actor: values.CPI };
}

function office(name: string): Command {
  return { type: 'RegisterCpi', name, region: values.TOSCANA, from: values.day('2015-09-24'), to: null };
}

function accredit(name: string): Command {
  return { type: 'AccreditApl', name, from: values.day('2010-11-02'), to: null };
}
