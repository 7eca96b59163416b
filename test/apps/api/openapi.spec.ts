import { Validator } from '@seriousme/openapi-schema-validator';
import type { z } from 'zod';
import { COMMAND_TABLE } from '../../../apps/api/commands/table';
import { openApiDocument } from '../../../apps/api/openapi/document';
import { API_STATUS, REASON_STATUS } from '../../../apps/api/problems/statuses';
import { READ_TABLE } from '../../../apps/api/reads/table';
import { ROUTES } from '../../../apps/api/routes';
import { RULEBOOK } from '../../../domain/programmes';

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { readonly name?: string; readonly $ref?: string }[];
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content: Readonly<Record<string, unknown>> }>
  >;
}

const document = JSON.parse(JSON.stringify(openApiDocument())) as {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
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

test('every code of a problem is listed, and each status says its own', () => {
  const { Problem } = document.components.schemas as {
    Problem: { properties: { code: { enum: string[] } } };
  };
  expect(Problem.properties.code.enum).toEqual(Object.keys({ ...API_STATUS, ...REASON_STATUS }).sort());
  const told = operations.flatMap(({ operation }) => Object.entries(operation.responses));
  const missing = Object.entries({ ...API_STATUS, ...REASON_STATUS }).filter(
    ([code, status]) =>
      status !== 405 &&
      !told.some(
        ([one, { description }]) => one === String(status) && new RegExp(`\\b${code}\\b`).test(description),
      ),
  );
  expect(missing).toEqual([]);
});

/** The document and the probes are of the service itself. */
function nounOf(path: string): string {
  return /^\/api\/v1\/(?!openapi)([^/]+)/.exec(path)?.[1] ?? '';
}

test('each noun has one tag, with words in both languages', () => {
  const listed = document.tags.map(({ name }) => name);
  const nouns = new Map<string, Set<string>>();
  for (const { path, operation } of operations) {
    expect([path, operation.tags.length]).toEqual([path, 1]);
    const noun = nounOf(path);
    nouns.set(noun, (nouns.get(noun) ?? new Set()).add(String(operation.tags[0])));
  }
  for (const [noun, tags] of nouns) expect([noun, tags.size]).toEqual([noun, 1]);
  expect(new Set([...nouns.values()].flatMap((tags) => [...tags]))).toEqual(new Set(listed));
  for (const { description } of document.tags) expect(description).toMatch(/^.+ \/ .+$/);
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

test('every programme and envelope in an example is one of the rulebook', () => {
  const versions = RULEBOOK.programmes.flatMap((programme) => programme.versions);
  const known = versions.flatMap(({ code, budgets, reservation, incentives }) => [
    ...[code, reservation.envelope, reservation.earmarked?.envelope, incentives?.envelope],
    ...budgets.map(({ envelope }) => envelope),
  ]);
  const named = COMMAND_TABLE.flatMap(({ body }) => {
    const { programme, origin } = (body.meta()?.['example'] ?? {}) as { programme?: string; origin?: string };
    return [programme, origin].filter((code) => code !== undefined);
  });
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((code) => !known.some((one) => one === code))).toEqual([]);
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
