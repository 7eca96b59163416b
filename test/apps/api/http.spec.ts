import { randomUUID } from 'node:crypto';
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

test('a problem document says what happened and what to do, in Italian and in English', async () => {
  const { response, problem } = await send(STEP, { key: null });
  expect(problem).toEqual({
    type: '/problems/idempotency-key-missing',
    title: 'Manca l’intestazione Idempotency-Key',
    titleEn: 'The Idempotency-Key header is missing',
    status: 400,
    detail: expect.stringContaining('chiave') as string,
    detailEn: expect.stringContaining('key') as string,
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

test('each field that is wrong is named, in both languages', async () => {
  const { problem } = await send(STEP, { body: '{"on":"2020-02-30","more":1}' });
  expect(problem['errors']).toEqual([
    {
      field: 'on',
      code: 'civil-date',
      message: 'Una data del calendario come 2020-01-15',
      messageEn: 'A day of the calendar like 2020-01-15',
    },
    expect.objectContaining({ field: 'more', code: 'unknown-field' }),
  ]);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1'])(
  'a body of type %s is not accepted',
  async (type) => {
    expect(await codeOf(STEP, { type })).toBe('415 media-type-not-supported');
  },
);

test('what does not exist is not found, and what exists under another method says which', async () => {
  expect(await codeOf('/api/v1/nothing')).toBe('404 not-found');
  expect(await codeOf('/api/v1/percorsi/not-a-uuid/take-in-charge')).toBe('404 not-found');
  expect(await codeOf('/api/v1/percorsi/not-a-uuid', { method: 'GET' })).toBe('404 not-found');
  expect(await codeOf('/api/v1/percorsi/%zz', { method: 'GET' })).toBe('400 request-malformed');
  const { response } = await send(STEP, { method: 'GET' });
  expect(response.status).toBe(405);
  expect(response.headers.get('Allow')).toBe('POST');
  expect((await send('/api/v1/work-list', { method: 'DELETE' })).response.headers.get('Allow')).toBe(
    'GET, HEAD',
  );
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
    { status: 'ok', version: '1.0.0', engine, sequencer: null, sweep: null },
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
    new Set([400, 403, 404, 405, 409, 413, 415, 422, 500, 503]),
  );
});
