import type { DataSource, EntityManager } from 'typeorm';
import type { EffectRequest, Gateway, PartyAnswer } from '../ports';

/**
 * A stand-in for an outside party, kept in PostgreSQL. Its journal has no uniqueness: it is the witness of what really
 * happened. A key that was undone is barred: the do is refused from then on, also one that had been done before.
 */
export function simulatedParty(source: DataSource, party: string): Gateway {
  return {
    perform: (request) => exclusively(source, { party, request }, perform),
    undo: (request) => exclusively(source, { party, request }, undo),
    enquire: (request, direction) => enquire(source.manager, { party, request }, direction),
  };
}

interface Call {
  readonly party: string;
  readonly request: EffectRequest;
}
type Direction = 'do' | 'undo';
type Work = (manager: EntityManager, call: Call) => Promise<PartyAnswer>;

/** Two calls with one key take turns, so that the second finds what the first wrote. */
function exclusively(source: DataSource, call: Call, work: Work): Promise<PartyAnswer> {
  return source.transaction(async (manager) => {
    const key = `${call.party} ${call.request.stream} ${call.request.key}`;
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [key]);
    return work(manager, call);
  });
}

const perform: Work = async (manager, call) => {
  if (await barred(manager, call)) return REFUSED;
  if (!(await journalled(manager, call, 'do'))) await write(manager, call, 'do');
  return done(call.request);
};

const undo: Work = async (manager, call) => {
  const { party, request } = call;
  if (!(await journalled(manager, call, 'undo'))) await write(manager, call, 'undo');
  const bar = 'INSERT INTO outside.barred (party, key) VALUES ($1, $2) ON CONFLICT DO NOTHING';
  await manager.query(bar, [party, keyOf(request)]);
  return done(request);
};

async function enquire(
  manager: EntityManager,
  call: Call,
  direction: Direction,
): Promise<PartyAnswer | undefined> {
  if (direction === 'do' && (await barred(manager, call))) return REFUSED;
  return (await journalled(manager, call, direction)) ? done(call.request) : undefined;
}

async function journalled(manager: EntityManager, call: Call, direction: Direction): Promise<boolean> {
  const { party, request } = call;
  const rows = await manager.query<unknown[]>(
    'SELECT FROM outside.journal WHERE party = $1 AND stream = $2 AND key = $3 AND direction = $4 LIMIT 1',
    [party, request.stream, request.key, direction],
  );
  return rows.length > 0;
}

async function barred(manager: EntityManager, { party, request }: Call): Promise<boolean> {
  const rows = await manager.query<unknown[]>('SELECT FROM outside.barred WHERE party = $1 AND key = $2', [
    party,
    keyOf(request),
  ]);
  return rows.length > 0;
}

function write(manager: EntityManager, { party, request }: Call, direction: Direction): Promise<unknown> {
  return manager.query(
    'INSERT INTO outside.journal (party, key, direction, stream, effect, details) VALUES ($1, $2, $3, $4, $5, $6)',
    [party, request.key, direction, request.stream, request.effect, JSON.stringify(request.details)],
  );
}

const REFUSED: PartyAnswer = { answer: 'refused', reference: '' };
const keyOf = ({ stream, key }: EffectRequest): string => `${stream} ${key}`;
const done = ({ key }: EffectRequest): PartyAnswer => ({ answer: 'done', reference: `simulated:${key}` });
