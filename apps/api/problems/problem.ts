import type { Rejection } from '../../../domain/decider';
import type { Contradiction } from '../../../domain/person/identity';
import type { Ruling } from '../../../domain/ruling';
import type { Language } from '../../modules/texts/text';
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
  static ofRejection({ reason, missing, basis }: Rejection, errors: readonly FieldError[] = []): Problem {
    return new Problem(reason, { missing, basis, ...(errors.length === 0 ? {} : { errors }) });
  }
}

/** RFC 9457, in the language of the caller. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ProblemCode;
  readonly missing: readonly string[];
  readonly basis: readonly Ruling[];
  readonly errors?: readonly ToldError[];
  readonly people?: readonly Contradiction[];
  readonly traceId: string;
}

/** A field error as the caller reads it. */
type ToldError = Pick<FieldError, 'field' | 'code'> & {
  readonly message: string;
  readonly allowed?: string[];
};

/** The request that met a problem. */
interface Met {
  readonly instance: string;
  readonly traceId: string;
  readonly language: Language;
}

/** The document of a problem, for the request that met it. */
export function problemDocument(
  { code, details }: Problem,
  { instance, traceId, language }: Met,
): ProblemDocument {
  const { title, remedy } = problemText(code);
  return {
    type: `/problems/${code}`,
    title: title[language],
    status: statusOf(code),
    detail: remedy[language],
    instance,
    code,
    missing: details.missing ?? [],
    basis: details.basis ?? [],
    ...(details.errors === undefined ? {} : { errors: details.errors.map((one) => told(one, language)) }),
    ...(details.people === undefined ? {} : { people: details.people }),
    traceId,
  };
}

function told({ field, code, text, allowed }: FieldError, language: Language): ToldError {
  const message = text[language];
  return { field, code, message, ...(allowed === undefined ? {} : { allowed: [...allowed] }) };
}
