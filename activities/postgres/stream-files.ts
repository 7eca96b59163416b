import type { Client } from 'pg';
import { deciderOf, type AnyDecider } from '../../domain/deciders';
import type { StreamId, StreamKind } from '../../domain/identifiers';
import { fold } from '../../domain/lived';
import type { Rulebook } from '../../domain/programmes/rulebook';
import type { Fact, StreamFile } from '../ports';
import { copyOut } from './bulk';
import { factsIn, LINES, parseFact, type StreamLines } from './fact-text';

/** Every stream of these kinds, each folded from all its facts; in the snapshot of the client's transaction. */
export async function* allFiles(
  client: Client,
  kinds: readonly StreamKind[],
  rulebook: Rulebook,
): AsyncGenerator<StreamFile> {
  const chosen = kinds.map((kind) => `e.stream_id LIKE '${kind}/%'`).join(' OR ');
  const query = `SELECT e.payload FROM register.event e WHERE ${chosen} ORDER BY e.stream_id, e.version`;
  let facts: Fact[] = [];
  for await (const [payload = ''] of copyOut(client, query)) {
    const fact = parseFact(payload);
    if (facts[0] !== undefined && facts[0].stream !== fact.stream) {
      yield fileOf(facts[0].stream, facts, rulebook);
      facts = [];
    }
    facts.push(fact);
  }
  if (facts[0] !== undefined) yield fileOf(facts[0].stream, facts, rulebook);
}

/** These streams, each folded from all its facts. */
export async function filesOf(
  client: Client,
  streams: readonly StreamId[],
  rulebook: Rulebook,
): Promise<readonly StreamFile[]> {
  const { rows } = await client.query<StreamLines>(
    `SELECT s.stream_id, ${LINES}
     FROM register.stream s JOIN register.event e USING (ledger_id, stream_id)
     WHERE s.stream_id = ANY ($1) GROUP BY s.stream_id`,
    [streams],
  );
  return rows.map((row) => fileOf(row.stream_id, factsIn(row), rulebook));
}

/** A stream as its facts leave it. */
export function fileOf(stream: StreamId, facts: readonly Fact[], rulebook: Rulebook): StreamFile {
  const decider: AnyDecider = deciderOf(stream);
  const state = fold(decider, facts);
  return { stream, version: facts.length, state, agenda: decider.agenda(state, rulebook), facts, rulebook };
}
