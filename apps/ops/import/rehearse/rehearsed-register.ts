import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { Change, EventStore, Fact, Transaction } from '../../../../activities/ports';
import { readFacts } from '../../../../activities/postgres/history';
import { earliest } from '../../../../domain/happening';
import { kindOf, percorsoStream, type PercorsoId, type StreamId } from '../../../../domain/identifiers';
import type { CivilDate } from '../../../../domain/time/civil-date';
import type { Outlook } from '../send/outlook';
import { PHASES } from '../steps/step';
import { RehearsedClaims } from './rehearsed-claims';

/** What a rehearsal starts from: the register, the staged commands, and what is held of what all share. */
interface Beneath {
  readonly register: DataSource;
  readonly client: Client;
  readonly claims: RehearsedClaims;
  readonly streams: Streams;
}

/** A stream that an import would still hold: of a percorso the last day of what falls due next, and whom it follows. */
interface Held {
  readonly lastDay: CivilDate | null;
  readonly follows: readonly StreamId[];
}

/**
 * The register with what a rehearsal decided on top of it, in memory; nothing of it is written. One transaction at a time. A
 * stream that was released and that nobody reads is forgotten.
 */
export class RehearsedRegister implements Pick<EventStore, 'transaction'>, Outlook {
  private readonly facts = new Map<StreamId, readonly Fact[]>();
  private readonly held = new Map<StreamId, Held>();

  private constructor(private readonly under: Beneath) {}

  static async of(register: DataSource, client: Client): Promise<RehearsedRegister> {
    const claims = await RehearsedClaims.of(register);
    return new RehearsedRegister({ register, client, claims, streams: await streamsIn(client) });
  }

  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    try {
      const result = await work(this.session());
      this.under.claims.keep();
      return result;
    } catch (failure) {
      this.under.claims.undone();
      throw failure;
    }
  }

  rooms(): Promise<{ readonly [limit: string]: number }> {
    return Promise.resolve(this.under.claims.rooms());
  }

  async *waiting(since: CivilDate, day: CivilDate): AsyncGenerator<readonly StreamId[]> {
    const { rows } = await this.under.client.query<{ stream: StreamId }>(TOLD_BETWEEN, [since, day]);
    const told = new Set(rows.map(({ stream }) => stream));
    const isDue = ({ lastDay, follows }: Held): boolean =>
      (lastDay !== null && lastDay < day) || follows.some((one) => told.has(one));
    yield [...this.held].flatMap(([stream, held]) => (isDue(held) ? [stream] : [])).sort();
  }

  private session(): Transaction {
    const follows: StreamId[] = [];
    let before: readonly Fact[] = [];
    return {
      open: async (stream) => {
        before = await this.read(stream);
        return { facts: before, answered: {}, followed: {}, followers: [], wake: undefined };
      },
      read: async (streams) => {
        const found: [StreamId, readonly Fact[]][] = [];
        for (const stream of streams) found.push([stream, await this.read(stream)]);
        return Object.fromEntries(found);
      },
      follow: (stream) => {
        follows.push(stream);
        return this.read(stream);
      },
      claim: (stream, claims) => Promise.resolve(this.under.claims.take(stream, claims)),
      write: (change) => {
        this.keep(change, before, follows);
        return Promise.resolve();
      },
    };
  }

  private async read(stream: StreamId): Promise<readonly Fact[]> {
    const known = this.facts.get(stream);
    if (known !== undefined) return known;
    const facts = this.under.streams.isNew(stream) ? [] : await readFacts(this.under.register, stream);
    if (this.under.streams.isRead(stream)) this.facts.set(stream, facts);
    return facts;
  }

  private keep(
    { stream, facts, wake, agenda, commands }: Change,
    before: readonly Fact[],
    follows: readonly StreamId[],
  ): void {
    const lastDay = kindOf(stream) === 'percorso' ? (earliest(agenda.deadlines)?.lastDay ?? null) : null;
    if (wake.held) this.held.set(stream, { lastDay, follows });
    else this.held.delete(stream);
    if (isReleased(commands) && !this.under.streams.isRead(stream)) this.facts.delete(stream);
    else this.facts.set(stream, [...before, ...facts]);
  }
}

/** Whether the last of the commands stands at the horizon: nothing more of the import is to come for the stream. */
function isReleased(commands: Change['commands']): boolean {
  const last = commands.at(-1);
  return last?.ask.imported !== undefined && last.decidedAt >= last.ask.imported.horizon;
}

/** Which streams the register does not have yet, and which are read by others after they were released. */
interface Streams {
  readonly isNew: (stream: StreamId) => boolean;
  readonly isRead: (stream: StreamId) => boolean;
}

async function streamsIn(client: Client): Promise<Streams> {
  const { rows: fresh } = await client.query<{ stream: StreamId }>(NEW);
  const { rows: named } = await client.query<{ percorso: PercorsoId }>(NAMED, [PHASES.applications]);
  const { rows: together } = await client.query<{ stream: StreamId }>('SELECT stream FROM together');
  const news = new Set(fresh.map(({ stream }) => stream));
  const read = new Set([
    ...named.map(({ percorso }) => percorsoStream(percorso)),
    ...together.map(({ stream }) => stream),
  ]);
  const isRegister = (stream: StreamId): boolean => !['percorso', 'incentive'].includes(kindOf(stream));
  return {
    isNew: (stream) => news.has(stream),
    isRead: (stream) => isRegister(stream) || read.has(stream),
  };
}

const NEW = `
  SELECT DISTINCT stream FROM step WHERE NOT EXISTS (SELECT FROM register.stream s WHERE s.stream_id = step.stream)`;
const NAMED = `
  SELECT DISTINCT body::json -> 'command' ->> 'percorsoId' AS percorso FROM step
   WHERE phase = $1 AND body::json -> 'command' ->> 'percorsoId' IS NOT NULL`;
const TOLD_BETWEEN = 'SELECT DISTINCT stream FROM step WHERE told >= $1 AND told < $2';
