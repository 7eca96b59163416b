import type { z } from 'zod';
import { FIELD_TEXTS, type FieldText } from '../texts/fields';

/** One field that cannot be accepted: its path in the body or the name of the parameter, and why, in both languages. */
export interface FieldError {
  readonly field: string;
  readonly code: FieldText;
  readonly message: string;
  readonly messageEn: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What a schema made of a value, or every field that it refused, each with its own words. */
export function readFields<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { readonly data: z.output<Schema> } | { readonly errors: readonly FieldError[] } {
  // With the input in each issue: only so is an absent value told from a wrong one. It goes no further than here.
  const read = schema.safeParse(value, { reportInput: true });
  return read.success
    ? { data: read.data }
    : { errors: read.error.issues.flatMap((issue) => errorsOf(issue, [])) };
}

export function fieldError(field: string, code: FieldText): FieldError {
  const { it, en } = FIELD_TEXTS[code];
  return { field, code, message: it, messageEn: en };
}

function errorsOf(issue: Issue, within: Path): readonly FieldError[] {
  const path = [...within, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => fieldError(named([...path, key]), 'unknown-field'));
    case 'invalid_union':
      return unionErrors(issue, path);
    case 'invalid_type':
      return [fieldError(named(path), typeFault(issue, path))];
    case 'invalid_value':
      return [fieldError(named(path), isAbsent(issue) ? 'required' : 'one-of')];
    case 'too_big':
    case 'too_small':
      return [fieldError(named(path), 'out-of-range')];
    case 'custom':
      return [fieldError(named(path), isFieldText(issue.message) ? issue.message : 'wrong-type')];
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return [fieldError(named(path), 'wrong-type')];
  }
}

/** Of a choice between shapes, the one that the caller evidently meant; where none is evident, the choice itself. */
function unionErrors(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path): readonly FieldError[] {
  if (issue.errors.length === 0) return [fieldError(named(path), 'wrong-type')];
  const meant = issue.errors.find((branch) => branch.every((one) => one.path.length > 0 && !isAbsent(one)));
  return meant?.flatMap((one) => errorsOf(one, path)) ?? [fieldError(named(path), 'knowable')];
}

function typeFault(issue: Extract<Issue, { code: 'invalid_type' }>, path: Path): FieldText {
  if (isAbsent(issue)) return path.length === 0 ? 'not-an-object' : 'required';
  if (issue.expected === 'object' || issue.expected === 'record') return 'not-an-object';
  return issue.expected === 'int' || issue.expected === 'number' ? 'whole-number' : 'wrong-type';
}

function isAbsent(issue: Issue): boolean {
  return issue.input === undefined;
}

function isFieldText(message: string): message is FieldText {
  return message in FIELD_TEXTS;
}

function named(path: Path): string {
  return path.map(String).join('.');
}
