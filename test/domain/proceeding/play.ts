import fc from 'fast-check';
import type { OwedEffect } from '../../../domain/decider';
import { unemploymentStream } from '../../../domain/identifiers';
import type { Proceedings } from '../../../domain/proceeding/state';
import { addDays, addMs, dateOf, type Instant } from '../../../domain/time/civil-date';
import { acted, Given, given, SUBMIT } from '../given';
import { asking, PERCORSI, wakeAll, type Move } from '../histories';
import { placesAt } from '../life';
import { ask, stateOf, wake, type Asked, type World } from '../model';
import { pickFrom } from '../pick';
import { APL_GINESTRA, APL_ROTTA, CPI, MARIA, moment } from '../values';
import { DUE_PROCESS_REGISTERS } from './due-process';
import { anyCommand } from './moves';
import { answered, discharged, owedIn, performed, touchedBy } from './performing';
import { OF_MARIA } from './world';

export const OF_STATUS = unemploymentStream(MARIA);

/** Two places at each body; Maria’s percorso has its service. */
export const REGISTERS = given(
  'started',
  [APL_GINESTRA, APL_ROTTA].reduce((world, apl) => ask(world, placesAt(apl, 2)).world, DUE_PROCESS_REGISTERS),
).world;
/** The same, but that she adheres only, and lacks a requirement. */
export const UNMET = new Given(DUE_PROCESS_REGISTERS).and(
  acted('2020-01-07', { ...SUBMIT, facts: { ...SUBMIT.facts, incomeSupport: { known: 'rdc' } } }),
).world;
const START = moment('2020-01-21');

type Kind = 'percorso' | 'proceeding' | 'status' | 'perform' | 'perform-late' | 'lose-answer';
/** Something that is asked, or an effect that is performed: perhaps one from before, perhaps without an answer that is heard. */
export interface Turn {
  readonly kind: Kind;
  readonly move: Move;
}

const chance = (kinds: readonly (readonly [number, Kind])[]) =>
  fc.oneof(...kinds.map(([weight, kind]) => ({ weight, arbitrary: fc.constant(kind) })));
const percorsoKinds = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('step', 'activity', 'tell', 'money', 'answer', 'answer') },
  { weight: 1, arbitrary: fc.constantFrom('abandon', 'correct', 'wander', 'late-answer') },
) as fc.Arbitrary<Move['kind']>;
/** Mostly of one percorso, which has its service already; days pass slowly, so that much comes before its end. */
export const turns: fc.Arbitrary<readonly Turn[]> = fc.array(
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

/** What the turns come to, and which of them were refused. */
export interface History {
  readonly worlds: readonly World[];
  readonly refused: ReadonlySet<number>;
}

/** Everything that is asked, one after the other, but for the turns left out; effects wait until a turn performs one of them, in whatever order. */
export function play(
  list: readonly Turn[],
  leftOut: ReadonlySet<number> = new Set(),
  registers = REGISTERS,
): History {
  const worlds: World[] = [registers];
  const refused = new Set<number>();
  const begun: OwedEffect[] = [];
  let at = START;
  for (const [index, turn] of list.entries()) {
    at = addMs(at, turn.move.waitHours * 3_600_000);
    const seen = awake(worlds.at(-1) ?? registers, at);
    if (leftOut.has(index)) worlds.push(seen);
    else if (isAsked(turn)) {
      const { world, decision } = ask(seen, {
        ...askingNow(turn, { seen, at }),
        requestId: `r-${String(index)}`,
      });
      if (decision.verdict === 'refused') refused.add(index);
      worlds.push(world);
    } else worlds.push(performing(turn, { seen, at }, begun));
  }
  return { worlds, refused };
}

const isAsked = ({ kind }: Turn): boolean =>
  kind === 'percorso' || kind === 'proceeding' || kind === 'status';

/** Time passes for the percorsi and the proceedings. */
export const awake = (world: World, at: Instant): World => wake(wakeAll(world, at), OF_MARIA, at);

interface Seen {
  readonly seen: World;
  readonly at: Instant;
}

/** Mostly what changes another stream; what was begun to be performed is remembered, and may come again late. */
function performing({ kind, move }: Turn, { seen, at }: Seen, begun: OwedEffect[]): World {
  const owed = owedIn(seen);
  const changing = move.pick % 4 === 0 ? [] : owed.filter((one) => touchedBy(one) !== undefined);
  const among = kind === 'perform-late' ? begun : changing.length > 0 ? changing : owed;
  if (among.length === 0) return seen;
  const effect = pickFrom(among, move.pick);
  begun.push(effect);
  if (kind === 'perform') return discharged(seen, effect, at);
  const { world } = performed(seen, effect, at);
  return kind === 'lose-answer' ? answered(world, effect, ['unknown', at]) : world;
}

function askingNow({ kind, move }: Turn, { seen, at }: Seen): Asked {
  const on = addDays(dateOf(at), -move.backDays);
  if (kind === 'percorso') return asking(move, pickFrom(PERCORSI, move.which), { seen, at });
  if (kind === 'proceeding') {
    const state = stateOf(seen, OF_MARIA) as Proceedings;
    return { stream: OF_MARIA, at, ...anyCommand(state, { pick: move.pick, on }) };
  }
  const did = { type: 'DeclareDid', on, by: 'declaration' } as const;
  const command = pickFrom([did, { type: 'RevokeDid', on } as const], move.pick);
  return { stream: OF_STATUS, command, at, actor: CPI };
}
