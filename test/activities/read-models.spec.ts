import { accreditedOn, aplEntry } from '../../activities/postgres/read-models/apl-register';
import { envelopeBalances } from '../../activities/postgres/read-models/envelope';
import { BadCursor, type Page } from '../../activities/postgres/read-models/page';
import { percorsoFile, personPercorsi } from '../../activities/postgres/read-models/percorso-file';
import { timeline } from '../../activities/postgres/read-models/timeline';
import type { WorkItem } from '../../activities/postgres/read-models/work-item';
import { workList, type WorkFilter } from '../../activities/postgres/read-models/work-list';
import type { PersonId } from '../../domain/identifiers';
import { alone } from '../../domain/provider';
import { addDays, type CivilDate } from '../../domain/time/civil-date';
import { openRegister, type Register } from './database';
import { APLS, chance, CPI, ENVELOPE, FACTS, live, openRegisters, uuid } from './traffic';

let register: Register;
beforeAll(async () => {
  register = await openRegister();
  await openRegisters(register.ask, 10_000_000);
});
afterAll(() => register.close());

const DAY = '2020-02-03' as CivilDate;
const PERSON = uuid(77);
const PERCORSO = uuid(78);
const RECEIVING = 'A390C000001';

describe('a percorso, fact by fact', () => {
  const step = (...commands: readonly object[]) =>
    register.ask(
      `percorso/${PERCORSO}`,
      commands.map((command) => ({ on: DAY, ...command })),
      DAY,
    );
  const file = () => percorsoFile(register.api, PERCORSO);
  const tasks = async (): Promise<readonly WorkItem[]> => {
    const { items } = await workList(register.api, { limit: 200 });
    return items.filter((item) => item.percorsoId === PERCORSO);
  };

  it('is not there before its adhesion', async () => {
    await register.ask(`person/${PERSON}`, [{ type: 'RegisterPerson' }], DAY);
    expect(await file()).toBeNull();
    expect(await timeline(register.api, PERCORSO)).toEqual([]);
  });

  it('waits for its missing facts after the adhesion', async () => {
    const facts = { ...FACTS, didOn: { unknown: 'awaiting-register' } };
    const people = { personId: PERSON, programme: 'TOS-PIO2', cpi: CPI, sex: { known: 'F' } };
    await step({ type: 'SubmitAdhesion', ...people, facts });
    expect(await file()).toEqual(
      expect.objectContaining({
        percorsoId: PERCORSO,
        personId: PERSON,
        programme: 'TOS-PIO2',
        rules: 'TOS-PIO2/2019-12-21',
        cpi: CPI,
        apl: null,
        provider: null,
        phase: 'requested',
        requestedOn: DAY,
        since: DAY,
        nextDeadline: null,
        nextDueOn: null,
        envelope: null,
        reservedCents: 0,
        version: 1,
        facts,
        effects: [],
        closed: false,
        updatedAt: '2020-02-03T10:00:00.000Z',
      }),
    );
    expect((await file())?.possibilities.find((one) => one.command === 'TakeInCharge')).toEqual({
      command: 'TakeInCharge',
      allowed: false,
      reason: 'facts-missing',
      missing: ['didOn'],
    });
    expect(await tasks()).toEqual([
      {
        percorsoId: PERCORSO,
        task: 'complete-facts',
        assignee: 'cpi',
        dueOn: null,
        since: DAY,
        cpi: CPI,
        apl: null,
        provider: null,
        programme: 'TOS-PIO2',
        personId: PERSON,
        missing: ['didOn'],
      },
    ]);
  });

  it.each([
    [{ type: 'RecordFacts', facts: { didOn: FACTS.didOn } }, 'take-in-charge'],
    [{ type: 'TakeInCharge' }, 'assign-profile'],
    [{ type: 'AssignProfile', profileIndex: 5000 }, 'sign-patto'],
    [{ type: 'SignPatto' }, 'issue-assegno'],
  ])('after %j has %s to do, and nothing else', async (command, task) => {
    await step(command);
    expect((await tasks()).map((item) => [item.task, item.assignee])).toEqual([[task, 'cpi']]);
  });

  /** The reservation is named after the command that issued the assegno. */
  async function reservationKey(): Promise<string> {
    const [issued] = await register.owner(
      `SELECT causation FROM register.event WHERE type = 'AssegnoIssued' AND stream_id = $1`,
      [`percorso/${PERCORSO}`],
    );
    return `reserve-budget@${String(issued?.['causation'])}#1`;
  }

  it('reserves its assegno, and the person chooses by a date', async () => {
    await step({ type: 'IssueAssegno' });
    expect(await tasks()).toMatchObject([
      { task: 'await-choice', assignee: 'beneficiary', dueOn: '2020-03-04' },
    ]);
    const reserved = await file();
    expect(reserved).toMatchObject({
      phase: 'issued',
      nextDeadline: 'choice',
      nextDueOn: '2020-03-04',
      envelope: 'TOS-PIO2-ASSEGNO',
      effects: [{ key: await reservationKey(), direction: 'do', answer: 'open' }],
    });
    const cents = reserved?.reservedCents ?? 0;
    expect(cents).toBeGreaterThan(0);
    expect(await envelopeBalances(register.api, 'TOS-PIO2-ASSEGNO')).toEqual([
      {
        code: 'TOS-PIO2-ASSEGNO',
        cents: 10_000_000,
        reservedCents: cents,
        remainingCents: 10_000_000 - cents,
      },
    ]);
  });

  it('is seen by the chosen APL from its first fact on, and by the next one after a refusal', async () => {
    await step({ type: 'ChooseApl', provider: alone(`apl/${APLS[0]}`) });
    expect(await tasks()).toMatchObject([{ task: 'answer-assignment', assignee: 'apl', apl: APLS[0] }]);
    expect(new Set((await timeline(register.api, PERCORSO)).map((row) => row.apl))).toEqual(
      new Set([APLS[0]]),
    );
    await step({ type: 'DeclinePerson' });
    expect(new Set((await timeline(register.api, PERCORSO)).map((row) => row.apl))).toEqual(new Set([null]));
    await step({ type: 'ChooseApl', provider: alone(`apl/${APLS[1]}`) }, { type: 'AcceptPerson' });
    expect(await tasks()).toMatchObject([{ task: 'hold-first-meeting', assignee: 'apl', apl: APLS[1] }]);
    await step({ type: 'HoldFirstMeeting', tutorId: uuid(5) });
    expect(await tasks()).toMatchObject([
      { task: 'sign-plan', assignee: 'apl', dueOn: '2020-02-14', missing: ['person', 'apl'] },
      { task: 'follow-path', dueOn: '2020-08-03' },
    ]);
    expect(await file()).toMatchObject({
      apl: APLS[1],
      provider: alone(`apl/${APLS[1]}`),
      nextDeadline: 'plan',
    });
  });

  it('asks the operator to retry what another party refused', async () => {
    const answer = { type: 'RecordEffectAnswer', key: await reservationKey(), effect: 'reserve-budget' };
    await step({ ...answer, direction: 'do', answer: 'refused', reference: '' });
    expect(await tasks()).toMatchObject([
      { task: 'sign-plan' },
      { task: 'follow-path' },
      {
        task: 'retry-effect',
        assignee: 'operator',
        missing: [await reservationKey()],
        since: DAY,
        dueOn: null,
      },
    ]);
    await step({ type: 'RetryEffect', key: await reservationKey() });
    expect(await tasks()).toMatchObject([{ task: 'sign-plan' }, { task: 'follow-path' }]);
  });

  it('asks the operator to look after a party that has given neither a yes nor a no for a day', async () => {
    const key = await reservationKey();
    const about = { type: 'RecordEffectAnswer', key, effect: 'reserve-budget', direction: 'do' };
    const answered = (answer: string, on: CivilDate) =>
      register.ask(`percorso/${PERCORSO}`, [{ ...about, answer, reference: '' }], on);
    const waiting = async () => (await tasks()).filter(({ task }) => task === 'await-answer');
    await answered('unknown', DAY);
    expect(await waiting()).toEqual([]);
    await answered('unknown', addDays(DAY, 1));
    expect(await waiting()).toMatchObject([
      { task: 'await-answer', assignee: 'operator', missing: [key], since: DAY, dueOn: null },
    ]);
    await answered('done', addDays(DAY, 1));
    expect(await waiting()).toEqual([]);
  });

  it('tells its story in order, with who, when and why', async () => {
    const story = await timeline(register.api, PERCORSO);
    expect(story.map((row) => row.type).slice(0, 4)).toEqual([
      ...['AdhesionSubmitted', 'FactsRecorded', 'TakenInCharge', 'ProfileAssigned'],
    ]);
    expect(story.map((row) => row.version)).toEqual(story.map((_, index) => index + 1));
    expect(story[3]).toMatchObject({
      effectiveOn: DAY,
      toldAt: '2020-02-03T10:00:00.000Z',
      recordedAt: '2020-02-03T10:00:00.000Z',
      actorRole: 'cpi',
      actorOrganisation: CPI,
      actorUser: 'u-1',
      data: { profileIndex: 5000 },
      basis: [{ rule: 'R-P2-06', verdict: 'met' }],
    });
    const rest = await timeline(register.api, PERCORSO, { afterVersion: 3, limit: 2 });
    expect(rest.map((row) => row.version)).toEqual([4, 5]);
  });

  it('is seen by the office to which it is transferred, from its first fact on, and no more by the one before', async () => {
    const listed = async (cpi: string) => (await workList(register.api, { cpi, limit: 200 })).items;
    expect(await listed(RECEIVING)).toEqual([]);
    const before = await tasks();
    const office = { name: 'CPI Arezzo', region: '09', from: DAY, to: null };
    await register.ask(`cpi/${RECEIVING}`, [{ type: 'RegisterCpi', ...office }], DAY);
    await step({ type: 'TransferPercorso', cpi: RECEIVING, because: 'moved-within-region' });
    expect(await listed(RECEIVING)).toEqual(before.map((one) => ({ ...one, cpi: RECEIVING })));
    expect((await listed(CPI)).map((one) => one.percorsoId)).not.toContain(PERCORSO);
    expect(await file()).toMatchObject({ cpi: RECEIVING });
    const offices = (await timeline(register.api, PERCORSO)).map((row) => row.cpi);
    expect(new Set(offices)).toEqual(new Set([RECEIVING]));
    const [entries] = await register.owner(
      `SELECT array_agg(DISTINCT cpi) AS offices FROM read_model.ledger_entry WHERE stream_id = $1`,
      [PERCORSO],
    );
    expect(entries?.['offices']).toEqual([RECEIVING]);
  });

  it('is listed among those of its person, the latest request first', async () => {
    await step({ type: 'ReportAbandonment', cause: 'declared' });
    const later = addDays(DAY, 5);
    const adhesion = {
      type: 'SubmitAdhesion',
      personId: PERSON,
      programme: 'TOS-PIO2',
      cpi: CPI,
      sex: { known: 'F' },
      facts: FACTS,
    };
    await register.ask(`percorso/${uuid(79)}`, [{ ...adhesion, on: later }], later);
    const found = await personPercorsi(register.api, PERSON as unknown as PersonId);
    expect(found.map((one) => [one.percorsoId, one.phase])).toEqual([
      [uuid(79), 'requested'],
      [PERCORSO, 'abandoned'],
    ]);
  });
});

