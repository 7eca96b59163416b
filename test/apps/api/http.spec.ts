import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { repeatedKeys } from '../../../apps/api/repeated-keys';
import { spoken } from '../../../apps/api/language';
import { allowedMethods, ROUTES } from '../../../apps/api/routes';
import { REJECTIONS } from '../../../domain/rejections';
import { API_STATUS, REASON_STATUS } from '../../../apps/api/problems/statuses';
import { type ListeningApi, apiAlone } from './stand-alone';

let api: ListeningApi;
beforeAll(async () => {
  api = await apiAlone();
});
afterAll(() => api.app.close());

const PERCORSO = '3f0c7c2e-8a64-5d0e-9d51-5b6f1f0a7c11';
const STEP = `/api/v1/percorsi/${PERCORSO}/take-in-charge`;
const CPI = 'cpi:D612C000002:op-17';

interface Sent {
  readonly method?: string;
  readonly key?: string | null;
  readonly actor?: string | null;
  readonly body?: string;
  readonly type?: string;
}

async function send(path: string, sent: Sent = {}) {
  const { method = 'POST', body = '{"on":"2020-01-15"}' } = sent;
  const isRead = method === 'GET' || method === 'HEAD';
  const response = await fetch(api.url + path, {
    method,
    headers: headersOf(sent),
    ...(isRead ? {} : { body }),
  });
  const text = await response.text();
  return { response, problem: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
}

function headersOf({ key = randomUUID(), actor = CPI, type = 'application/json' }: Sent) {
  return {
    'Content-Type': type,
    ...(key === null ? {} : { 'Idempotency-Key': key }),
    ...(actor === null ? {} : { 'Percorsi-Actor': actor }),
  };
}

async function codeOf(path: string, sent: Sent = {}): Promise<string> {
  const { response, problem } = await send(path, sent);
  expect(response.headers.get('Content-Type')).toMatch(/^application\/problem\+json/);
  expect(problem['status']).toBe(response.status);
  return `${response.status} ${String(problem['code'])}`;
}

test('a problem document says what happened and what to do', async () => {
  const { response, problem } = await send(STEP, { key: null });
  expect(problem).toEqual({
    type: '/problems/idempotency-key-missing',
    title: 'Manca l’intestazione Idempotency-Key',
    status: 400,
    detail: expect.stringContaining('chiave') as string,
    instance: STEP,
    code: 'idempotency-key-missing',
    missing: [],
    basis: [],
    traceId: response.headers.get('Trace-Id'),
  });
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(response.headers.get('X-Powered-By')).toBeNull();
});

test.each([
  ['', '400 idempotency-key-missing'],
  ['two words', '400 idempotency-key-malformed'],
  ['è', '400 idempotency-key-malformed'],
  ['x'.repeat(129), '400 idempotency-key-malformed'],
])('the key "%s" is refused: %s', async (key, code) => {
  expect(await codeOf(STEP, { key })).toBe(code);
});

test.each([
  ['', '400 actor-missing'],
  ['cpi', '400 actor-malformed'],
  ['cpi:D612C000002', '400 actor-malformed'],
  ['cpi::op-17', '400 actor-malformed'],
  ['cpi:57894950971:op-17', '400 actor-malformed'],
  ['apl:D612C000002:t-4', '400 actor-malformed'],
  ['manager:D612C000002:m-1', '400 actor-malformed'],
  ['engine::discharge', '400 actor-malformed'],
  ['cpi:D612C000002:op 17', '400 actor-malformed'],
  ['cpi:D612C000002:op-17:more', '400 actor-malformed'],
  ['cpi:D612C000002:op-17, manager::m-1', '400 actor-malformed'],
  ['manager::m-1', '403 role-not-allowed'],
  ['apl:57894950971:t-4', '403 role-not-allowed'],
  [`beneficiary::${PERCORSO}`, '403 role-not-allowed'],
])('the actor "%s" may not take a person in charge: %s', async (actor, code) => {
  expect(await codeOf(STEP, { actor })).toBe(code);
});

test.each([
  [undefined, 'it'],
  ['', 'it'],
  ['en', 'en'],
  ['en-GB,en;q=0.9,it;q=0.8', 'en'],
  ['it-IT, en;q=0.9', 'it'],
  ['de, en;q=0.5', 'en'],
  ['de', 'it'],
  ['en;q=0.5, it;q=0.5', 'it'],
  ['it;q=0.1, EN;q=0.2', 'en'],
  ['en;q=2', 'it'],
])('who likes %j is answered in one language: %s', async (accept, language) => {
  const words = { it: ['Manca l’intestazione Percorsi-Actor'], en: ['The Percorsi-Actor header is missing'] };
  const headers = {
    ...headersOf({ actor: null }),
    ...(accept === undefined ? {} : { 'Accept-Language': accept }),
  };
  const response = await fetch(api.url + STEP, { method: 'POST', headers, body: '{}' });
  const problem = (await response.json()) as Readonly<Record<string, unknown>>;
  expect(words[language as 'it' | 'en']).toContain(problem['title']);
  expect([response.headers.get('Content-Language'), response.headers.get('Vary')]).toEqual([
    language,
    'Accept-Language',
  ]);
  expect(Object.keys(problem).filter((name) => name.endsWith('En'))).toEqual([]);
});

test('what is read has no text but in the language asked for', () => {
  const both = { it: 'sì', en: 'yes' };
  const value = { a: both, b: [both, { c: both, it: 'it' }], d: { ...both, code: 1 }, e: null };
  expect(spoken(value, 'en')).toEqual({
    a: 'yes',
    b: ['yes', { c: 'yes', it: 'it' }],
    d: { ...both, code: 1 },
    e: null,
  });
});

test('a role that may not ask is told which roles may', async () => {
  const { problem } = await send(STEP, { actor: 'manager::m-1' });
  expect(problem['missing']).toEqual(['cpi']);
});

test.each([
  ['{"on":', '400 body-not-json'],
  ['"text"', '400 body-not-json'],
  ['[]', '422 fields-invalid'],
  ['', '422 fields-invalid'],
  ['{"on":"2020-02-30"}', '422 fields-invalid'],
])('the body %j is refused: %s', async (body, code) => {
  expect(await codeOf(STEP, { body })).toBe(code);
});

test('a body of more than 256 KB is refused before it is read', async () => {
  expect(await codeOf(STEP, { body: `{"on":"${'x'.repeat(262_144)}"}` })).toBe('413 body-too-large');
});

test('each field that is wrong is named', async () => {
  const { problem } = await send(STEP, { body: '{"on":"2020-02-30","more":1}' });
  expect(problem['errors']).toEqual([
    {
      field: 'on',
      code: 'civil-date',
      message: 'Una data del calendario come 2020-01-15',
    },
    expect.objectContaining({ field: 'more', code: 'unknown-field' }),
  ]);
});

test.each([
  ['{"on":"2020-01-15","on":"2020-01-16"}', ['on']],
  ['{"on":"2020-01-15","o\\u006e":"2020-01-16"}', ['on']],
  ['{"a":[{"b":1},{"b":1,"c":{"d":"}","d":2}}],"a":{"b":1}}', ['a.1.c.d', 'a']],
  ['{"a":"\\"on\\":","on":"x,{","b":[[],["on"]],"c":{"on":1}}', []],
  ['{"a":1,"a"', []],
])('of the body %s the fields written twice are named: %j', async (body, fields) => {
  const { problem } = await send(STEP, { body });
  const errors = (problem['errors'] ?? []) as readonly { field: string; code: string }[];
  const repeated = errors.filter(({ code }) => code === 'repeated-field').map(({ field }) => field);
  expect(repeated).toEqual(fields);
  if (fields.length > 0) expect([problem['status'], problem['code']]).toEqual([422, 'fields-invalid']);
});

test('fields are told apart in any JSON as its reader tells them apart', () => {
  const keys = fc.constantFrom('a', 'b', 'a b', '"', '\\', 'è', '{', ':', '__proto__');
  const value = fc.letrec((tie) => ({
    any: fc.oneof(fc.string(), fc.integer(), fc.array(tie('any'), { maxLength: 3 }), tie('object')),
    object: fc.dictionary(keys, tie('any'), { maxKeys: 4 }),
  })).object;
  fc.assert(fc.property(value, (json) => expect(repeatedKeys(JSON.stringify(json))).toEqual([])));
  fc.assert(
    fc.property(value, keys, (json, key) => {
      const twice = `{${JSON.stringify(key)}:${JSON.stringify(json)},"x":1,${JSON.stringify(key)}:2}`;
      expect(repeatedKeys(twice)).toEqual([key]);
    }),
  );
});

test('a body that is not UTF-8 is refused, and none of it is guessed', async () => {
  const response = await fetch(api.url + STEP, {
    method: 'POST',
    headers: headersOf({}),
    body: Buffer.from('{"on":"2020-01-15","name":"Niccol\xf2"}', 'latin1'),
  });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
    400,
    'body-not-utf8',
  ]);
});

