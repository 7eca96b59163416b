import { Overloaded } from '../modules/admission/admission';
import { quotedCause } from '../modules/texts/shown';
import { reasonText } from '../../domain/texts';
import type { StreamId } from '../../domain/identifiers';
import { exitOf } from './failures';
import { EXIT } from './terminal';

/** A stream that cannot go on, and why: it stands still by itself and is in nobody's way. */
export interface Stuck {
  readonly stream: StreamId;
  readonly cause: string;
}

/** What it means that a stream cannot go on, and what to do. */
export const STUCK_TEXT = reasonText(
  ['Questo registro non può proseguire', 'This stream cannot go on'],
  [
    'Gli altri proseguono. «npm run ops -- replay» con il suo nome dice quale fatto non torna; rimossa la causa, ripeti il comando.',
    'The others go on. "npm run ops -- replay" with its name says which fact does not fit; once the cause is removed, run the command again.',
  ],
);

/** Whether a failure is that of the one stream that was asked: the database is there, and what others ask may succeed. */
export function isOfOneStream(failure: unknown): boolean {
  return !(failure instanceof Overloaded) && exitOf(failure) === EXIT.broken;
}

/** The stream with the failure in one line. */
export function stuckBy(stream: StreamId, failure: unknown): Stuck {
  return { stream, cause: quotedCause(failure instanceof Error ? failure.message : String(failure)) };
}
