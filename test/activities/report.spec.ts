import { programmeReport } from '../../activities/postgres/report/programme-report';
import { rebuildReadModels } from '../../activities/postgres/rebuild';
import { verifyRegister } from '../../activities/postgres/verify';
import type { ReportRow } from '../../domain/figures/report-row';
import { annulment, conversion, receivedOn, rectification } from '../domain/employment/messages';
import { day } from '../domain/values';
import { openRegister, type Register } from './database';
import { attended, begun, hired, must, nextProtocol, told } from './report-people';
import { CPI, FACTS, openRegisters, uuid } from './traffic';
import { RULEBOOK } from '../../domain/programmes';

let register: Register;
beforeAll(async () => {
  register = await openRegister();
  await openRegisters(register.ask, 100_000_000);
  await anna();
  await bruno();
  await carlaAndDario();
  await elena();
  await franco();
  await gina();
  await hugo();
});
afterAll(() => register.close());

/** Works long enough for a fee, until a rectification says that it was shorter; one activity was recorded by mistake. */
async function anna(): Promise<void> {
  const someone = await begun(register, { sex: 'F', on: '2020-01-15' });
  await attended(register, someone, { on: '2020-01-22', minutes: 60 });
  await attended(register, someone, { on: '2020-01-29', minutes: 50 });
  await attended(register, someone, { on: '2020-01-30', minutes: 30, attendance: 'absent' });
  const activityId = await attended(register, someone, { on: '2020-01-31', minutes: 20 });
  const job = await told(register, someone, hired(['2020-02-03', '2020-12-31']));
  await must(register, { ...someone, on: '2020-03-10' }, [{ type: 'CancelActivity', activityId }]);
  const shorter = rectification(nextProtocol(), job, { plannedEndOn: day('2020-07-31') });
  await told(register, someone, receivedOn(shorter, '2020-09-10'));
}

/** Is hired, and the hire is annulled. */
async function bruno(): Promise<void> {
  const someone = await begun(register, { sex: 'M', on: '2020-02-03' });
  const job = await told(register, someone, hired(['2020-03-02', '2020-06-30']));
  await told(register, someone, receivedOn(annulment(nextProtocol(), job), '2020-05-04'));
}

/** Both become open-ended, she after the window of the published outcomes. */
async function carlaAndDario(): Promise<void> {
  for (const [sex, on] of [
    ['F', '2021-01-15'],
    ['M', '2020-10-01'],
  ] as const) {
    const someone = await begun(register, { sex, on: '2020-02-03' });
    const job = await told(register, someone, hired(['2020-04-01', '2021-12-31']));
    const openEnded = conversion(nextProtocol(), job, { eventOn: day(on) });
    await told(register, someone, receivedOn(openEnded, on));
  }
}

/** Leaves before she is hired. */
async function elena(): Promise<void> {
  const someone = await begun(register, { sex: 'F', on: '2020-02-03' });
  await must(register, { ...someone, on: '2020-03-02' }, [{ type: 'ReportAbandonment', cause: 'declared' }]);
  await told(register, someone, hired(['2020-06-01', '2021-05-31']));
}

/** A traineeship, and later work on call. */
async function franco(): Promise<void> {
  const someone = await begun(register, { sex: 'M', on: '2020-02-03' });
  await told(register, someone, hired(['2020-03-16', '2020-06-15'], { as: 'C.01.00' }));
  await told(register, someone, hired(['2020-10-01'], { as: 'A.05.02', weeklyHours: null }));
}

/** Two adhesions, and one job that both may count. */
async function gina(): Promise<void> {
  const first = await begun(register, { sex: 'F', on: '2020-02-03' });
  await must(register, { ...first, on: '2020-02-20' }, [{ type: 'ReportAbandonment', cause: 'declared' }]);
  const second = await begun(register, { sex: 'F', on: '2020-05-04', who: first.personId });
  const job = await told(register, second, hired(['2020-06-08', '2021-03-31']));
  await register.ask(first.percorso, [], job.receivedOn);
}

