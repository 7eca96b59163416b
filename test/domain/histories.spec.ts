import fc from 'fast-check';
import { RECOVERY_FACTS } from '../../domain/account/recovery-events';
import { deciderOf } from '../../domain/deciders';
import type { Context, Recorded } from '../../domain/decider';
import type { StreamId } from '../../domain/identifiers';
import type { AccountName } from '../../domain/ledger';
import { holding } from '../../domain/percorso/corrections';
import { PERCORSO } from '../../domain/percorso/decider';
import { decide } from '../../domain/percorso/decide';
import { refusedEffects } from '../../domain/effects';
import { EFFECTS } from '../../domain/percorso/effects';
import { ASKABLE_COMMANDS } from '../../domain/percorso/commands';
import { PERCORSO_FACTS, type PercorsoEvent } from '../../domain/percorso/events';
import { possibilities } from '../../domain/percorso/guard';
import { hasEnded, type Percorso } from '../../domain/percorso/state';
import { RULEBOOK } from '../../domain/programmes';
import { CORRECTION } from '../../domain/programmes/citations';
import { rulesOfKind } from '../../domain/programmes/entitlements';
import { addMs, dateOf, type Instant } from '../../domain/time/civil-date';
import { acted, given, REGISTERS } from './given';
import { pickFrom } from './pick';
import {
  anyCommand,
  mortalMoves,
  moves,
  PERCORSI,
  play,
  START,
  wakeAll,
  YEARS_LATER,
  type Move,
} from './histories';
import { ask, factsOf, stateOf, sum, type Asked, type World } from './model';
import { CPI, CPI_FIRENZE, ENGINE, ENVELOPE, GOOD_FACTS, MARIA, TOS_PIO2_CODE } from './values';

const LIMIT = `envelope/${ENVELOPE}`;
const percorsoOf = (world: World, stream: StreamId) => stateOf(world, stream) as Percorso;
const factsOfPercorso = (world: World, stream: StreamId) =>
  factsOf(world, stream) as readonly Recorded<PercorsoEvent>[];

/** What is the same whenever it was written: all but the moment of writing. */
const timeless = (world: Pick<World, 'facts'>) =>
  Object.entries(world.facts).map(([stream, facts]) => [
    stream,
    facts.map(({ recordedAt: _, ...fact }) => fact),
  ]);

/** The facts that come in the order of their days; all others may be told late. */
const STEPS: readonly string[] = [
  ...[
    'AdhesionSubmitted',
    'FactsRecorded',
    'TakenInCharge',
    'ProfileAssigned',
    'PattoSigned',
    'AssegnoIssued',
  ],
  ...['AplChosen', 'AplAccepted', 'AplDeclined', 'AplAcceptanceExpired', 'FirstMeetingMissed'],
  ...['FirstMeetingHeld', 'AplChangeRequested', 'TutorChanged', 'AdhesionRejected', 'AssegnoLapsed'],
  ...['PercorsoConcluded', 'PercorsoAbandoned', 'MeasureRefused', 'RequirementLost'],
];

