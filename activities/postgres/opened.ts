import type { StreamId } from '../../domain/identifiers';
import type { Answer, Ask, Fact, Opened, WakeRow } from '../ports';
import { asksTheSame, askText, parseFact } from './fact-text';
import { wakeRowOf, type WakeLine } from './wake-line';

/** A row of register.open_stream. */
export interface OpenRow {
  readonly kind: 'answer' | 'fact' | 'wake' | 'followed' | 'follower';
  readonly stream_id: StreamId;
  /** Of an answer its request; of a fact its leaf. */
  readonly request_id: string;
  readonly command: string;
  readonly body: string;
}

/** The leaf that the first text of a stream names. */
export const NO_LEAF = '0'.repeat(64);

/** What the rows say of a stream, and the leaf of its last fact. */
export function openedFrom(
  stream: StreamId,
  asks: readonly Ask[],
  rows: readonly OpenRow[],
): Opened & { readonly head: string } {
  const texts = new Map(asks.map((one) => [one.requestId, askText(one)]));
  const facts: Fact[] = [];
  const answered: { [requestId: string]: Answer | 'reused' } = {};
  const followed: { [stream: StreamId]: Fact[] } = {};
  const followers: StreamId[] = [];
  let wake: WakeRow | undefined;
  let head = NO_LEAF;
  for (const { kind, stream_id, request_id, command, body } of rows) {
    switch (kind) {
      case 'fact':
        facts.push(parseFact(body));
        head = request_id;
        break;
      case 'wake':
        wake = wakeRowOf(JSON.parse(body) as WakeLine);
        break;
      case 'followed':
        (followed[stream_id] ??= []).push(parseFact(body));
        break;
      case 'follower':
        followers.push(stream_id);
        break;
      case 'answer': {
        const same = stream_id === stream && asksTheSame(command, texts.get(request_id) ?? '');
        answered[request_id] = same ? (JSON.parse(body) as Answer) : 'reused';
      }
    }
  }
  return { facts, answered, followed, followers, wake, head };
}
