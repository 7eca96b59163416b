import { httpParty } from '../../../activities/gateways/http-party';
import type { EffectRequest, Gateway } from '../../../activities/ports';
import { memoryGateway, type MemoryGateway } from '../../support/memory-gateway';
import { partyServer, type Fault, type PartyServer } from '../../support/party-server';

const request: EffectRequest = {
  stream: 'percorso/11111111-1111-4111-8111-111111111111',
  key: 'notify-apl@6',
  effect: 'notify-apl',
  details: { aplId: '67653560978' },
};

describe('a party over HTTP', () => {
  let memory: MemoryGateway;
  let server: PartyServer;
  let gateway: Gateway;
  beforeEach(async () => {
    memory = memoryGateway();
    server = await partyServer(memory);
    gateway = httpParty(server.base, 2_000);
  });
  afterEach(() => server.close());

  const path = '/party/effects/percorso%2F11111111-1111-4111-8111-111111111111/notify-apl%406';

  it('is asked by PUT, DELETE and GET of one path, with a key of its own for the do and for the undo', async () => {
    await gateway.perform(request);
    await gateway.enquire(request, 'do');
    await gateway.undo(request);
    await gateway.enquire(request, 'undo');
    const key = 'percorso%2F11111111-1111-4111-8111-111111111111 notify-apl%406';
    expect(server.seen).toEqual([
      `PUT ${path} PUT ${key}`,
      `GET ${path}?direction=do undefined`,
      `DELETE ${path} DELETE ${key}`,
      `GET ${path}?direction=undo undefined`,
    ]);
  });

  it.each<readonly [string, Fault]>([
    ['never answers', 'silent'],
    ['drops the line before it has served', 'drop-before'],
    ['answers 500', { status: 500 }],
    ['answers 503', { status: 503, headers: { 'retry-after': '60' } }],
    ['answers 404, which is no refusal', { status: 404 }],
    ['answers 400: the fault is ours, and someone has to look', { status: 400 }],
    ['answers 401', { status: 401 }],
    ['sends us elsewhere', { status: 307, headers: { location: '/party/elsewhere' } }],
  ])('leaves the outcome unknown when it %s, and nothing happened', async (_, fault) => {
    server.next(fault, fault);
    await expect(gateway.perform(request)).rejects.toThrow();
    await expect(gateway.undo(request)).rejects.toThrow();
    expect(memory.happened()).toEqual([]);
    expect(await gateway.enquire(request, 'do')).toBeUndefined();
  });

  it.each<readonly [string, Fault]>([
    ['drops the line after it has served', 'drop-after'],
    ['answers 500 after it has served', 'error-after'],
  ])(
    'leaves the outcome unknown when it %s; asked again, it tells, and nothing happens twice',
    async (...row) => {
      const [, fault] = row;
      server.next(fault);
      await expect(gateway.perform(request)).rejects.toThrow();
      expect(await gateway.enquire(request, 'do')).toMatchObject({ answer: 'done' });
      expect(await gateway.perform(request)).toMatchObject({ answer: 'done' });
      server.next(fault);
      await expect(gateway.undo(request)).rejects.toThrow();
      expect(await gateway.enquire(request, 'undo')).toMatchObject({ answer: 'done' });
      expect(memory.happened().map(({ direction }) => direction)).toEqual(['do', 'undo']);
    },
  );

  it.each([409, 422])('refuses with %d', async (status) => {
    server.next({ status, body: '{"reference":"no"}' }, { status }, { status });
    const refused = { answer: 'refused', reference: '' };
    expect(await gateway.perform(request)).toEqual(refused);
    expect(await gateway.undo(request)).toEqual(refused);
    expect(await gateway.enquire(request, 'do')).toEqual(refused);
  });

  it.each<readonly [string, Fault]>([
    ['answers 202', { status: 202 }],
    ['answers 202 with a reference', { status: 202, body: '{"reference":"2020/123-A"}' }],
    ['answers 409 and when to come back', { status: 409, headers: { 'retry-after': '5' } }],
    ['answers 409 and says so', { status: 409, body: '{"answer":"in-progress"}' }],
    ['answers 422 and says so', { status: 422, body: '{"status":"PENDING"}' }],
    ['answers 200 and says so', { status: 200, body: '{"status":"in progress","reference":"A"}' }],
    ['answers 201 and has queued it', { status: 201, body: '{"status":"queued"}' }],
    ['answers 200 and processes it', { status: 200, body: '{"answer":"Processing"}' }],
  ])('that %s is still at work: neither a refusal nor done', async (_, fault) => {
    server.next(fault, fault, fault);
    const atWork = { answer: 'unknown', reference: '' };
    expect(await gateway.perform(request)).toEqual(atWork);
    expect(await gateway.undo(request)).toEqual(atWork);
    expect(await gateway.enquire(request, 'do')).toEqual(atWork);
  });

  it.each<readonly [string, Fault]>([
    ['tells of a refusal when it is asked', { status: 200, body: '{"status":"refused"}' }],
    ['says twice that it is one', { status: 409, body: '{"answer":"refused"}' }],
    ['says in the body what its status does not', { status: 422, body: '{"status":"done"}' }],
    ['writes a number where a word may stand', { status: 409, body: '{"status":409,"title":"in progress"}' }],
  ])('that %s has refused', async (_, fault) => {
    server.next(fault);
    expect(await gateway.enquire(request, 'do')).toEqual({ answer: 'refused', reference: '' });
  });

  it('an enquiry that fails is no answer either', async () => {
    server.next({ status: 500 }, 'drop-before', 'silent');
    for (const direction of ['do', 'undo', 'do'] as const)
      await expect(gateway.enquire(request, direction)).rejects.toThrow();
  });

  it.each([
    ['its own reference', '{"reference":"2020/123-A"}', '2020/123-A'],
    ['none', '{}', ''],
    ['nothing at all', '', ''],
    ['a page', '<html></html>', ''],
    ['null', 'null', ''],
    ['a number', '{"reference":7}', ''],
    ['a sentence, which might speak of a person', '{"reference":"chiamare Maria Rossi"}', ''],
    ['a reference too long for one', `{"reference":"${'a'.repeat(101)}"}`, ''],
    ['more than anyone reads', `{"reference":"A","rest":"${'x'.repeat(1_000_000)}"}`, ''],
  ])('is done when it says so, with %s', async (_, body, reference) => {
    server.next({ status: 200, body });
    expect(await gateway.perform(request)).toEqual({ answer: 'done', reference });
  });

  it('is done when it answers 204 without a body', async () => {
    server.next({ status: 204 });
    expect(await gateway.undo(request)).toEqual({ answer: 'done', reference: '' });
  });

  it('that is not there at all leaves the outcome unknown', async () => {
    await server.close();
    await expect(gateway.perform(request)).rejects.toThrow();
  });
});
