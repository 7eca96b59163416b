import type { z } from 'zod';
import type { Text } from '../../../domain/texts';
import { FIELD_TEXTS, type FieldText } from '../texts/fields';
import { limitsText, oneOfText, type Limits } from '../texts/limits';

/** One field that cannot be accepted: its path in the body or the name of the parameter, and why. */
export interface FieldError {
  readonly field: string;
  readonly code: FieldText;
  readonly text: Text;
  /** The values that would be accepted, where they can be listed. */
  readonly allowed?: readonly string[];
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
  return { field, code, text: FIELD_TEXTS[code] };
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
      return [notAmong(named(path), issue)];
    case 'too_big':
      return [outOfRange(named(path), { most: Number(issue.maximum), of: issue.origin })];
    case 'too_small':
      return [outOfRange(named(path), { least: Number(issue.minimum), of: issue.origin })];
    case 'custom':
      return [customFault(named(path), issue)];
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

function notAmong(field: string, issue: Extract<Issue, { code: 'invalid_value' }>): FieldError {
  const allowed = issue.values.map(String);
  if (isAbsent(issue)) return { ...fieldError(field, 'required'), allowed };
  return { ...fieldError(field, 'one-of'), text: oneOfText(allowed), allowed };
}

function outOfRange(field: string, limits: Limits): FieldError {
  return { ...fieldError(field, 'out-of-range'), text: limitsText(limits) };
}

/** What one of our own shapes refused; it says its limits beside its fault. */
function customFault(field: string, { message, params }: Extract<Issue, { code: 'custom' }>): FieldError {
  if (!isFieldText(message)) return fieldError(field, 'wrong-type');
  return message === 'out-of-range' && params !== undefined
    ? outOfRange(field, params)
    : fieldError(field, message);
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
