import { writeAnotherCohort } from './another';
import { chanceOf } from './chance';
import { cohortFigures } from './figures';
import { cohortMoney, type CohortMoney } from './oracle';
import { spoil } from './spoil';

const USAGE = `npm run cohort -- money <folder> <as-of> [known-at]
npm run cohort -- figures <folder of PIO Fase 1> <as-of> [known-at]
npm run cohort -- pathways <folder> <as-of> [known-at]
npm run cohort -- write <folder of the region> <new folder> <seed> <adhesions>
npm run cohort -- spoil <folder> [seed]`;

const [command, from = '', to = '', third = to, fourth = ''] = process.argv.slice(2);
const money = (): CohortMoney => cohortMoney(from, { asOf: to, knownAt: third });
if (command === 'money') {
  const { pathways: _, ...sums } = money();
  console.log(JSON.stringify(sums, null, 2));
} else if (command === 'figures') {
  console.log(JSON.stringify(cohortFigures(from, { asOf: to, knownAt: third }), null, 2));
} else if (command === 'pathways') {
  // One a line, so that two readings can be held against each other with `diff`.
  for (const pathway of money().pathways) console.log(JSON.stringify(pathway));
} else if (command === 'write') {
  writeAnotherCohort({ from, to, seed: Number(third), adhesions: Number(fourth) });
} else if (command === 'spoil') {
  spoil(from, to === '' ? undefined : chanceOf(Number(to)));
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
