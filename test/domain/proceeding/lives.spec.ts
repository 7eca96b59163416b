import fc from 'fast-check';
import type { OwedEffect } from '../../../domain/decider';
import { deciderOf } from '../../../domain/deciders';
import { percorsoStream, unemploymentStream, type StreamId } from '../../../domain/identifiers';
import { placesOf } from '../../../domain/apl/claims';
import type { PercorsoEvent } from '../../../domain/percorso/events';
import { hasEnded, providerOf, type Percorso } from '../../../domain/percorso/state';
import type { ProceedingEvent } from '../../../domain/proceeding/events';
import type { Measure } from '../../../domain/proceeding/matter';
import {
  inForce,
  standingMeasure,
  type Proceeding,
  type Proceedings,
} from '../../../domain/proceeding/state';
import { bodyOf } from '../../../domain/provider';
import { addDays, addMs, dateOf, type Instant } from '../../../domain/time/civil-date';
import { asking, PERCORSI, wakeAll, YEARS_LATER, type Move } from '../histories';
import { given } from '../given';
import { placesAt } from '../life';
import { ask, factsOf, replayed, stateOf, wake, type Asked, type World } from '../model';
import { pickFrom } from '../pick';
import { APL_GINESTRA, APL_ROTTA, CPI, MARIA, moment } from '../values';
import { anyCommand } from './moves';
import { allDischarged, answered, discharged, owedIn, performed, touchedBy } from './performing';
import { DUE_PROCESS_REGISTERS, NEEDING } from './due-process';
import { OF_MARIA } from './world';

/** How many lives each of these is looked for in. */
const LIVES = Number(process.env['PROCEEDING_LIVES'] ?? 30);
const OF_STATUS = unemploymentStream(MARIA);
const STREAMS: readonly StreamId[] = [...PERCORSI, OF_MARIA, OF_STATUS];
/** Two places at each body; Maria’s percorso has its service, Paolo’s is about to begin. */
const REGISTERS = given(
  'started',
  [APL_GINESTRA, APL_ROTTA].reduce((world, apl) => ask(world, placesAt(apl, 2)).world, DUE_PROCESS_REGISTERS),
).world;
const START = moment('2020-01-21');

interface Turn {
  readonly kind: 'percorso' | 'proceeding' | 'status' | 'perform' | 'perform-late' | 'lose-answer';
  readonly move: Move;
}
const chance = (kinds: readonly (readonly [number, Turn['kind']])[]) =>
  fc.oneof(...kinds.map(([weight, kind]) => ({ weight, arbitrary: fc.constant(kind) })));
const percorsoKinds = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('step', 'activity', 'tell', 'money', 'answer', 'answer') },
  { weight: 1, arbitrary: fc.constantFrom('abandon', 'correct', 'wander', 'late-answer') },
) as fc.Arbitrary<Move['kind']>;
/** Mostly of one percorso, which has its service already; days pass slowly, so that much comes before its end. */
const turns: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.record({
    kind: chance([
      [4, 'percorso'],
      [10, 'proceeding'],
      [1, 'status'],
      [5, 'perform'],
      [1, 'perform-late'],
      [1, 'lose-answer'],
    ]),
    move: fc.record({
      kind: percorsoKinds,
      waitHours: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 0, max: 48 }) },
        { weight: 1, arbitrary: fc.integer({ min: 48, max: 24 * 20 }) },
      ),
      which: fc.constantFrom(0, 0, 0, 1, 2),
      backDays: fc.oneof(
        { weight: 6, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: -1, max: 20 }) },
      ),
      pick: fc.nat({ max: 1_000_000 }),
    }),
  }),
  { minLength: 20, maxLength: 120, size: 'max' },
);

interface Told {
  readonly asked: Asked;
  readonly isAccepted: boolean;
}
interface History {
  readonly worlds: readonly World[];
  readonly told: readonly Told[];
}

/** Everything that is asked, one after the other; effects wait until a turn performs one of them, in whatever order. */
function play(list: readonly Turn[]): History {
  const worlds: World[] = [REGISTERS];
  const told: Told[] = [];
  const begun: OwedEffect[] = [];
  let at = START;
  for (const { kind, move } of list) {
    at = addMs(at, move.waitHours * 3_600_000);
    const seen = awake(worlds.at(-1) ?? REGISTERS, at);
    const owed = owedIn(seen);
    const changing = move.pick % 4 === 0 ? [] : owed.filter((one) => touchedBy(one) !== undefined);
    const among = changing.length > 0 ? changing : owed;
    const effect = among.length === 0 ? undefined : pickFrom(among, move.pick);
    if (kind === 'perform' || kind === 'lose-answer' || kind === 'perform-late') {
      if (effect !== undefined) begun.push(effect);
      const late = begun.length === 0 ? undefined : pickFrom(begun, move.pick);
      worlds.push(performing(seen, kind === 'perform-late' ? late : effect, { kind, at }));
      continue;
    }
    const asked = { ...askingNow(kind, move, { seen, at }), requestId: `r-${String(told.length)}` };
    const { world, decision } = ask(seen, asked);
    told.push({ asked, isAccepted: decision.verdict === 'accepted' });
    worlds.push(world);
  }
  return { worlds, told };
}

