import type { EffectRequest, Gateway, PartyAnswer } from '../../activities/ports';

/**
 * What goes wrong with a call. `refuse`: the party says no. `down`: it never hears of it. `lose-answer`: it does what it
 * is asked and the answer never arrives. `twice`: the call arrives a second time, as a network repeats it. `in-progress`: it
 * takes the call and is still at work, also when it is asked for the first time what became of it.
 */
export type Trouble = 'refuse' | 'down' | 'lose-answer' | 'twice' | 'in-progress';
export type Direction = 'do' | 'undo';

/** What really happened at the party, in its order: the witness. A call that it had already served is not here again. */
export interface Happened {
  readonly direction: Direction;
  readonly stream: string;
  readonly key: string;
  readonly effect: string;
  readonly details: EffectRequest['details'];
}

/** An outside party in memory that keeps the contract of `Gateway`, and fails when told to. */
export interface MemoryGateway extends Gateway {
  /** Everything fails, enquiries too, until it is up again. */
  down: boolean;
  /** The troubles of the next calls that do or undo, one each; after them all goes well. */
  next(...troubles: readonly Trouble[]): void;
  /** The trouble that every call of that effect and direction has; undefined ends it. */
  always(effect: string, direction: Direction, trouble: Trouble | undefined): void;
  happened(): readonly Happened[];
  /** What was done and not undone, as `stream key`: empty when the world is as it began. */
  standing(): readonly string[];
}

export function memoryGateway(): MemoryGateway {
  const journal: Happened[] = [];
  const queue: Trouble[] = [];
  const lasting = new Map<string, Trouble>();
  const working = new Set<string>();
  const knows = (request: EffectRequest, direction: Direction): boolean =>
    journal.some((one) => nameOf(one) === nameOf(request) && one.direction === direction);
  const serve = (request: EffectRequest, direction: Direction): PartyAnswer => {
    if (direction === 'do' && knows(request, 'undo')) return REFUSED;
    const { stream, key, effect, details } = request;
    if (!knows(request, direction)) journal.push({ direction, stream, key, effect, details });
    return done(request);
  };
  const atWork = (request: EffectRequest, direction: Direction): PartyAnswer => {
    working.add(`${direction} ${nameOf(request)}`);
    return IN_PROGRESS;
  };
  const call = (request: EffectRequest, direction: Direction): Promise<PartyAnswer> =>
    settle(() => {
      const trouble = queue.shift() ?? lasting.get(`${direction} ${request.effect}`);
      if (party.down || trouble === 'down') throw new Error('The party cannot be reached');
      if (trouble === 'refuse') return REFUSED;
      const answer = serve(request, direction);
      if (trouble === 'lose-answer') throw new Error('The answer was lost');
      if (trouble === 'in-progress') return atWork(request, direction);
      return trouble === 'twice' ? serve(request, direction) : answer;
    });
  const party: MemoryGateway = {
    down: false,
    next: (...troubles) => {
      queue.push(...troubles);
    },
    always: (effect, direction, trouble) => {
      if (trouble === undefined) lasting.delete(`${direction} ${effect}`);
      else lasting.set(`${direction} ${effect}`, trouble);
    },
    happened: () => [...journal],
    standing: () =>
      journal
        .filter((one) => one.direction === 'do' && !journal.some((later) => undoes(later, one)))
        .map(nameOf),
    perform: (request) => call(request, 'do'),
    undo: (request) => call(request, 'undo'),
    enquire: (request, direction) =>
      settle(() => {
        if (party.down) throw new Error('The party cannot be reached');
        if (working.delete(`${direction} ${nameOf(request)}`)) return IN_PROGRESS;
        if (direction === 'do' && knows(request, 'undo')) return REFUSED;
        return knows(request, direction) ? done(request) : undefined;
      }),
  };
  return party;
}

const IN_PROGRESS: PartyAnswer = { answer: 'unknown', reference: '' };
const REFUSED: PartyAnswer = { answer: 'refused', reference: '' };
const done = ({ key }: EffectRequest): PartyAnswer => ({ answer: 'done', reference: `memory:${key}` });
const nameOf = ({ stream, key }: Pick<EffectRequest, 'stream' | 'key'> | Happened): string =>
  `${stream} ${key}`;
const undoes = (one: Happened, other: Happened): boolean =>
  one.direction === 'undo' && nameOf(one) === nameOf(other);

/** What is thrown becomes a promise that fails, as it does behind a network. */
function settle<Result>(work: () => Result): Promise<Result> {
  return Promise.resolve().then(work);
}