describe('whatever is asked, in whatever order and however late', () => {
  it('what was refused leaves no trace: the facts are those of the accepted commands alone', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { asks, worlds, refused } = play(list);
        const accepted = asks.filter((_, index) => refused[index] !== true);
        expect(end(onTime(accepted))).toEqual(end(worlds.at(-1) ?? REGISTERS));
      }),
      { numRuns: 40 },
    );

    function end(world: World) {
      const { keys, taken, limits, ...last } = wakeAll(world, YEARS_LATER);
      return { facts: timeless(last), keys, taken, limits };
    }
  });

  it('the facts of a percorso are the same whether its timers ring on time, late, or never by themselves', () => {
    fc.assert(
      fc.property(moves, fc.array(fc.integer({ min: 1, max: 24 * 60 })), (list, gaps) => {
        const { asks } = play(list.map((move) => ({ ...move, which: 0 })));
        const never = wakeAll(run(REGISTERS, asks), YEARS_LATER);
        expect(timeless(onTime(asks))).toEqual(timeless(never));
        expect(timeless(late(asks, gaps))).toEqual(timeless(never));
      }),
      { numRuns: 40 },
    );
  });

  it('the envelope is never overdrawn, and holds the money of exactly those to whom it belongs', () => {
    fc.assert(
      fc.property(moves, (list) => {
        for (const world of play(list).worlds) {
          const taken = world.taken[LIMIT] ?? {};
          expect(sum(taken)).toBeLessThanOrEqual(world.limits[LIMIT] ?? 0);
          expect(Object.values(taken).every((cents) => cents > 0)).toBe(true);
          for (const stream of PERCORSI) {
            const drawn = 0 - postedTo(factsOfPercorso(world, stream), 'available');
            expect(taken[stream.slice('percorso/'.length)] ?? 0).toBe(drawn);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('a person has at most one active percorso in a programme, and holds its key as long as it lasts', () => {
    fc.assert(
      fc.property(moves, (list) => {
        for (const world of play(list).worlds) {
          const keys = PERCORSI.map((stream) => percorsoOf(world, stream)).flatMap((percorso) =>
            percorso.phase === 'none' || hasEnded(percorso)
              ? []
              : [`active-percorso/TOS-PIO2/${percorso.personId}`],
          );
          expect(new Set(keys).size).toBe(keys.length);
          expect(Object.keys(world.keys).sort()).toEqual(keys.sort());
        }
      }),
      { numRuns: 40 },
    );
  });

  it('every percorso ends or waits for a person, and is closed once all effects are answered', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const last = wakeAll(play(list).worlds.at(-1) ?? REGISTERS, YEARS_LATER);
        for (const stream of PERCORSI) {
          const settled = settle(last, stream);
          const percorso = percorsoOf(settled, stream);
          const { owed, closed, deadlines } = deciderOf(stream).agenda(percorso, settled.rulebook);
          expect(owed).toEqual([]);
          expect(deadlines).toEqual([]);
          expect(closed).toBe(percorso.phase === 'none' || hasEnded(percorso));
          if (hasEnded(percorso)) expect(refusedEffects(percorso.effects)).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('after a person left and all is settled, nothing of hers is left in the world but what she earned for others', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const last = play(list).worlds.at(-1) ?? REGISTERS;
        for (const stream of PERCORSI) {
          const settled = settle(leave(last, stream), stream);
          const percorso = percorsoOf(settled, stream);
          if (!hasEnded(percorso) || percorso.end.how === 'concluded') continue;
          const { keptCents } = percorso.dossier.money;
          expect(settled.taken[LIMIT]?.[stream.slice('percorso/'.length)] ?? 0).toBe(keptCents);
          const standing = percorso.effects.filter(({ effect }) => 'after' in EFFECTS[effect].undo);
          const left = standing.filter(({ direction, answer }) => !isGone(direction, answer));
          expect(left.map(({ effect, details }) => [effect, details['cents']])).toEqual(
            keptCents === 0 ? [] : [['reserve-budget', keptCents]],
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('every fact stands on a rule of its programme; answers and retries of effects alone stand on none', () => {
    const rules = new Set(
      RULEBOOK.programmes
        .flatMap(({ versions }) => versions)
        .flatMap((version) =>
          [
            version.adhesion,
            ...version.requirements.map(({ source }) => source),
            ...Object.values(version.acts),
            ...version.exits.map(({ source }) => source),
            ...version.pathway.flatMap(({ source, due }) =>
              due === null ? [source] : [source, due.term.source],
            ),
            ...[version.clock, version.providers].flatMap((one) => (one === null ? [] : [one.source])),
            version.reservation.source,
            version.evidence.source,
            ...version.entitlements.map(({ basis }) => basis),
            ...rulesOfKind(version, 'result-fee').map(({ sharing }) => sharing.source),
            ...Object.values(version.changes).map(({ source }) => source),
            CORRECTION,
          ].map(({ id }) => id),
        ),
    );
    fc.assert(
      fc.property(moves, (list) => {
        for (const { event, basis } of everyFact(list)) {
          expect(basis.map(({ rule }) => rule).filter((rule) => !rules.has(rule))).toEqual([]);
          const aboutEffects = ['EffectAnswered', 'EffectReopened', 'EffectClosed'].includes(event.type);
          expect(basis.length > 0).toBe(!aboutEffects);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('time goes forward: of what holds, no step is dated before the one that came before it', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const last = wakeAll(play(list).worlds.at(-1) ?? REGISTERS, YEARS_LATER);
        for (const stream of PERCORSI) {
          const held = holding(factsOfPercorso(last, stream));
          const steps = held.filter(({ event }) => STEPS.includes(event.type));
          const dates = steps.map(({ effectiveOn }) => effectiveOn);
          expect(dates).toEqual([...dates].sort());
        }
      }),
      { numRuns: 40 },
    );
  });

  it('what is told as possible is possible, and what is not is refused for the reason told', () => {
    fc.assert(
      fc.property(moves, fc.nat({ max: 9999 }), (list, pick) => {
        const { worlds, asks } = play(list);
        const at = asks.at(-1)?.at ?? START;
        const world = wakeAll(worlds.at(-1) ?? REGISTERS, at);
        for (const [which, stream] of PERCORSI.entries()) agree(world, { stream, at, which, pick });
      }),
      { numRuns: 40 },
    );
  });
});

const PHASE_REASONS = [
  'step-not-allowed-now',
  'percorso-ended',
  'adhesion-already-submitted',
  'facts-missing',
];

interface Looked {
  readonly stream: StreamId;
  readonly at: Instant;
  readonly which: number;
  readonly pick: number;
}

/** What `possibilities` says of each command, against what `decide` does with it today. */
function agree(world: World, { stream, at, which, pick }: Looked): void {
  const percorso = percorsoOf(world, stream);
  const today = dateOf(at);
  for (const told of possibilities(percorso, world.rulebook)) {
    const index = ASKABLE_COMMANDS.indexOf(told.command);
    const command = anyCommand({ which, pick: pick - (pick % ASKABLE_COMMANDS.length) + index }, today);
    const retried = percorso.phase === 'none' ? [] : refusedEffects(percorso.effects);
    const asked =
      command.type === 'RetryEffect' && retried.length > 0
        ? { ...command, key: pickFrom(retried, pick).key }
        : command;
    expect(asked.type).toBe(told.command);
    const needed = PERCORSO.needs(asked, percorso, world.rulebook);
    const streams = Object.fromEntries(needed.map((one) => [one, stateOf(world, one)]));
    const context: Context = { now: at, today, actor: CPI, stream, rulebook: world.rulebook, streams };
    const decision = decide(asked, percorso, context);
    const reason = decision.verdict === 'refused' ? decision.rejection.reason : undefined;
    if (told.allowed) expect(PHASE_REASONS).not.toContain(reason);
    // A reassessment where nothing waits is not refused; it comes to nothing.
    else if (decision.verdict === 'accepted') expect(decision.facts).toEqual([]);
    else expect(reason).toBe(told.reason);
  }
}

const run = (world: World, asks: readonly Asked[]): World =>
  asks.reduce((now, asked) => ask(now, asked).world, world);

/** Every timer rings at the instant at which it falls due, between the commands too; of one instant, what is told comes first. */
function onTime(asks: readonly Asked[]): World {
  let world = REGISTERS;
  for (const asked of asks) {
    for (let due = firstDue(world); due !== undefined && due < asked.at; due = firstDue(world))
      world = wakeAll(world, due);
    world = ask(world, asked).world;
  }
  for (let due = firstDue(world); due !== undefined && due <= YEARS_LATER; due = firstDue(world))
    world = wakeAll(world, due);
  return wakeAll(world, YEARS_LATER);
}

/** Timers ring at moments that have nothing to do with what is due. */
function late(asks: readonly Asked[], gapsHours: readonly number[]): World {
  let world = REGISTERS;
  let at = START;
  for (const [index, asked] of asks.entries()) {
    const rings = addMs(at, (gapsHours[index % Math.max(1, gapsHours.length)] ?? 1) * 3_600_000);
    if (rings < asked.at) world = wakeAll(world, rings);
    at = asked.at;
    world = ask(world, asked).world;
  }
  return wakeAll(world, YEARS_LATER);
}

function firstDue(world: World): Instant | undefined {
  return PERCORSI.flatMap(
    (stream) => deciderOf(stream).agenda(stateOf(world, stream), world.rulebook).deadlines,
  )
    .map(({ dueAt }) => dueAt)
    .sort()[0];
}

/** Every party answers, and every refusal is retried, until nothing is left to do. */
function settle(before: World, stream: StreamId): World {
  let world = before;
  for (let round = 0; round < 100; round += 1) {
    const percorso = percorsoOf(world, stream);
    const [owed] = deciderOf(stream).agenda(percorso, world.rulebook).owed;
    const [refused] = percorso.phase === 'none' ? [] : refusedEffects(percorso.effects);
    const standing = percorso.phase === 'none' ? [] : percorso.effects;
    const [first] = standing.filter(({ key }) => key === owed?.key);
    if (first !== undefined) {
      const { key, effect, direction } = first;
      const command = {
        ...({ type: 'RecordEffectAnswer', key, effect, direction } as const),
        ...({ answer: 'done', reference: '' } as const),
      };
      world = ask(world, { stream, command, at: YEARS_LATER, actor: ENGINE }).world;
    } else if (refused !== undefined) {
      const command = { type: 'RetryEffect', key: refused.key } as const;
      world = ask(world, { stream, command, at: YEARS_LATER, actor: CPI }).world;
    } else return world;
  }
  throw new Error(`${stream} never comes to rest`);
}

function leave(world: World, stream: StreamId): World {
  const last = factsOf(world, stream).at(-1)?.recordedAt ?? START;
  const command = { type: 'ReportAbandonment', on: dateOf(last), cause: 'declared' } as const;
  return ask(world, { stream, command, at: last, actor: CPI }).world;
}

const isGone = (direction: 'do' | 'undo', answer: string): boolean =>
  (direction === 'undo' && answer === 'done') || answer === 'never-done';

/** What all facts together posted to an account. */
function postedTo(facts: readonly Recorded<PercorsoEvent>[], account: AccountName): number {
  const postings = facts.flatMap((fact) => fact.postings ?? []).filter((one) => one.account === account);
  return postings.reduce((cents, posting) => cents + posting.cents, 0);
}

function everyFact(list: readonly Move[]): readonly Recorded<PercorsoEvent>[] {
  const last = wakeAll(play(list).worlds.at(-1) ?? REGISTERS, YEARS_LATER);
  return PERCORSI.flatMap((stream) => factsOfPercorso(last, stream));
}

describe('whoever dies, and whenever it is told', () => {
  it('the facts of a percorso are the same whether its timers ring on time, late, or never by themselves', () => {
    fc.assert(
      fc.property(mortalMoves, fc.array(fc.integer({ min: 1, max: 24 * 60 })), (list, gaps) => {
        const { asks } = play(list.map((move) => ({ ...move, which: 0 })));
        const never = wakeAll(run(REGISTERS, asks), YEARS_LATER);
        expect(timeless(onTime(asks))).toEqual(timeless(never));
        expect(timeless(late(asks, gaps))).toEqual(timeless(never));
      }),
      { numRuns: 40 },
    );
  });

  it('no percorso of hers stays open, nothing is asked of her, and all is closed in the end', () => {
    fc.assert(
      fc.property(mortalMoves, (list) => {
        const last = wakeAll(play(list).worlds.at(-1) ?? REGISTERS, YEARS_LATER);
        for (const stream of PERCORSI) {
          const settled = settle(last, stream);
          const percorso = percorsoOf(settled, stream);
          if (percorso.phase === 'none' || percorso.dossier.death === null) continue;
          expect(hasEnded(percorso)).toBe(true);
          expect(deciderOf(stream).agenda(percorso, settled.rulebook)).toMatchObject({
            owed: [],
            closed: true,
          });
          const { keptCents } = percorso.dossier.money;
          expect(settled.taken[LIMIT]?.[stream.slice('percorso/'.length)] ?? 0).toBe(keptCents);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a second percorso of the same person', () => {
  // What the register knows is what was recorded: a lapse that no timer, sweep or command has yet written still holds.
  it('waits until the lapse of the first was recorded, however long ago it fell due', () => {
    const { world } = given('issued');
    const again: Asked = {
      ...acted('2020-03-02', {
        type: 'SubmitAdhesion',
        personId: MARIA,
        programme: TOS_PIO2_CODE,
        cpi: CPI_FIRENZE,
        sex: { known: 'F' },
        facts: GOOD_FACTS,
      }),
      stream: pickFrom(PERCORSI, 1),
    };
    expect(ask(world, again).decision).toMatchObject({ rejection: { reason: 'percorso-already-active' } });
    expect(ask(wakeAll(world, again.at), again).decision).toMatchObject({ verdict: 'accepted' });
  });
});

describe('the random histories themselves', () => {
  it('reach every kind of fact but those of money that went wrong, which have their own scenarios', () => {
    const seen = new Set<string>();
    for (const list of fc.sample(moves, { numRuns: 300, seed: 1 })) {
      for (const { event } of everyFact(list.map((move) => ({ ...move, which: 0 })))) seen.add(event.type);
    }
    const missed = Object.keys(PERCORSO_FACTS).filter((type) => !seen.has(type) && !RARE.has(type));
    expect(missed).toEqual([]);
  });

  it('in which somebody dies reach what comes of it', () => {
    const seen = new Set<string>();
    for (const list of fc.sample(mortalMoves, { numRuns: 100, seed: 1 })) {
      for (const { event } of everyFact(list.map((move) => ({ ...move, which: 0 })))) seen.add(event.type);
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(['DeathObserved', 'PercorsoClosedByDeath', 'DeathDisproved']),
    );
  });
});

const RARE = new Set([
  // Of other programmes, each with scenarios of its own.
  ...['BusinessOpened', 'BreachRecorded', 'TeamAgreementSigned', 'PathAssigned', 'PathChanged'],
  'ProfileRefreshDue',
  'AccreditationRead',
  'AccreditationChanged',
  'ProviderLost',
  'DeathObserved',
  'DeathDisproved',
  'PercorsoClosedByDeath',
  'BusinessOpened',
  'EffectClosed',
  'FundsMissing',
  'HiresExcluded',
  'PersonJoined',
  'PersonParted',
  'TrancheMatured',
  'PaymentRejected',
  'RecoveryOpened',
  'RecoveryReduced',
  'RecoveryWithdrawn',
  'RecoveryRecorded',
  // Two percorsi of one body, in scenarios of their own.
  ...Object.keys(RECOVERY_FACTS),
]);