/** An adhesion that is rejected once a fact is known. */
async function hugo(): Promise<void> {
  const personId = uuid(5_000_000);
  const someone = { percorso: `percorso/${uuid(5_000_001)}` } as const;
  await register.ask(`person/${personId}`, [{ type: 'RegisterPerson' }], day('2020-02-03'));
  const facts = { ...FACTS, incomeSupport: { unknown: 'awaiting-register' } };
  const adhesion = { personId, programme: 'TOS-PIO2', cpi: CPI, sex: { known: 'M' }, facts };
  await must(register, { ...someone, on: '2020-02-03' }, [{ type: 'SubmitAdhesion', ...adhesion }]);
  const known = { incomeSupport: { known: 'rdc' } };
  await must(register, { ...someone, on: '2020-02-10' }, [{ type: 'RecordFacts', facts: known }]);
}

async function rows(asOf: string, knownAt = asOf): Promise<ReadonlyMap<string, ReportRow>> {
  const dates = { asOf: day(asOf), knownAt: day(knownAt) };
  const report = await programmeReport(register.api, { programme: 'TOS-PIO2', rulebook: RULEBOOK }, dates);
  return new Map(report?.rows.map((row) => [row.indicator, row]));
}

/** The values of these rows, as of a day and known on another. */
async function values(dates: readonly [string, string?], indicators: readonly string[]) {
  const found = await rows(...dates);
  return Object.fromEntries(indicators.map((name) => [name, found.get(name)?.value]));
}

const OUTCOMES = [
  'employment_outcomes',
  'outcomes_open_ended',
  'outcomes_apprenticeship',
  'outcomes_fixed_term',
  'outcomes_other',
  'extracurricular_traineeships',
];
const FEES = ['result_fee_matured', 'result_fee_payable', 'process_fee_matured', 'fees_after_cap'];

it('counts adhesions that stand, and prints what was counted in the form of the publication', async () => {
  const found = await rows('2021-02-28');
  const printed = ['adhesions', 'gender_split', 'actions_total', 'actions_average', 'job_opportunity_rate'];
  expect(printed.map((name) => found.get(name)?.printed)).toEqual(['8', '62,5% donne', '2', '0,3', 'Il 75%']);
  expect(found.get('gender_split')).toMatchObject({
    figure: 'F054',
    numerator: 5,
    denominator: 8,
    value: 62.5,
  });
  expect(found.get('adhesions')?.published).toMatchObject({ value: 7170, printed: '7.170' });
});

it('shows the second average as declared, whatever was counted', async () => {
  expect((await rows('2021-02-28')).get('actions_average_second_statement')).toMatchObject({
    figure: 'F057',
    standing: 'declared',
    printed: '10 (declared, not derivable)',
    numerator: null,
    denominator: null,
  });
});

it('counts persons once each, by the best job of theirs within the window; exits before and traineeships beside', async () => {
  expect(await values(['2021-02-28'], OUTCOMES)).toEqual({
    employment_outcomes: 6,
    outcomes_open_ended: 1,
    outcomes_apprenticeship: 0,
    outcomes_fixed_term: 4,
    outcomes_other: 1,
    extracurricular_traineeships: 1,
  });
});

it('as of an earlier day neither later jobs nor later conversions count', async () => {
  expect(await values(['2020-09-30', '2021-02-28'], OUTCOMES)).toMatchObject({
    employment_outcomes: 5,
    outcomes_open_ended: 0,
    outcomes_fixed_term: 5,
    outcomes_other: 0,
    extracurricular_traineeships: 1,
  });
});

it('a hire counts until the day on which its annulment was told', async () => {
  const outcomes = (knownAt: string) => values(['2020-12-31', knownAt], ['employment_outcomes', 'adhesions']);
  expect(await outcomes('2020-05-03')).toEqual({ employment_outcomes: 4, adhesions: 7 });
  expect(await outcomes('2020-05-04')).toEqual({ employment_outcomes: 3, adhesions: 8 });
});

