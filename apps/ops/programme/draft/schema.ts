import { z } from 'zod';
import { NAMED } from './shaping';
import { VERSION } from './version';

/** A JSON Schema document. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/** The schema of a draft, as `programme-version.schema.json` publishes it; a draft may name it. */
export function programmeSchema(): Schema {
  const { properties, ...schema } = z.toJSONSchema(VERSION, {
    metadata: NAMED,
    io: 'input',
    target: 'draft-2020-12',
  });
  return {
    ...withoutIds(schema),
    properties: { $schema: { type: 'string' }, ...withoutIds(properties ?? {}) },
  };
}

/** The name of a shape is its key among the definitions. */
function withoutIds(value: object): Schema {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([keyword, one]) => keyword !== 'id' || typeof one !== 'string')
      .map(([keyword, one]) => [keyword, cleaned(one)]),
  );
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned);
  return typeof value === 'object' && value !== null ? withoutIds(value) : value;
}
