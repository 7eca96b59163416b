import type { z } from 'zod';
import { partsOf } from '../../../../domain/programmes/rows';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Text } from '../../../../domain/texts';
import { quoted } from '../../../modules/texts/shown';
import { alike } from '../../../modules/texts/text';
import { DRAFT_TEXTS } from './texts';
import { VERSION } from './version';

/** A place of a draft that cannot be read, and why. */
export interface Fault {
  readonly row: string;
  readonly sentence: Text;
}

export type Draft = { readonly version: ProgrammeVersion } | { readonly faults: readonly Fault[] };

/** The rules that a file says, or everything in it that cannot be read. */
export function parseDraft(text: string): Draft {
  const document = documentIn(text);
  if (document === undefined) return { faults: [{ row: '', sentence: DRAFT_TEXTS.noJson }] };
  const read = VERSION.safeParse(document);
  if (read.success) return { version: read.data };
  return { faults: read.error.issues.flatMap(nearest).map((issue) => faultOf(issue, document)) };
}

function documentIn(text: string): object | undefined {
  try {
    const { $schema: _, ...document } = JSON.parse(text) as { readonly [key: string]: unknown };
    return document;
  } catch {
    return undefined;
  }
}

type Issue = z.core.$ZodIssue;

/** What is wrong with the one shape of several that is nearest; the issue itself where none is nearer than the others. */
function nearest(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const fewest = Math.min(...issue.errors.map(({ length }) => length));
  const [found = [], ...others] = issue.errors.filter(({ length }) => length === fewest);
  if (found.length === 0 || others.length > 0) return [issue];
  return found.flatMap((one) => nearest({ ...one, path: [...issue.path, ...one.path] }));
}

function faultOf(issue: Issue, document: object): Fault {
  return { row: rowOf(issue.path, document), sentence: sentenceOf(issue) };
}

/** Where it stands, as the lint names it: the parts of a list by what tells them apart. */
function rowOf(path: readonly PropertyKey[], document: unknown): string {
  const names: string[] = [];
  let here = document;
  for (const key of path) {
    const parts = typeof here === 'object' && here !== null ? partsOf(here) : [];
    const part = typeof key === 'number' ? parts[key] : parts.find(([name]) => name === key);
    names.push(part?.[0] ?? String(key));
    here = part?.[1];
  }
  return names.join('.');
}

function sentenceOf(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? DRAFT_TEXTS.missing
        : DRAFT_TEXTS.otherType(issue.expected);
    case 'unrecognized_keys':
      return DRAFT_TEXTS.unknownKeys(quoted(issue.keys.join(', ')));
    case 'invalid_value':
      return DRAFT_TEXTS.notAmong(issue.values.map(String).join(', '));
    case 'invalid_union':
      return DRAFT_TEXTS.noKind;
    case 'invalid_format':
    case 'custom':
      return DRAFT_TEXTS.unreadable;
    case 'too_big':
    case 'too_small':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return alike(issue.message);
  }
}
