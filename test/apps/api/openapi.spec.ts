import { Validator } from '@seriousme/openapi-schema-validator';
import type { z } from 'zod';
import { COMMAND_TABLE } from '../../../apps/api/commands/table';
import { openApiDocument } from '../../../apps/api/openapi/document';
import { READ_TABLE } from '../../../apps/api/reads/table';
import { ROUTES } from '../../../apps/api/routes';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name?: string; readonly $ref?: string }[];
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, unknown>> }>>;
}

const document = JSON.parse(JSON.stringify(openApiDocument())) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

test('the document is valid OpenAPI 3.1, and every reference in it leads somewhere', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
  const refs = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, id]) => id,
  );
  expect(refs.filter((id) => id === undefined || !(id in document.components.schemas))).toEqual([]);
});

test('every route is declared, and nothing else is', () => {
  const declared = operations.map(({ method, path }) => `${method} ${path}`);
  expect(declared.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
});

test('each operation has a name of its own, without a verb of HTTP', () => {
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => /^(get|post|put)/i.test(name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(COMMAND_TABLE.map((row) => row.type)));
  expect(names).toEqual(expect.arrayContaining(READ_TABLE.map((row) => row.name)));
});

test('every failure of a route below the root is declared as a problem document', () => {
  for (const { operation } of operations.filter(({ path }) => /^\/api\/v1\/(?!openapi)/.test(path))) {
    const failures = Object.entries(operation.responses).filter(([status]) => status !== '200');
    expect(failures.length).toBeGreaterThan(0);
    for (const [, { content }] of failures)
      expect(Object.keys(content)).toEqual(['application/problem+json']);
  }
});

test('every command declares its two headers and the parameters of its path', () => {
  for (const { path, operation } of operations.filter(({ method }) => method === 'POST')) {
    const refs = operation.parameters?.flatMap(({ $ref }) => ($ref === undefined ? [] : [$ref]));
    expect(refs).toEqual(['#/components/parameters/IdempotencyKey', '#/components/parameters/PercorsiActor']);
    const names = operation.parameters?.flatMap(({ name }) => (name === undefined ? [] : [name]));
    expect(names).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
});

test('each shape stands once: bodies and answers name it by reference', () => {
  expect(Object.keys(document.components.schemas)).toEqual(
    expect.arrayContaining(['SubmitAdhesion', 'CivilDate', 'CpiId', 'Problem', 'PercorsoFile', 'WorkItem']),
  );
  const adhesion = JSON.stringify(document.components.schemas['SubmitAdhesion']);
  expect(adhesion).toContain('"cpi":{"$ref":"#/components/schemas/CpiId"}');
  expect(document.components.schemas['CivilDate']).toEqual({
    type: 'string',
    format: 'date',
    description: 'A day in Italy, from 1900-01-01 to 2199-12-31.',
    examples: ['2020-01-15'],
  });
});

test('every example in a shape is one that the API accepts', () => {
  for (const { type, body } of COMMAND_TABLE) {
    for (const shape of [body, ...fieldsOf(body)]) expect([type, faultsOfExample(shape)]).toEqual([type, []]);
  }
});

function fieldsOf(body: z.ZodType): readonly z.ZodType[] {
  const fields = (body as Partial<z.ZodObject>).shape as Readonly<Record<string, z.ZodType>> | undefined;
  return Object.values(fields ?? {});
}

function faultsOfExample(shape: z.ZodType): readonly unknown[] {
  const { example } = (shape.meta() ?? {}) as { example?: unknown };
  if (example === undefined) return [];
  return shape.safeParse(example).error?.issues ?? [];
}
