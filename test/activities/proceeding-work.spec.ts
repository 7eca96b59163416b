import { allWork, type AllWorkFilter, type Work } from '../../activities/postgres/read-models/all-work';
import { BadCursor } from '../../activities/postgres/read-models/page';
import type { ProceedingWork } from '../../activities/postgres/read-models/proceeding-work';
import { rebuildReadModels } from '../../activities/postgres/rebuild';
import type { Actor } from '../../domain/decider';
import type { Command } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import { RULEBOOK } from '../../domain/programmes';
import { sightOf } from '../../domain/programmes/sight';
import { APPEALS, DOCKET, NASPI } from '../domain/proceeding/world';
import { BENEFICIARY, HEAD, moment } from '../domain/values';
import { CPI_ACTOR, ask, RECEIVING_CPI } from '../support/pathway';
import { handleOn } from './changes';
import { openRegister, type Register } from './database';
import { APLS, CPI, FACTS, live, openRegisters, uuid } from './traffic';

let register: Register;
let handle: ReturnType<typeof handleOn>;
beforeAll(async () => {
  register = await openRegister();
  handle = handleOn(register.store);
  await openRegisters(register.ask, 10_000_000);
});
afterAll(() => register.close());

type At = readonly [on: string, of: StreamId];
/** Accepted; answers the version after it, which numbers what it begins. */
async function must([on, stream]: At, command: object, actor: Actor = CPI_ACTOR): Promise<number> {
  const asks = [ask({ on, ...command } as unknown as Command, { actor })];
  const [answer] = (await handle({ stream, now: moment(on), asks })).answers;
  if (answer?.verdict !== 'accepted') throw new Error(JSON.stringify(answer));
  return answer.version;
}

let number = 900;
const newPerson = async () => {
  const personId = uuid((number += 1));
  await must(['2020-01-10', `person/${personId}`], { type: 'RegisterPerson' });
  return personId;
};
/** Her percorso in that programme, held by that office. */
async function adhered(personId: string, programme = 'TOS-PIO2', cpi = CPI): Promise<string> {
  const percorsoId = uuid((number += 1));
  const adhesion = { type: 'SubmitAdhesion', personId, programme, cpi, sex: { known: 'F' }, facts: FACTS };
  await must(['2020-01-15', `percorso/${percorsoId}`], adhesion);
  return percorsoId;
}
const REFUSED_OFFER = { kind: 'conditionality', breach: 'offer-refused', on: '2020-02-01', spell: NASPI };
const open = (personId: string, percorso: string | null, on = '2020-02-03') =>
  must([on, `proceeding/${personId}`], { type: 'OpenProceeding', matter: { ...REFUSED_OFFER, percorso } });
const delivered = (personId: string, proceeding: number, [on, of]: readonly [string, string]) =>
  must([on, `proceeding/${personId}`], {
    type: 'RecordDelivery',
    proceeding,
    of,
    channel: 'pec',
    docket: DOCKET,
  });
const lodge = (personId: string, matter: object, [percorso, actor]: readonly [string | null, Actor]) =>
  must(
    ['2020-02-03', `proceeding/${personId}`],
    { type: 'LodgeRequest', matter, percorso, docket: DOCKET },
    actor,
  );

const work = async (filter: AllWorkFilter = {}, actor?: Actor) => {
  const sight = actor === undefined ? undefined : sightOf(actor, RULEBOOK);
  return (await allWork(register.api, { limit: 200, ...filter }, sight)).items;
};
const about = async (subjectId: string, filter: AllWorkFilter = {}, actor?: Actor) =>
  (await work(filter, actor)).filter(
    (one): one is ProceedingWork => 'subjectId' in one && one.subjectId === subjectId,
  );
const tasks = async (subjectId: string, filter: AllWorkFilter = {}) =>
  (await about(subjectId, filter)).map(({ task, assignee, since, dueOn }) => [task, assignee, since, dueOn]);