it('a fee is matured and payable until a rectification of the job was told', async () => {
  const fees = (asOf: string, knownAt: string) => values([asOf, knownAt], FEES.slice(0, 2));
  expect(await fees('2020-08-02', '2020-08-31')).toEqual({ result_fee_matured: 0, result_fee_payable: 0 });
  expect(await fees('2020-08-08', '2020-08-31')).toEqual({
    result_fee_matured: 190_000,
    result_fee_payable: 0,
  });
  expect(await fees('2020-08-09', '2020-09-09')).toMatchObject({ result_fee_payable: 190_000 });
  expect(await fees('2020-08-09', '2020-09-10')).toEqual({ result_fee_matured: 0, result_fee_payable: 0 });
});

it('an activity recorded by mistake counts until that was told', async () => {
  const fee = (asOf: string, knownAt: string) =>
    values([asOf, knownAt], ['actions_total', 'process_fee_matured']);
  expect(await fee('2020-01-25', '2020-03-09')).toEqual({ actions_total: 1, process_fee_matured: 3_550 });
  expect(await fee('2020-12-31', '2020-03-09')).toEqual({ actions_total: 3, process_fee_matured: 7_100 });
  expect(await fee('2020-12-31', '2020-03-10')).toEqual({ actions_total: 2, process_fee_matured: 6_213 });
});

it('an adhesion counts until its rejection was told', async () => {
  expect(await values(['2020-02-09'], ['adhesions'])).toEqual({ adhesions: 8 });
  expect(await values(['2020-02-10'], ['adhesions'])).toEqual({ adhesions: 7 });
  expect(await values(['2020-02-02'], ['adhesions', 'gender_split'])).toEqual({
    adhesions: 1,
    gender_split: 100,
  });
});

it('a pathway earns the larger of the sums of its classes, and nothing by a job after an exit', async () => {
  expect(await values(['2021-02-28'], FEES)).toEqual({
    result_fee_matured: 570_000,
    result_fee_payable: 570_000,
    process_fee_matured: 6_213,
    fees_after_cap: 576_213,
  });
  const classes = ['result_fee_matured', 'result_fee_matured_TI', 'result_fee_matured_TD6'];
  expect(await values(['2021-12-31'], classes)).toEqual({
    result_fee_matured: 720_000,
    result_fee_matured_TI: 340_000,
    result_fee_matured_TD6: 380_000,
  });
});

const TABLES = [
  ...['report_adhesion', 'report_activity', 'report_employment', 'report_tranche', 'report_incentive'],
  'ledger_entry',
];
const contents = () =>
  Promise.all(
    TABLES.map((table) =>
      register.owner(`SELECT to_jsonb(t) AS row FROM read_model.${table} t ORDER BY to_jsonb(t)::text`),
    ),
  );

it('a rebuild gives the rows that the transactions of the facts gave', async () => {
  const inline = await contents();
  await rebuildReadModels(register.rebuild, RULEBOOK);
  expect(await contents()).toEqual(inline);
  expect(await verifyRegister(register.rebuild, RULEBOOK)).toEqual([]);
});

it('the entries of every fact are in sum zero, and what is available is what claims leave', async () => {
  const unbalanced = `SELECT stream_id, version FROM read_model.ledger_entry GROUP BY 1, 2 HAVING sum(cents) <> 0`;
  expect(await register.owner(unbalanced)).toEqual([]);
  const moved = `UPDATE read_model.ledger_entry SET cents = cents + 1 WHERE account = 'available' AND kind = 'envelope'`;
  await register.owner(moved);
  const findings = await verifyRegister(register.rebuild, RULEBOOK);
  expect(findings.map(({ kind, stream }) => [kind, stream])).toEqual(
    expect.arrayContaining([
      ['money', 'envelope/TOS-PIO2-ASSEGNO'],
      ['table', 'envelope/TOS-PIO2-ASSEGNO'],
    ]),
  );
});
