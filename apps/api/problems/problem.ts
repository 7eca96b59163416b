import type { Rejection } from '../../../domain/decider';
import type { Contradiction } from '../../../domain/person/identity';
import type { Ruling } from '../../../domain/ruling';
import { problemText, type ProblemCode } from '../texts/problems';
import type { FieldError } from './field-errors';
import { statusOf } from './statuses';

/** What a problem says beside its code. */
export interface ProblemDetails {
  readonly missing?: readonly string[];
  readonly basis?: readonly Ruling[];
  readonly errors?: readonly FieldError[];
  /** Who is on record with the tax code, each with the fields that differ. */
  readonly people?: readonly Contradiction[];
  /** Headers of the answer, such as Allow or Retry-After. */
  readonly headers?: { readonly [name: string]: string };
}

/** An answer that is not the one hoped for; the filter turns it into a problem document. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
  ) {
    super(code);
    this.name = 'Problem';
  }

  /** The refusal of a command, in the words of the domain. */
  static ofRejection({ reason, missing, basis }: Rejection): Problem {
    return new Problem(reason, { missing, basis });
  }
}

/** RFC 9457, Italian first: what the caller reads. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly titleEn: string;
  readonly status: number;
  readonly detail: string;
  readonly detailEn: string;
  readonly instance: string;
  readonly code: ProblemCode;
  readonly missing: readonly string[];
  readonly basis: readonly Ruling[];
  readonly errors?: readonly FieldError[];
  readonly people?: readonly Contradiction[];
  readonly traceId: string;
}

/** The document of a problem, for the request that met it. */
export function problemDocument(
  { code, details }: Problem,
  { instance, traceId }: { readonly instance: string; readonly traceId: string },
): ProblemDocument {
  const { title, remedy } = problemText(code);
  return {
    type: `/problems/${code}`,
    title: title.it,
    titleEn: title.en,
    status: statusOf(code),
    detail: remedy.it,
    detailEn: remedy.en,
    instance,
    code,
    missing: details.missing ?? [],
    basis: details.basis ?? [],
    ...(details.errors === undefined ? {} : { errors: details.errors }),
    ...(details.people === undefined ? {} : { people: details.people }),
    traceId,
  };
}
