import type { z } from 'zod';
import { namedSchemas, SCHEMA_ROOT, type JsonSchema } from '../../../apps/api/openapi/schemas';

/** A body that the shape accepts, put together from the examples and limits that the documentation publishes. */
export function exampleBody(shape: z.ZodType): Readonly<Record<string, unknown>> {
  const id = shape.meta()?.id ?? '';
  return exampleOf(SCHEMAS[id] ?? {}) as Readonly<Record<string, unknown>>;
}

/** The same body with one field that says something else, once for each field that can; all of them accepted by the shape. */
export function otherBodies(
  shape: z.ZodType,
): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  const body = exampleBody(shape);
  return Object.keys(body).flatMap((field) => {
    const others = OTHERS.filter((other) => JSON.stringify(other) !== JSON.stringify(body[field]));
    const bodies = others.map((other) => ({ ...body, [field]: other }));
    const accepted = bodies.find((other) => shape.safeParse(other).success);
    return accepted === undefined ? [] : [[field, accepted] as const];
  });
}

const SCHEMAS = namedSchemas();

/** Something of every kind that a field can be. */
const OTHERS: readonly unknown[] = [
  ...[
    '2020-01-16',
    '0.4000',
    '1700020000000018',
    '52980650502',
    'apl/52980650502',
    'A390C000001',
    'TOS-PIO3',
  ],
  ...['9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6e', 'RSSMRA85T10A562S', 'A.02.00', 'CES', '04', 'US', 'pay-fee@7'],
  ...['family', 'remote', 'absent', 'Altro Nome', null, 2, 2_000, [], ['person']],
  { didOn: { known: '2020-01-11' } },
  {
    residenceRegion: { known: '08' },
    domicileRegion: { known: '09' },
    didOn: { known: null },
    incomeSupport: { known: 'none' },
  },
];

function exampleOf(schema: JsonSchema): unknown {
  const { $ref, examples, anyOf, enum: values } = schema;
  if (typeof $ref === 'string') return exampleOf(SCHEMAS[$ref.slice(SCHEMA_ROOT.length)] ?? {});
  if (Array.isArray(examples)) return examples[0];
  if (Array.isArray(values)) return values[0];
  return Array.isArray(anyOf) ? exampleOf(anyOf[0] as JsonSchema) : plainExample(schema);
}

function plainExample({ type, items, minimum, properties, required = [] }: JsonSchema): unknown {
  if (type === 'object')
    return Object.fromEntries(required.map((name) => [name, exampleOf(properties?.[name] ?? {})]));
  if (type === 'array') return [exampleOf(items as JsonSchema)];
  return type === 'integer' ? minimum : 'reserve-budget@6';
}
