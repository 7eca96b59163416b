import { z } from 'zod';
import { PERSON_FIELDS } from '../../../domain/person/identity';
import { PROBLEM_CODES } from '../problems/statuses';
import { ruling } from '../reads/shapes';
import { FIELD_TEXTS } from '../texts/fields';

/** A JSON Schema, as far as the document needs to look into one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly properties?: { readonly [name: string]: JsonSchema };
  readonly required?: readonly string[];
}

export const SCHEMA_ROOT = '#/components/schemas/';

const fieldError = z
  .object({
    field: z.string(),
    code: z.enum(Object.keys(FIELD_TEXTS)),
    message: z.string(),
    allowed: z
      .array(z.string())
      .exactOptional()
      .describe('The values that would be accepted, where they can be listed.'),
  })
  .meta({ id: 'FieldError', description: 'One field that cannot be accepted, and why.' });

const contradiction = z.object({ personId: z.string(), fields: z.array(z.enum(PERSON_FIELDS)) }).meta({
  id: 'Contradiction',
  description: 'Somebody on record, and the fields in which what was given differs.',
});

/** The shape of every answer that is not the one hoped for. */
export const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What to do.'),
    instance: z.string(),
    code: z.enum(PROBLEM_CODES).describe('Stable; the last part of `type`.'),
    missing: z.array(z.string()),
    basis: z.array(ruling).describe('The rules that say so.'),
    errors: z.array(fieldError).exactOptional(),
    people: z.array(contradiction).exactOptional().describe('Who is on record with that tax code.'),
    traceId: z.string(),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457), in the language of Accept-Language.' });

/** Every shape that has a name, once. */
export function namedSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    io: 'input',
    uri: (id) => SCHEMA_ROOT + id,
  });
  const named = Object.entries(schemas).map(([id, schema]) => [id, published(schema)] as const);
  return { ...Object.fromEntries(named), Text: SPOKEN };
}

/** What a text has become once it is answered. */
const SPOKEN: JsonSchema = {
  type: 'string',
  description: 'In Italian, or in English where Accept-Language likes it better.',
};

export function refTo(shape: z.ZodType): { readonly $ref: string } {
  const id = shape.meta()?.id;
  if (id === undefined) throw new Error('A shape of the API has no name');
  return { $ref: SCHEMA_ROOT + id };
}

/** Without the marks of a schema that stands alone, and with the plural that JSON Schema wants. */
function published(schema: object): JsonSchema {
  const { $schema: _, $id: __, id: ___, example, ...kept } = schema as Record<string, unknown>;
  return { ...kept, ...(example === undefined ? {} : { examples: [example] }) };
}