test('a proceeding waits for its office and for the person in turn, since the last act, due by the terms of the law', async () => {
  const personId = await newPerson();
  const percorsoId = await adhered(personId);
  const proceeding = await open(personId, percorsoId);
  expect(await about(personId)).toEqual([
    {
      subjectId: personId,
      proceeding,
      request: null,
      kind: 'conditionality',
      task: 'deliver-notice',
      assignee: 'cpi',
      dueOn: '2020-03-04',
      since: '2020-02-03',
      percorsoId,
      programme: 'TOS-PIO2',
      cpi: CPI,
      apl: null,
      provider: null,
      missing: [],
    },
  ]);
  await delivered(personId, proceeding, ['2020-02-05', 'notice']);
  expect(await tasks(personId)).toEqual([['await-defence', 'beneficiary', '2020-02-05', '2020-02-15']]);
  await must(['2020-02-07', `proceeding/${personId}`], {
    type: 'LodgeDefence',
    proceeding,
    ground: 'observations',
    docket: DOCKET,
  });
  expect(await tasks(personId)).toEqual([['decide', 'cpi', '2020-02-07', '2020-03-04']]);
  const reasons = { reasons: ['answer-not-founded'], docket: DOCKET };
  await must(['2020-02-10', `proceeding/${personId}`], { type: 'AdoptMeasure', proceeding, ...reasons });
  expect(await tasks(personId)).toEqual([['deliver-decision', 'cpi', '2020-02-10', null]]);
  await must(
    ['2020-02-11', `proceeding/${personId}`],
    { type: 'AnnulMeasure', proceeding, reasons: ['founded'], docket: DOCKET },
    APPEALS,
  );
  expect(await tasks(personId)).toEqual([]);
});

test('of two proceedings about a person each waits since its own act', async () => {
  const personId = await newPerson();
  await open(personId, null);
  const other = await must(['2020-02-06', `proceeding/${personId}`], {
    type: 'OpenProceeding',
    matter: { ...REFUSED_OFFER, on: '2020-02-02', percorso: null },
  });
  expect((await about(personId)).map(({ proceeding, since }) => [proceeding, since])).toEqual([
    [expect.any(Number), '2020-02-03'],
    [other, '2020-02-06'],
  ]);
});

test('a proceeding about a body is a task of who answers for the programme, found by the body', async () => {
  const [body] = APLS;
  await must(
    ['2020-02-03', `proceeding/${body}`],
    { type: 'OpenProceeding', matter: { kind: 'withdrawal' } },
    HEAD,
  );
  const found = [
    {
      kind: 'withdrawal',
      task: 'deliver-notice',
      assignee: 'manager',
      percorsoId: null,
      cpi: null,
      apl: body,
    },
  ];
  for (const filter of [{ apl: body }, { provider: `apl/${body}` }, { assignee: 'manager' }] as const)
    expect(await about(body, filter)).toMatchObject(found);
  expect(await about(body, { apl: APLS[1] })).toEqual([]);
  expect(await about(body, { provider: `cpi/${CPI}` as never })).toEqual([]);
});

describe('a request', () => {
  it('waits for the office, also once its last day has passed, and for the delivery of an answer that may be appealed', async () => {
    const personId = await newPerson();
    const request = await lodge(personId, { kind: 'access' }, [null, CPI_ACTOR]);
    const stream: StreamId = `proceeding/${personId}`;
    expect(await about(personId)).toMatchObject([
      { request, proceeding: null, kind: 'access', task: 'answer-request', percorsoId: null, cpi: CPI },
    ]);
    expect(await tasks(personId)).toEqual([['answer-request', 'cpi', '2020-02-03', '2020-03-04']]);
    const answer = { type: 'AnswerRequest', request, until: null, docket: DOCKET };
    await must(['2020-02-10', stream], { ...answer, outcome: 'refused', reasons: ['no-interest'] });
    expect(await tasks(personId)).toEqual([['deliver-answer', 'cpi', '2020-02-10', null]]);
    await must(['2020-02-12', stream], {
      type: 'RecordAnswerDelivery',
      request,
      channel: 'pec',
      docket: DOCKET,
    });
    expect(await tasks(personId)).toEqual([]);

    const complaint = await lodge(personId, { kind: 'complaint', officer: null }, [null, CPI_ACTOR]);
    await handle({ stream, now: moment('2020-04-01'), asks: [] });
    expect(await tasks(personId)).toEqual([['answer-request', 'cpi', '2020-02-03', '2020-03-04']]);
    await must(['2020-04-02', stream], {
      ...answer,
      request: complaint,
      outcome: 'granted',
      reasons: ['remedied'],
    });
    expect(await tasks(personId)).toEqual([]);
  });

  it('is of the office that holds its percorso, that took it, or that the person went to last', async () => {
    const [personId, other] = [await newPerson(), await newPerson()];
    const percorsoId = await adhered(personId);
    const transfer = { type: 'TransferPercorso', cpi: RECEIVING_CPI, because: 'asked-by-person' };
    await must(['2020-01-16', `cpi/${RECEIVING_CPI}`], {
      type: 'RegisterCpi',
      name: 'CPI Arezzo',
      region: '09',
      from: '2015-09-24',
      to: null,
    });
    await lodge(personId, { kind: 'complaint', officer: null }, [percorsoId, CPI_ACTOR]);
    await lodge(personId, { kind: 'access' }, [null, BENEFICIARY]);
    await lodge(other, { kind: 'access' }, [null, BENEFICIARY]);
    const offices = async (id: string) => (await about(id)).map(({ kind, cpi }) => [kind, cpi]);
    expect(await offices(personId)).toEqual([
      ['complaint', CPI],
      ['access', CPI],
    ]);
    await must(['2020-02-04', `percorso/${percorsoId}`], transfer);
    expect(await offices(personId)).toEqual([
      ['complaint', RECEIVING_CPI],
      ['access', RECEIVING_CPI],
    ]);
    expect(await about(personId, { cpi: RECEIVING_CPI })).toHaveLength(2);
    expect(await about(personId, { cpi: CPI })).toEqual([]);
    expect(await offices(other)).toEqual([['access', null]]);
  });

  it('whose answer could not be sent is a task of operators, beside the answer that is still owed', async () => {
    const personId = await newPerson();
    const stream: StreamId = `proceeding/${personId}`;
    const request = await lodge(personId, { kind: 'access' }, [null, CPI_ACTOR]);
    const { agenda } = await handle({ stream, now: moment('2020-03-06'), asks: [] });
    const key = agenda.owed?.key ?? '';
    const answered = { type: 'RecordEffectAnswer', key, effect: 'send-answer', direction: 'do' };
    await must(['2020-03-06', stream], { ...answered, answer: 'refused', reference: '' });
    await must(['2020-03-09', stream], { type: 'AppealRefusal', request, docket: DOCKET });
    expect(await tasks(personId)).toEqual([
      ['answer-request', 'cpi', '2020-03-09', expect.any(String)],
      ['retry-answer', 'operator', '2020-03-06', null],
    ]);
    expect(await about(personId, { task: 'retry-answer' })).toMatchObject([{ request, missing: [key] }]);
    await must(['2020-03-10', stream], { type: 'RetryProceedingEffect', key });
    expect((await tasks(personId)).map(([task]) => task)).toEqual(['answer-request']);
  });
});

