import type { Request } from 'express';
import { z } from 'zod';
import type { Actor } from '../../../domain/decider';
import type { Command } from '../../../domain/deciders';
import type { StreamId } from '../../../domain/identifiers';
import type { Admission } from '../../modules/admission/admission';
import { languageOf } from '../language';
import { problemShape } from '../openapi/schemas';
import { problemFrom } from '../problems/from-failure';
import { Problem, problemDocument } from '../problems/problem';
import { logFailure } from '../request-log';
import { traceIdOf } from '../trace';
import type { KnownStreams } from './known-streams';
import { refusalFor, type Known } from './refusal';
import { API_ROOT } from './row';

/** Most rows of a list that is asked at once. */
export const MOST_ROWS = 100;

/** One row of a list: the key under which it may be repeated, and where it would stand if it were asked alone, below the root. */
export interface Row {
  readonly requestId: string;
  readonly stream: StreamId;
  readonly command: Command;
  readonly path: string;
  /** That it may begin its stream; whatever else is asked of a stream that has no fact is not found. */
  readonly begins?: true;
}

/** What came of a row, beside what names it. */
export const verdictFields = {
  requestId: z.string().describe('The key of this row alone: the Idempotency-Key, and what names the row.'),
  status: z.int().describe('The status that the row alone would have been answered with.'),
  version: z.int().exactOptional(),
  facts: z.array(z.string()).exactOptional(),
  problem: problemShape.exactOptional(),
};
export type RowVerdict = Omit<z.input<z.ZodObject<typeof verdictFields>>, 'requestId'>;

/** Who asks for the rows of a list, and whom. */
interface Asking {
  readonly admission: Admission;
  readonly streams: KnownStreams;
  /** From where the bounds of a refusal are told. */
  readonly known: Known;
  readonly actor: Actor;
  readonly request: Request;
}

/** What is said of one row; one that cannot be reached now is asked again with the same key, like the whole request. */
export async function verdictOn(
  { requestId, stream, command, path, begins }: Row,
  { admission, streams, known, actor, request }: Asking,
): Promise<RowVerdict> {
  try {
    if (begins !== true && !(await streams.has(stream, actor))) throw new Problem('not-found');
    const [answer] = await admission.ask(stream, [{ requestId, command, actor }]);
    if (answer === undefined) throw new Error('A row of a list came back without an answer');
    if (answer.verdict === 'refused') {
      const { rejection } = answer;
      throw await refusalFor({ rejection, stream, command }, actor, known);
    }
    return { status: 200, version: answer.version, facts: [...answer.facts] };
  } catch (failure) {
    return refusalOf(failure, { instance: API_ROOT + path, request });
  }
}

/** What a failure says of one row of a list. */
export function refusalOf(
  failure: unknown,
  { instance, request }: { readonly instance: string; readonly request: Request },
): RowVerdict {
  const found = problemFrom(failure);
  const traceId = traceIdOf(request);
  const language = languageOf(request.get('Accept-Language'));
  if (found.code === 'internal-error') logFailure(traceId, failure);
  // Who has a tax code is never asked in a list.
  const {
    missing,
    basis,
    errors = [],
    people: _,
    ...document
  } = problemDocument(found, { instance, traceId, language });
  const lists = { missing: [...missing], basis: [...basis], errors: [...errors] };
  return { status: document.status, problem: { ...document, ...lists } };
}