describe('the register of APLs', () => {
  const select = async (on: string): Promise<readonly string[]> =>
    (await accreditedOn(register.api, on as CivilDate)).items.map((entry) => entry.aplId);

  it('lists who may be chosen on a day: within the accreditation, outside every suspension', async () => {
    const suspension = { type: 'SuspendApl', from: '2020-05-01', to: '2020-05-31' };
    await register.ask(`apl/${APLS[0]}`, [suspension]);
    await register.ask(`apl/${APLS[1]}`, [{ type: 'WithdrawAccreditation', on: '2020-06-01' }]);
    expect(await select('2018-12-31')).toEqual([]);
    expect(await select('2020-04-30')).toHaveLength(3);
    expect(await select('2020-05-01')).toEqual(expect.not.arrayContaining([APLS[0]]));
    expect(await select('2020-05-31')).toHaveLength(2);
    expect(await select('2020-06-01')).toEqual(expect.not.arrayContaining([APLS[1]]));
    expect(await aplEntry(register.api, APLS[0])).toMatchObject({ suspended: [{ to: '2020-05-31' }] });
  });

  it('is read page by page, in the order of names', async () => {
    const names: string[] = [];
    let page = await accreditedOn(register.api, DAY, { limit: 2 });
    names.push(...page.items.map((entry) => entry.name));
    page = await accreditedOn(register.api, DAY, { limit: 2, after: page.next ?? '' });
    names.push(...page.items.map((entry) => entry.name));
    expect(page.next).toBeUndefined();
    expect(names).toEqual([...names].sort());
    expect(names).toHaveLength(3);
  });
});