test('what is about a restricted file is seen by those alone who may look at it, and its office by nobody else', async () => {
  const personId = await newPerson();
  const percorsoId = await adhered(personId, 'TOS-DONNE');
  await open(personId, percorsoId);
  await lodge(personId, { kind: 'complaint', officer: null }, [percorsoId, CPI_ACTOR]);
  await lodge(personId, { kind: 'access' }, [null, BENEFICIARY]);
  const seenBy = async (actor: Actor) =>
    (await about(personId, {}, actor)).map(({ kind, cpi }) => [kind, cpi]);
  const another = { ...CPI_ACTOR, organisation: RECEIVING_CPI };
  expect(await seenBy(CPI_ACTOR)).toEqual([
    ['conditionality', CPI],
    ['complaint', CPI],
    ['access', CPI],
  ]);
  expect(await seenBy(another)).toEqual([['access', null]]);
});

test.each([
  [{ task: 'answer-request' }, (one: Work) => one.task === 'answer-request'],
  [{ assignee: 'manager' }, (one: Work) => one.assignee === 'manager'],
  [{ dueBefore: '2020-03-05' }, ({ dueOn }: Work) => dueOn !== null && dueOn < '2020-03-05'],
  [{ cpi: CPI }, (one: Work) => 'cpi' in one && one.cpi === CPI],
] as const)('asked for %j it is what the whole list has of it', async (filter, holds) => {
  const found = await work(filter as AllWorkFilter);
  expect(found).not.toEqual([]);
  expect(found).toEqual((await work()).filter(holds));
});

test('percorsi, proceedings and requests are one list, the most urgent first, whole page by page, and the same rebuilt', async () => {
  for (const seed of [1, 2, 3]) await live(register.ask, seed, (below) => (seed * 7) % below);
  const all = await work();
  expect(new Set(all.map((one) => 'subjectId' in one))).toEqual(new Set([true, false]));
  const days = all.map(({ dueOn }) => dueOn ?? '~');
  expect(days).toEqual([...days].sort());
  for (const limit of [1, 2, 3, 7]) {
    const read: Work[] = [];
    let after: string | undefined;
    do {
      const page = await allWork(register.api, { limit, ...(after === undefined ? {} : { after }) });
      read.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    expect(read).toEqual(all);
  }
  await rebuildReadModels(register.rebuild, RULEBOOK);
  expect(await work()).toEqual(all);
});

test('a cursor of none of this list is refused', async () => {
  const after = Buffer.from(JSON.stringify([null, 'proceeding/x/y', 'decide'])).toString('base64url');
  await expect(allWork(register.api, { after, task: 'decide' })).rejects.toThrow(BadCursor);
});