test('headers that are too large are a problem like any other', async () => {
  const { response, problem } = await send(STEP, { key: 'x'.repeat(20_000) });
  expect([response.status, problem['code']]).toEqual([431, 'headers-too-large']);
  expect(response.headers.get('Content-Type')).toMatch(/^application\/problem\+json/);
  expect(problem['traceId']).toBe(response.headers.get('Trace-Id'));
});

test('what is no HTTP at all is answered too', async () => {
  const { hostname, port } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  const answer: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => answer.push(chunk));
  socket.write('GET / HTTP/1.1\r\nno header\r\n\r\n');
  await once(socket, 'end');
  socket.destroy();
  expect(Buffer.concat(answer).toString()).toMatch(/^HTTP\/1\.1 400 [^]*"code":"request-malformed"/);
});

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const paths = [...new Set(ROUTES.map(({ path }) => path)), '/api/v1/docs'];

test.each(paths)('%s takes its own methods and no other, whatever is sent', async (path) => {
  const concrete = path.replaceAll(/\{\w+\}/g, PERCORSO);
  const own = ROUTES.filter((route) => route.path === path).map(({ method }) => method as string);
  const allowed = path === '/api/v1/docs' ? ['GET'] : own;
  const header = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  for (const method of METHODS.filter((one) => !allowed.includes(one))) {
    const { response, problem } = await send(concrete, { method, body: '{', type: 'text/plain' });
    const told = [method, response.status, problem['code'], response.headers.get('Allow')];
    expect(told).toEqual([method, 405, 'method-not-allowed', header]);
  }
  expect(allowedMethods(concrete).join(', ')).toBe(header);
  expect((await send(concrete.toUpperCase(), { method: 'REPORT' })).response.status).toBe(405);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1'])(
  'a body of type %s is not accepted',
  async (type) => {
    expect(await codeOf(STEP, { type })).toBe('415 media-type-not-supported');
  },
);

test('what does not exist is not found', async () => {
  expect(await codeOf('/api/v1/nothing')).toBe('404 not-found');
  expect(await codeOf('/api/v1/percorsi/not-a-uuid/take-in-charge')).toBe('404 not-found');
  expect(await codeOf('/api/v1/percorsi/not-a-uuid', { method: 'GET' })).toBe('404 not-found');
  expect(await codeOf('/api/v1/percorsi/%zz', { method: 'GET' })).toBe('400 request-malformed');
});

test.each([
  ['/api/v1/work-list?limit=0', 'limit out-of-range'],
  ['/api/v1/work-list?limit=101', 'limit out-of-range'],
  ['/api/v1/work-list?limit=1&limit=2', 'limit wrong-type'],
  ['/api/v1/work-list?task=dance', 'task one-of'],
  ['/api/v1/work-list?cpi=D612', 'cpi cpi-id'],
  ['/api/v1/work-list?surprise=1', 'surprise unknown-field'],
  ['/api/v1/apls', 'on required'],
  ['/api/v1/apls?on=tomorrow', 'on civil-date'],
])('the question %s is refused: %s', async (path, error) => {
  const { problem } = await send(path, { method: 'GET' });
  const errors = problem['errors'] as readonly { field: string; code: string }[];
  expect(errors.map(({ field, code }) => `${field} ${code}`)).toEqual([error]);
});

test.each([
  ['/api/v1/work-list?limit=0', undefined, 'Da 1 a 100'],
  ['/api/v1/work-list?task=dance', undefined, 'Uno dei valori previsti: complete-facts, '],
  [STEP.replace('take-in-charge', 'sign-plan'), '{"on":"2020-01-15","signers":[]}', 'Almeno 1 elemento'],
  [STEP.replace('take-in-charge', 'report-abandonment'), '{"on":"2020-01-15","cause":"x"}', 'declared'],
])('%s %s is told what would be accepted: %s', async (path, body, words) => {
  const { problem } = await send(path, body === undefined ? { method: 'GET' } : { body });
  const [error] = problem['errors'] as readonly { message: string }[];
  expect(error?.message).toContain(words);
});

test('with the database away, a command answers 503 and when to come back', async () => {
  const { response, problem } = await send(STEP);
  expect(response.status).toBe(503);
  expect(problem['code']).toBe('service-unavailable');
  expect(response.headers.get('Retry-After')).toBe('2');
});

test('the probes tell a process that lives from one that can work', async () => {
  const probe = async (path: string) => {
    const { response, problem } = await send(path, { method: 'GET' });
    return [response.status, response.headers.get('Content-Type'), problem];
  };
  const json = 'application/json; charset=utf-8';
  const engine = { reachable: false, signals: { waiting: 0, lost: 0, lastSentAt: null } };
  expect(await probe('/status')).toEqual([
    200,
    json,
    { status: 'ok', version: '2.0.0', engine, sequencer: null, sweep: null },
  ]);
  expect(await probe('/livez')).toEqual([200, json, { status: 'ok' }]);
  expect(await probe('/readyz')).toEqual([503, json, { status: 'not-ready', away: ['postgresql'] }]);
});

test('the rules of the programmes are published with their sources', async () => {
  const { response, problem } = await send('/api/v1/programmes/TOS-PIO2', { method: 'GET' });
  expect(response.status).toBe(200);
  expect(problem['code']).toBe('TOS-PIO2');
  expect(JSON.stringify(problem)).toContain('Assegno per l’impiego');
  expect(await codeOf('/api/v1/programmes/TOS-PIO9', { method: 'GET' })).toBe('404 not-found');
});

test('the documentation is a page whose parts all come from here', async () => {
  const page = await fetch(`${api.url}/api/v1/docs`);
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).not.toMatch(/(src|href)="https?:/);
  const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, part]) => new URL(part ?? '', `${api.url}/api/v1/docs/`),
  );
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) {
    const asset = await fetch(part);
    expect([asset.status, (await asset.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
  }
  expect((await send('/api/v1/openapi.json', { method: 'GET' })).problem['openapi']).toBe('3.1.1');
});

test('a line of the log tells the route and the outcome, and nothing of what was sent', async () => {
  const key = randomUUID();
  const before = api.lines.length;
  await send(STEP, { key, body: '{"on":"Mario Rossi RSSMRA80A01H501U"}' });
  await send('/api/v1/RSSMRA80A01H501U', { method: 'GET' });
  const lines = api.lines.slice(before);
  expect(lines).toHaveLength(2);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    at: expect.any(String) as string,
    traceId: expect.any(String) as string,
    method: 'POST',
    route: '/api/v1/percorsi/:percorsoId/take-in-charge',
    status: 422,
    ms: expect.any(Number) as number,
    requestIdHash: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    percorsoId: PERCORSO,
  });
  expect(lines.join()).not.toMatch(/RSSMRA|Mario/);
  expect(lines.join()).not.toContain(key);
});

test('every reason of the domain has a status, and every status is one of the few foreseen', () => {
  expect(Object.keys(REASON_STATUS).sort()).toEqual(Object.keys(REJECTIONS).sort());
  expect(new Set(Object.values(API_STATUS))).toEqual(
    new Set([400, 403, 404, 405, 408, 409, 413, 415, 422, 431, 500, 503]),
  );
});
