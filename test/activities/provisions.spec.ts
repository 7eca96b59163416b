import { workOf } from '../../activities/postgres/read-models/tasks';
import { fileOf } from '../../activities/postgres/stream-files';
import { RULEBOOK } from '../../domain/programmes';
import { GOL_2022 } from '../../domain/programmes/gol';
import { RDC_2019 } from '../../domain/programmes/rdc';
import { acted, Given, registersUnder, SUBMIT, THE_PERCORSO } from '../domain/given';
import { budgetsOf } from '../domain/programmes/random-lives';
import { GOOD_FACTS } from '../domain/values';

/** What is to be done for it, by whom. */
const tasksOf = ({ facts }: Given) =>
  workOf(fileOf(THE_PERCORSO, facts as never, RULEBOOK)).map(({ task, assignee, missing }) => [
    task,
    assignee,
    missing,
  ]);

test('the work list asks the office for the sanction once the breaches come to forfeiture, and no earlier', () => {
  const bound = new Given(registersUnder(RULEBOOK)).and(
    ...budgetsOf(RDC_2019),
    acted('2020-01-07', {
      ...SUBMIT,
      programme: RDC_2019.code,
      facts: { ...GOOD_FACTS, incomeSupport: { known: 'rdc' } },
    }),
    acted('2020-01-08', { type: 'TakeInCharge' }),
    acted('2020-01-09', { type: 'AssignProfile', profileIndex: 8000 }),
    acted('2020-01-10', { type: 'SignPatto' }),
    acted('2020-02-03', { type: 'RecordBreach', breach: 'guidance-missed' }),
  );
  const asked = ['adopt-sanction', 'cpi', ['guidance-missed']];
  expect(tasksOf(bound)).not.toContainEqual(asked);
  const twice = bound.and(acted('2020-02-10', { type: 'RecordBreach', breach: 'guidance-missed' }));
  expect(tasksOf(twice)).toContainEqual(asked);
  const adopted = twice.and(acted('2020-02-11', { type: 'ReportLostRequirement', cause: 'sanction' }));
  expect(tasksOf(adopted)).not.toContainEqual(asked);
});

test('the work list asks the office to open the rejection of an adhesion whose requirement is not met, until it is', () => {
  const receiving = { ...GOOD_FACTS, incomeSupport: { known: 'rdc' } } as const;
  const adhering = new Given(registersUnder(RULEBOOK)).and(
    acted('2026-11-02', { ...SUBMIT, programme: GOL_2022.code, facts: receiving }),
  );
  expect(tasksOf(adhering)).toEqual([['open-rejection', 'cpi', ['P21']]]);
  const mended = adhering.and(
    acted('2026-11-03', { type: 'RecordFacts', facts: { incomeSupport: { known: 'none' } } }),
  );
  expect(tasksOf(mended)).toEqual([['take-in-charge', 'cpi', []]]);
});
