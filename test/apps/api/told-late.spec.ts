import { openDataSource } from '../../../apps/modules/database/data-source';
import { connect, CPI, type Caller } from '../../support/http';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';
import { adhesionOf, openRegisters, registered } from '../../support/walk';
import { AWAY, listening, partsOn, type ListeningApi } from './stand-alone';

// An adhesion that is told late, of somebody whose place is free now: was it free on the day of which it is told?
let database: TestDatabase;
let api: ListeningApi;
let caller: Caller;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await listening(partsOn(await openDataSource(database.urls.api), AWAY));
  caller = connect(api.url);
  await openRegisters(caller);
});
afterAll(async () => {
  await api.app.close();
  await database.drop();
});

/** Of the assegno of the public sheet, which excludes Fase 2; of the same days. */
const OF_SHEET = { courseCompletedOn: { known: null }, incomeSupport: { known: 'none' } };

const adhesion = (personId: string, programme: string, on: string) => {
  const of = adhesionOf(personId);
  return { ...of, programme, on, facts: { ...of.facts, ...(programme === 'TOS-AI' ? OF_SHEET : {}) } };
};

/** Somebody who was in a programme from the first of these days to the second. */
async function wasIn(programme: string, from: string, to: string): Promise<string> {
  const personId = await registered(caller);
  const { percorsoId } = await caller.must('/percorsi', adhesion(personId, programme, from));
  const abandons = { on: to, cause: 'declared' };
  await caller.must(`/percorsi/${String(percorsoId)}/report-abandonment`, abandons, { actor: CPI });
  return personId;
}

const asks = (personId: string, programme: string, on: string) =>
  caller.post('/percorsi', adhesion(personId, programme, on));

describe.each([
  ['TOS-AI', 'TOS-PIO2'],
  ['TOS-PIO2', 'TOS-AI'],
])('to somebody who was in %s, which excludes %s,', (first, second) => {
  it.each(['2020-02-03', '2020-02-17', '2020-03-02'])(
    'is refused of %s, a day in it, and names it with its days',
    async (on) => {
      const personId = await wasIn(first, '2020-02-03', '2020-03-02');
      expect(await asks(personId, second, on)).toMatchObject({
        status: 409,
        body: { code: 'programme-incompatible', missing: [first] },
      });
    },
  );

  it('is refused of a day before it, because what is told now would be open in it', async () => {
    const personId = await wasIn(first, '2020-02-03', '2020-03-02');
    expect(await asks(personId, second, '2020-01-20')).toMatchObject({
      status: 409,
      body: { code: 'programme-incompatible', missing: [first] },
    });
  });

  it('is taken of the day after its end', async () => {
    const personId = await wasIn(first, '2020-02-03', '2020-03-02');
    expect(await asks(personId, second, '2020-03-03')).toMatchObject({ status: 200 });
  });
});

describe('to the programme in which somebody was', () => {
  it.each(['2020-01-20', '2020-02-17', '2020-03-02'])('is refused of %s, not after its end', async (on) => {
    const personId = await wasIn('TOS-PIO2', '2020-02-03', '2020-03-02');
    expect(await asks(personId, 'TOS-PIO2', on)).toMatchObject({
      status: 422,
      body: { code: 'adhesion-before-earlier-end' },
    });
  });

  it('is taken of the day after its end', async () => {
    const personId = await wasIn('TOS-PIO2', '2020-02-03', '2020-03-02');
    expect(await asks(personId, 'TOS-PIO2', '2020-03-03')).toMatchObject({ status: 200 });
  });
});

describe('is put right by a correction', () => {
  async function corrects(percorsoId: unknown, { programme, on }: { programme: string; on: string }) {
    const { personId } = await caller.read(`/percorsi/${String(percorsoId)}`);
    const instead = { type: 'SubmitAdhesion', ...adhesion(String(personId), programme, on) };
    const told = { on: '2020-03-16', corrects: 1, instead, withdraws: [] };
    return caller.post(`/percorsi/${String(percorsoId)}/correct-fact`, told, { actor: CPI });
  }

  it('only to a day on which she was not elsewhere', async () => {
    const personId = await wasIn('TOS-AI', '2020-02-03', '2020-03-02');
    const hers = adhesion(personId, 'TOS-PIO2', '2020-03-09');
    const { percorsoId } = await caller.must('/percorsi', hers);
    for (const on of ['2020-01-20', '2020-03-02'])
      expect(await corrects(percorsoId, { programme: 'TOS-PIO2', on })).toMatchObject({
        body: { code: 'programme-incompatible', missing: ['TOS-AI'] },
      });
    expect(await corrects(percorsoId, { programme: 'TOS-PIO2', on: '2020-03-03' })).toMatchObject({
      status: 200,
    });
  });

  it('also where she has gone elsewhere since it ended', async () => {
    const personId = await wasIn('TOS-AI', '2020-02-03', '2020-03-02');
    const { items } = await caller.read(`/persons/${personId}/percorsi`);
    const [ended] = items as readonly { readonly percorsoId: string }[];
    await caller.must('/percorsi', adhesion(personId, 'TOS-PIO2', '2020-03-09'));
    expect(await corrects(ended?.percorsoId, { programme: 'TOS-AI', on: '2020-02-10' })).toMatchObject({
      status: 200,
    });
  });
});