function performing(
  world: World,
  owed: OwedEffect | undefined,
  { kind, at }: { readonly kind: Turn['kind']; readonly at: Instant },
): World {
  if (owed === undefined) return world;
  if (kind === 'perform') return discharged(world, owed, at);
  const outcome = performed(world, owed, at);
  return kind === 'lose-answer' ? answered(outcome.world, owed, ['unknown', at]) : outcome.world;
}

interface Seen {
  readonly seen: World;
  readonly at: Instant;
}

function askingNow(kind: Turn['kind'], move: Move, { seen, at }: Seen): Asked {
  const on = addDays(dateOf(at), -move.backDays);
  if (kind === 'percorso') return asking(move, pickFrom(PERCORSI, move.which), { seen, at });
  if (kind === 'proceeding') {
    const state = stateOf(seen, OF_MARIA) as Proceedings;
    return { stream: OF_MARIA, at, ...anyCommand(state, { pick: move.pick, on }) };
  }
  const type = pickFrom(['DeclareDid', 'RevokeDid'] as const, move.pick);
  const command =
    type === 'DeclareDid' ? ({ type, on, by: 'declaration' } as const) : ({ type, on } as const);
  return { stream: OF_STATUS, command, at, actor: CPI };
}

const awake = (world: World, at: Instant): World => wake(wakeAll(world, at), OF_MARIA, at);

const proceedingsIn = (world: World): readonly Proceeding[] => {
  const state = stateOf(world, OF_MARIA) as Proceedings;
  return state.phase === 'none' ? [] : state.proceedings;
};
const eventsOf = <Event>(world: World, stream: StreamId) =>
  factsOf(world, stream).map((fact) => ({ ...fact, event: fact.event as Event }));

describe('whatever is asked of a person’s proceedings, percorsi and status, whenever what follows is performed', () => {
  const always = (holds: (history: History) => void) => {
    fc.assert(
      fc.property(turns, (list) => {
        holds(play(list));
      }),
      { numRuns: LIVES },
    );
  };

  it('nobody leaves by an exit that needs a proceeding but by a measure that has effect', () => {
    always(({ worlds }) => {
      worlds.slice(1).forEach((world, index) => {
        const before = worlds[index] ?? REGISTERS;
        for (const stream of PERCORSI)
          for (const { event } of eventsOf<PercorsoEvent>(world, stream).slice(
            factsOf(before, stream).length,
          ))
            for (const exit of exitsIn(event)) {
              if (exit.under === undefined) expect(NEEDING).not.toContain(exit.cause);
              else expect(forces(world, stream)).toContain(exit.under.proceeding);
            }
      });
    });
  });

  it('a measure is adopted after the notice was delivered, and an answer or the term to answer', () => {
    always(({ worlds }) => {
      const facts = eventsOf<ProceedingEvent>(worlds.at(-1) ?? REGISTERS, OF_MARIA);
      for (const { event, effectiveOn: on, version } of facts) {
        if (event.type !== 'MeasureAdopted') continue;
        const before = facts.filter(
          (one) =>
            one.version < version && 'proceeding' in one.event && one.event.proceeding === event.proceeding,
        );
        const notice = before.find(
          (one) => one.event.type === 'DeliveryRecorded' && one.event.of === 'notice',
        );
        if (notice === undefined) throw new Error('no notice');
        const isAnswered = before.some(
          (one) =>
            one.event.type === 'DefenceLodged' &&
            one.effectiveOn >= notice.effectiveOn &&
            one.effectiveOn <= on,
        );
        expect(isAnswered || on > addDays(notice.effectiveOn, 10)).toBe(true);
      }
    });
  });

  it('ordinals count the standing measures of a kind within a spell, in the order of their decisions', () => {
    always(({ worlds }) => {
      for (const world of worlds) {
        const counted: Record<string, (number | null)[]> = {};
        const standing = proceedingsIn(world).filter((one) => standingMeasure(one) !== undefined);
        for (const { matter, decided } of standing.sort((one, other) => versionOf(one) - versionOf(other)))
          if (matter.kind === 'conditionality')
            (counted[JSON.stringify([matter.breach, matter.spell])] ??= []).push(decided?.ordinal ?? null);
        for (const ordinals of Object.values(counted))
          expect(ordinals).toEqual(ordinals.map((_, index) => index + 1));
      }
    });
  });

  it('what the percorsi hold of what all share is what their states say, places included', () => {
    always(({ worlds }) => {
      for (const world of worlds) held(world);
    });
  });

  it('the money of every stream stands in sum zero, and facts that are folded again make the state that they made', () => {
    always(({ worlds }) => {
      const world = awake(worlds.at(-1) ?? REGISTERS, YEARS_LATER);
      for (const stream of STREAMS) {
        expect(replayed(factsOf(world, stream), stream)).toEqual(stateOf(world, stream));
        const balances = deciderOf(stream).balances(stateOf(world, stream), stream);
        expect(balances.reduce((sum, { cents }) => sum + cents, 0)).toBe(0);
        for (const { postings = [] } of factsOf(world, stream))
          expect(postings.reduce((sum, { cents }) => sum + cents, 0)).toBe(0);
      }
    });
  });

  it('in the end a measure in force has ended its percorso and the status, and what was annulled is found nowhere', () => {
    always(({ worlds }) => {
      const last = awake(worlds.at(-1) ?? REGISTERS, YEARS_LATER);
      const world = allDischarged(last, YEARS_LATER);
      const stands = new Map(proceedingsIn(world).map((one) => [one.number, inForce(one)?.measure]));
      expectStatus(world, stands);
      for (const stream of PERCORSI) expectPercorso(world, stream, stands);
    });
  });
});

