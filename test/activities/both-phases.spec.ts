import { programmeReport } from '../../activities/postgres/report/programme-report';
import { RULEBOOK } from '../../domain/programmes';
import { day } from '../domain/values';
import { openRegister, type Register } from './database';
import { must } from './report-people';
import { CPI, FACTS, uuid } from './traffic';

let register: Register;
beforeAll(async () => {
  register = await openRegister();
});
afterAll(() => register.close());

let streams = 0;
const next = () => (streams += 1);

async function somebody(on: string): Promise<string> {
  const personId = uuid(4_000_000 + next());
  await register.ask(`person/${personId}`, [{ type: 'RegisterPerson' }], day(on));
  return personId;
}

const OF_FIRST = {
  didOn: { known: '2017-01-02' },
  workedDays: { known: 0 },
  domicileCrisisArea: { known: 'none' },
  citizenship: { known: 'italian' },
};

/** Enrolled in a phase on that day; `waits` with her income support not known yet. */
async function enrols(personId: string, programme: string, { on, ...how }: { on: string; waits?: true }) {
  const percorso = `percorso/${uuid(4_500_000 + next())}` as const;
  const facts = {
    ...FACTS,
    ...(programme === 'TOS-PIO1' ? OF_FIRST : {}),
    ...(how.waits === undefined ? {} : { incomeSupport: { unknown: 'awaiting-register' } }),
  };
  const adhesion = { personId, programme, cpi: CPI, sex: { known: 'F' }, facts };
  await must(register, { percorso, on }, [{ type: 'SubmitAdhesion', ...adhesion }]);
  return percorso;
}

/** In Fase 1 from March 2018 until she leaves it in May. */
async function inFirst(personId: string): Promise<void> {
  const percorso = await enrols(personId, 'TOS-PIO1', { on: '2018-03-12' });
  await must(register, { percorso, on: '2018-05-07' }, [{ type: 'ReportAbandonment', cause: 'declared' }]);
}

async function inBoth(asOf: string, knownAt = asOf) {
  const dates = { asOf: day(asOf), knownAt: day(knownAt) };
  const found: unknown[] = [];
  for (const programme of ['TOS-PIO1', 'TOS-PIO2']) {
    const report = await programmeReport(register.api, { programme, rulebook: RULEBOOK }, dates);
    found.push(report?.rows.find(({ indicator }) => indicator === 'enrolled_in_both_phases')?.numerator);
  }
  return found;
}

describe('who was enrolled in both phases', () => {
  it('is counted by the report of either, from the second adhesion on; an exit takes nobody out', async () => {
    const [both, first, second] = [
      await somebody('2018-03-12'),
      await somebody('2018-03-12'),
      await somebody('2020-02-03'),
    ];
    await inFirst(both);
    await inFirst(first);
    await enrols(both, 'TOS-PIO2', { on: '2020-02-10' });
    await enrols(second, 'TOS-PIO2', { on: '2020-02-10' });
    expect(await inBoth('2020-02-09')).toEqual([0, 0]);
    expect(await inBoth('2020-03-31', '2020-02-09')).toEqual([0, 0]);
    expect(await inBoth('2020-02-10')).toEqual([1, 1]);
  });

  it('is not she who was rejected in one, once that was told', async () => {
    const personId = await somebody('2018-03-12');
    await inFirst(personId);
    const percorso = await enrols(personId, 'TOS-PIO2', { on: '2020-03-02', waits: true });
    const known = { incomeSupport: { known: 'rdc' } };
    await must(register, { percorso, on: '2020-03-16' }, [{ type: 'RecordFacts', facts: known }]);
    expect(await inBoth('2020-03-15')).toEqual([2, 2]);
    expect(await inBoth('2020-03-16')).toEqual([1, 1]);
  });

  it('is one person by the record that is kept, however often she adhered', async () => {
    const [kept, other] = [await somebody('2018-03-12'), await somebody('2018-03-12')];
    await inFirst(other);
    const left = await enrols(kept, 'TOS-PIO2', { on: '2020-04-06' });
    await must(register, { percorso: left, on: '2020-04-20' }, [
      { type: 'ReportAbandonment', cause: 'declared' },
    ]);
    await enrols(kept, 'TOS-PIO2', { on: '2020-05-04' });
    expect(await inBoth('2020-05-31')).toEqual([1, 1]);
    const join = { into: kept, because: 'population-register', pathways: [] };
    await register.ask(`person/${other}`, [{ type: 'JoinRecord', ...join }], day('2020-05-31'));
    await register.ask(`person/${kept}`, [{ type: 'TakeInRecord', record: other }], day('2020-05-31'));
    expect(await inBoth('2020-05-31')).toEqual([2, 2]);
  });
});
