import { createHash } from 'node:crypto';
import type { StreamId } from '../../domain/identifiers';
import type { Change, CommandRow } from '../ports';
import { canonicalText } from './canonical';
import { askText, factText } from './fact-text';
import { NO_LEAF } from './opened';

/** The values of `register.append` for a change, and the leaf of its last fact. */
export function appendValues(
  change: Change,
  follows: readonly StreamId[],
  head = NO_LEAF,
): { readonly values: unknown[]; readonly head: string } {
  const { ledger, stream, expectedVersion, facts, rules, commands, version, wake } = change;
  const texts: string[] = [];
  const leaves: Buffer[] = [];
  let previous = head;
  for (const fact of facts) {
    const text = factText(fact, { rules, previous });
    const leaf = leafOf(text);
    texts.push(text);
    leaves.push(leaf);
    previous = leaf.toString('hex');
  }
  // A stream that has no fact yet is nothing to wake.
  const waking = version === 0 ? null : JSON.stringify(wake);
  const asked = JSON.stringify(commands.map(commandLine));
  return {
    values: [ledger, stream, expectedVersion, texts, leaves, asked, waking, follows],
    head: previous,
  };
}

/** SHA-256 of 0x00 and the text: RFC 6962's leaf. */
export function leafOf(text: string): Buffer {
  return createHash('sha256').update('\0').update(text).digest();
}

function commandLine({ requestId, stream, ask, decidedAt, recordedAt, read, answer }: CommandRow) {
  return {
    request_id: requestId,
    version_before: read[stream] ?? 0,
    command: askText(ask),
    decided_at: decidedAt,
    recorded_at: recordedAt,
    versions_read: read,
    answer: canonicalText(answer),
  };
}