type Stands = ReadonlyMap<number, Measure | undefined>;

function expectStatus(world: World, stands: Stands): void {
  const state = stateOf(world, OF_STATUS) as {
    readonly forfeited?: readonly { under: { proceeding: number } }[];
  };
  const lost = [...stands].flatMap(([number, measure]) => (measure?.kind === 'benefit-lost' ? [number] : []));
  expect((state.forfeited ?? []).map(({ under }) => under.proceeding).sort(byNumber)).toEqual(
    lost.sort(byNumber),
  );
}
const byNumber = (one: number, other: number): number => one - other;

function expectPercorso(world: World, stream: StreamId, stands: Stands): void {
  const percorso = stateOf(world, stream) as Percorso;
  const ending = proceedingsIn(world).filter(({ number, matter }) => {
    const kind = stands.get(number)?.kind ?? '';
    const isOf =
      'percorso' in matter && matter.percorso !== null && percorsoStream(matter.percorso) === stream;
    return isOf && ['exit', 'benefit-lost', 'exclusion'].includes(kind);
  });
  if (ending.length > 0) expect(percorso.phase).toBe('ended');
}

function exitsIn(event: PercorsoEvent) {
  const told = event.type === 'FactCorrected' ? event.instead.map((one) => one.event) : [event];
  return told.flatMap((one) =>
    one.type === 'PercorsoAbandoned' || one.type === 'MeasureRefused' || one.type === 'RequirementLost'
      ? [one]
      : [],
  );
}

/** The measures that have effect on that percorso now. */
function forces(world: World, stream: StreamId): readonly number[] {
  return proceedingsIn(world)
    .filter((one) => 'percorso' in one.matter && `percorso/${String(one.matter.percorso)}` === stream)
    .filter((one) => inForce(one) !== undefined)
    .map(({ number }) => number);
}

const versionOf = ({ decided }: Proceeding): number => decided?.version ?? 0;

function held(world: World): void {
  const said = PERCORSI.map((stream) => {
    const premises = { stream, rulebook: world.rulebook };
    return { stream, holds: deciderOf(stream).holds?.(stateOf(world, stream), premises) };
  });
  const keys = said.flatMap(({ stream, holds }) => (holds?.keys ?? []).map((key) => [key, stream]));
  expect(Object.entries(world.keys).sort()).toEqual(keys.sort());
  for (const { holds } of said)
    for (const { limit, key, cents } of holds?.amounts ?? []) expect(world.taken[limit]?.[key]).toBe(cents);
  for (const apl of [APL_GINESTRA, APL_ROTTA]) {
    const placed = PERCORSI.filter((stream) => isPlacedAt(stateOf(world, stream) as Percorso, apl));
    const taken = Object.keys(world.taken[placesOf(apl)] ?? {}).map((id) => `percorso/${id}`);
    expect(taken.sort()).toEqual([...placed].sort());
  }
}

function isPlacedAt(percorso: Percorso, apl: string): boolean {
  const lead = providerOf(percorso)?.lead;
  return !hasEnded(percorso) && lead !== undefined && bodyOf(lead) === apl;
}
