import type { EnvelopeCode } from '../identifiers';

/** The limit that all who draw from an envelope share. */
export function limitOf(envelope: EnvelopeCode): string {
  return `envelope/${envelope}`;
}
