import type { z } from 'zod';
import { ANSWER_SHAPES } from '../commands/answer';
import { PARAMETERS } from '../commands/parameters';
import { API_ROOT, type CommandRow } from '../commands/row';
import { COMMAND_TABLE } from '../commands/table';
import { ACTOR_PATTERN, CALLER_ROLES, KEY_PATTERN } from '../headers';
import { PATH_SUFFIX, QUERY_SUFFIX, type ReadRow } from '../reads/row';
import { GROUP_ACTIVITY } from '../group-activities/group-activity';
import { BANK_ANSWERS } from '../payment-runs/bank-answers';
import { ROW_LISTS } from '../commands/row-lists';
import { READ_TABLE } from '../reads/table';
import { probePaths } from './probe-paths';
import { commandResponses, readResponses } from './responses';
import { type JsonSchema, namedSchemas, refTo, SCHEMA_ROOT } from './schemas';
import { listedTags, tagOf } from './tags';

/** The version of the contract, not of the program. */
export const API_VERSION = '2.0.0';

type Paths = Record<string, Record<string, unknown>>;
type Schemas = Readonly<Record<string, JsonSchema>>;

/** The OpenAPI document, built from the command table, the questions and their shapes: nothing is described twice. */
export function openApiDocument() {
  const schemas = namedSchemas();
  const paths: Paths = {};
  for (const row of COMMAND_TABLE) {
    const answer = ANSWER_SHAPES[row.kind];
    place(paths, row.path, { post: commandOperation({ ...row, answer }, row.kind) });
  }
  place(paths, GROUP_ACTIVITY.path, { post: commandOperation(GROUP_ACTIVITY) });
  place(paths, BANK_ANSWERS.path, { post: commandOperation(BANK_ANSWERS) });
  for (const list of ROW_LISTS) place(paths, list.path, { post: commandOperation(list) });
  for (const row of READ_TABLE) place(paths, row.path, { get: readOperation(row, schemas) });
  return {
    openapi: '3.1.1',
    info: {
      title: 'Percorsi',
      version: API_VERSION,
      description: DESCRIPTION,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    tags: listedTags(),
    paths: { ...paths, ...probePaths() },
    components: { schemas: withoutParameterShapes(schemas), parameters: HEADERS },
  };
}

const DESCRIPTION = [
  'Percorsi dei beneficiari dei servizi per il lavoro. / Pathways of beneficiaries of employment services.',
  '',
  'Each command needs an `Idempotency-Key`: the same key is the same request and always gets the same answer. ' +
    'Each refusal is a problem document (RFC 9457) with a stable `code`, words, and the rules that say so. ' +
    'Words are Italian, or English where `Accept-Language` likes it better.',
].join('\n');

const HEADERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'A new key for each new request, the same key to repeat one.',
    schema: { type: 'string', pattern: KEY_PATTERN, minLength: 1, maxLength: 128 },
    example: 'adesione-2020-000017',
  },
  PercorsiActor: {
    name: 'Percorsi-Actor',
    in: 'header',
    required: true,
    description: `Who acts, role:organisation:user. Roles: ${CALLER_ROLES.join(', ')}; the organisation is a CPI code or the tax code of an APL, else empty.`,
    schema: { type: 'string', pattern: ACTOR_PATTERN },
    example: 'cpi:D612C000002:op-17',
  },
  PercorsiReader: {
    name: 'Percorsi-Actor',
    in: 'header',
    required: false,
    description: 'Who reads, as of whoever acts: files that are restricted do not exist for others.',
    schema: { type: 'string', pattern: ACTOR_PATTERN },
    example: 'cpi:D612C000002:op-17',
  },
} as const;

type Described = Pick<CommandRow, 'path' | 'roles' | 'summary' | 'body'> & {
  readonly type: string;
  readonly answer: z.ZodType;
};

/** A command; `kind` is that of the stream in its path, where there is one. */
function commandOperation(row: Described, kind: CommandRow['kind'] = 'percorso') {
  return {
    operationId: row.type,
    tags: [tagOf(row.path)],
    summary: `${row.summary.it} / ${row.summary.en}`,
    description: `Roles: ${row.roles.join(', ')}.`,
    parameters: [
      ...pathNames(row.path).map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: refTo(PARAMETERS[kind].shape),
      })),
      { $ref: '#/components/parameters/IdempotencyKey' },
      { $ref: '#/components/parameters/PercorsiActor' },
    ],
    requestBody: { required: true, content: { 'application/json': { schema: refTo(row.body) } } },
    responses: commandResponses(row.answer),
  };
}

function readOperation(row: ReadRow, schemas: Schemas) {
  return {
    operationId: row.name,
    tags: [tagOf(row.path)],
    summary: `${row.summary.it} / ${row.summary.en}`,
    parameters: [
      ...parametersOf(row.parameters, 'path', schemas),
      ...parametersOf(row.query, 'query', schemas),
      { $ref: '#/components/parameters/PercorsiReader' },
    ],
    responses: readResponses(row.answer),
  };
}

function parametersOf(shape: z.ZodObject, place: 'path' | 'query', schemas: Schemas) {
  const { properties = {}, required = [] } = schemas[refTo(shape).$ref.slice(SCHEMA_ROOT.length)] ?? {};
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema,
  }));
}

/** Shapes of paths and queries stand where they are used, as parameters. */
function withoutParameterShapes(schemas: Schemas): Schemas {
  const parameters = new Set(
    READ_TABLE.flatMap(({ name }) => [`${name}${PATH_SUFFIX}`, `${name}${QUERY_SUFFIX}`]),
  );
  return Object.fromEntries(Object.entries(schemas).filter(([id]) => !parameters.has(id)));
}

function place(paths: Paths, path: string, operation: Record<string, unknown>): void {
  paths[API_ROOT + path] = { ...paths[API_ROOT + path], ...operation };
}

function pathNames(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
}