describe('the work list', () => {
  beforeAll(async () => {
    const random = chance(5);
    for (let number = 200; number < 230; number += 1) await live(register.ask, number, random);
  });

  async function allPages(
    filter: WorkFilter,
    between?: () => Promise<unknown>,
  ): Promise<readonly WorkItem[]> {
    const items: WorkItem[] = [];
    for (let page: Page<WorkItem> | undefined; page === undefined || page.next !== undefined;) {
      page = await workList(register.api, {
        ...filter,
        ...(page?.next === undefined ? {} : { after: page.next }),
      });
      items.push(...page.items);
      await between?.();
    }
    return items;
  }
  const keys = (items: readonly WorkItem[]): readonly string[] =>
    items.map((item) => `${item.percorsoId} ${item.task}`);

  it('gives the same items in pages of three as in one, the most urgent first and those without a date last', async () => {
    const whole = await workList(register.api, { limit: 200 });
    expect(whole.next).toBeUndefined();
    expect(whole.items.length).toBeGreaterThan(10);
    expect(keys(await allPages({ limit: 3 }))).toEqual(keys(whole.items));
    const dates = whole.items.map((item) => item.dueOn ?? '9999');
    expect(dates).toEqual([...dates].sort());
  });

  it('neither loses nor doubles an item that stays, while others come and go between pages', async () => {
    const before = (await workList(register.api, { limit: 200 })).items;
    let number = 300;
    const random = chance(9);
    const seen = keys(await allPages({ limit: 4 }, () => live(register.ask, (number += 1), random)));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining([...keys(before)]));
  });

  it('is narrowed by office, body, assignee, task and date, alone or together', async () => {
    const all = (await workList(register.api, { limit: 200 })).items;
    const due = '2020-03-01' as CivilDate;
    const filters: readonly (readonly [WorkFilter, (item: WorkItem) => boolean])[] = [
      [{ cpi: CPI }, () => true],
      [{ cpi: 'A001C000001' }, () => false],
      [{ apl: APLS[0] }, (item) => item.apl === APLS[0]],
      [{ provider: `apl/${APLS[0]}` }, (item) => item.provider === `apl/${APLS[0]}`],
      [{ assignee: 'beneficiary' }, (item) => item.assignee === 'beneficiary'],
      [{ task: 'sign-patto' }, (item) => item.task === 'sign-patto'],
      [{ dueBefore: due }, (item) => item.dueOn !== null && item.dueOn < due],
      [{ apl: APLS[1], assignee: 'apl' }, (item) => item.apl === APLS[1] && item.assignee === 'apl'],
    ];
    for (const [filter, holds] of filters) {
      expect(keys(await allPages({ ...filter, limit: 7 }))).toEqual(keys(all.filter(holds)));
    }
  });

  it.each(['', 'x', 'bnVsbA', Buffer.from('["2020-01-01"]').toString('base64url')])(
    'refuses the cursor %j, which it never gave out',
    async (after) => {
      await expect(workList(register.api, { after })).rejects.toThrow(BadCursor);
    },
  );

  it('never gives more than two hundred items, whatever is asked', async () => {
    const { items } = await workList(register.api, { limit: 10_000 });
    expect(items.length).toBeLessThanOrEqual(200);
  });
});

it('an envelope that was resized shows its new amount', async () => {
  await register.ask(ENVELOPE, [{ type: 'ResizeEnvelope', cents: 90_000_000 }]);
  expect(await envelopeBalances(register.api)).toMatchObject([{ cents: 90_000_000 }]);
  expect(await envelopeBalances(register.api, 'TOS-NONE')).toEqual([]);
});
