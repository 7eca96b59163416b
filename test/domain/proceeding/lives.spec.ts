import fc from 'fast-check';
import { placesOf } from '../../../domain/apl/claims';
import { deciderOf } from '../../../domain/deciders';
import { percorsoStream, type StreamId } from '../../../domain/identifiers';
import type { PercorsoEvent } from '../../../domain/percorso/events';
import { hasEnded, providerOf, type Percorso } from '../../../domain/percorso/state';
import type { ProceedingEvent } from '../../../domain/proceeding/events';
import { endsPercorso, type Measure } from '../../../domain/proceeding/matter';
import {
  inForce,
  standingMeasure,
  type Proceeding,
  type Proceedings,
} from '../../../domain/proceeding/state';
import { bodyOf } from '../../../domain/provider';
import type { Recorded } from '../../../domain/decider';
import { addDays } from '../../../domain/time/civil-date';
import type { Unemployment } from '../../../domain/unemployment/state';
import { PERCORSI, YEARS_LATER } from '../histories';
import { factsOf, replayed, stateOf, type World } from '../model';
import { APL_GINESTRA, APL_ROTTA } from '../values';
import { NEEDING } from './due-process';
import { allDischarged } from './performing';
import { awake, OF_STATUS, play, REGISTERS, turns, UNMET, type History, type Turn } from './play';
import { OF_MARIA } from './world';

/** In how many lives each of these is looked for. */
const LIVES = Number(process.env['PROCEEDING_LIVES'] ?? 40);
const STREAMS: readonly StreamId[] = [...PERCORSI, OF_MARIA, OF_STATUS];

const proceedingsIn = (world: World): readonly Proceeding[] => {
  const state = stateOf(world, OF_MARIA) as Proceedings;
  return state.phase === 'none' ? [] : state.proceedings;
};
const factsOfPercorso = (world: World, stream: StreamId) =>
  factsOf(world, stream) as readonly Recorded<PercorsoEvent>[];
/** The facts of proceedings, those of one of them where its number is given. */
const proceedingFacts = (world: World, number?: number) =>
  (factsOf(world, OF_MARIA) as readonly Recorded<ProceedingEvent>[]).filter(
    ({ event }) => number === undefined || ('proceeding' in event && event.proceeding === number),
  );

describe('whatever is asked of a person’s proceedings, percorsi and status, whenever what follows is performed', () => {
  const always = (holds: (history: History, list: readonly Turn[]) => void) => {
    fc.assert(
      fc.property(turns, (list) => {
        holds(play(list), list);
      }),
      { numRuns: LIVES },
    );
  };

  it('nobody leaves by an exit that needs a proceeding but by a measure that has effect', () => {
    always(({ worlds }) => {
      for (const [index, world] of worlds.entries())
        for (const stream of PERCORSI) {
          const known = factsOf(worlds[index - 1] ?? REGISTERS, stream).length;
          expectLawful(world, stream, factsOfPercorso(world, stream).slice(known));
        }
    });
  });

  it('a measure is adopted after the notice was delivered, and an answer or the term to answer', () => {
    always(({ worlds }) => {
      const world = worlds.at(-1) ?? REGISTERS;
      for (const { event, effectiveOn: on, version } of proceedingFacts(world)) {
        if (event.type !== 'MeasureAdopted') continue;
        const before = proceedingFacts(world, event.proceeding).filter((one) => one.version < version);
        const notice = before.find(
          (one) => one.event.type === 'DeliveryRecorded' && one.event.of === 'notice',
        );
        const heardFrom = notice?.effectiveOn ?? '9999-12-31';
        const isAnswered = before
          .filter((one) => one.event.type === 'DefenceLodged')
          .some(({ effectiveOn }) => heardFrom <= effectiveOn && effectiveOn <= on);
        const isSilent = notice !== undefined && on > addDays(notice.effectiveOn, 10);
        expect(isAnswered || isSilent).toBe(true);
      }
    });
  });

  it('what was refused leaves no trace: decided again, the accepted acts alone come to the same', () => {
    always(({ worlds, refused }, list) => {
      expect(play(list, refused).worlds.at(-1)).toEqual(worlds.at(-1));
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

test('whatever is asked about an adhesion that lacks a requirement, it is rejected by a measure in force only', () => {
  let rejections = 0;
  fc.assert(
    fc.property(turns, (list) => {
      const { worlds } = play(list, new Set(), UNMET);
      for (const [index, world] of worlds.entries())
        for (const stream of PERCORSI) {
          const known = factsOf(worlds[index - 1] ?? UNMET, stream).length;
          const facts = factsOfPercorso(world, stream).slice(known);
          expectLawful(world, stream, facts);
          rejections += facts.filter(({ event }) => event.type === 'AdhesionRejected').length;
        }
      const last = worlds.at(-1) ?? UNMET;
      held(last);
      for (const stream of STREAMS)
        expect(replayed(factsOf(last, stream), stream)).toEqual(stateOf(last, stream));
    }),
    { numRuns: 4 * LIVES },
  );
  expect(rejections).toBeGreaterThan(0);
});

type Stands = ReadonlyMap<number, Measure | undefined>;

function expectStatus(world: World, stands: Stands): void {
  const state = stateOf(world, OF_STATUS) as Unemployment;
  const forfeited = state.phase === 'none' ? [] : state.forfeited.map(({ under }) => under.proceeding);
  const lost = [...stands].flatMap(([number, measure]) => (measure?.kind === 'benefit-lost' ? [number] : []));
  expect([...forfeited].sort()).toEqual(lost.sort());
}

function expectPercorso(world: World, stream: StreamId, stands: Stands): void {
  const ending = proceedingsIn(world).filter(({ number, matter }) => {
    const isOf =
      'percorso' in matter && matter.percorso !== null && percorsoStream(matter.percorso) === stream;
    const measure = stands.get(number);
    // One for what was put right meanwhile rejects nobody: it is refused, and waits for somebody.
    return isOf && measure !== undefined && measure.kind !== 'rejection' && endsPercorso(measure);
  });
  const percorso = stateOf(world, stream) as Percorso;
  // A measure that found it ended otherwise has left no fact there: what corrects that end afterwards opens it again.
  const isCorrected = factsOf(world, stream).some(
    ({ event, actor }) => event.type === 'FactCorrected' && actor.role !== 'engine',
  );
  if (ending.length > 0 && !isCorrected) expect(percorso.phase).toBe('ended');
}

function expectLawful(world: World, stream: StreamId, facts: readonly Recorded<PercorsoEvent>[]): void {
  for (const exit of facts.flatMap(({ event }) => exitsIn(event)))
    if (exit.under === undefined) expect(NEEDING).not.toContain(causeOf(exit));
    else expect(forces(world, stream)).toContain(exit.under.proceeding);
}

function exitsIn(event: PercorsoEvent) {
  const told = event.type === 'FactCorrected' ? event.instead.map((one) => one.event) : [event];
  return told.flatMap((one) =>
    one.type === 'PercorsoAbandoned' ||
    one.type === 'MeasureRefused' ||
    one.type === 'RequirementLost' ||
    one.type === 'AdhesionRejected'
      ? [one]
      : [],
  );
}

/** What a rejection is for matters not: under these rules each takes a proceeding. */
function causeOf(exit: ReturnType<typeof exitsIn>[number]): string {
  return exit.type === 'AdhesionRejected' ? (NEEDING[0] ?? '') : exit.cause;
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
