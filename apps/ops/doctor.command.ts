import { Command } from 'nest-commander';
import { examined, type Check, type Examination } from './doctor/check';
import { databaseExaminations } from './doctor/database';
import { engineExaminations } from './doctor/engine';
import { machineExaminations } from './doctor/machine';
import { OpsCommand, type Work } from './ops-command';
import { EXIT, type Result } from './terminal';
import { aligned } from './text';

/** `doctor`: what is not well, and what to do about it. */
@Command({
  name: 'doctor',
  description: 'looks at machine, database, engine and worker; says what is not well and what to do about it',
})
export class DoctorCommand extends OpsCommand {
  protected async work(work: Work): Promise<Result> {
    const { connections } = work;
    const { configuration } = connections;
    const machine = await all(work, machineExaminations(configuration));
    const database = await reached(work, 'database', async () => {
      const ownerKnown =
        configuration.register.kind === 'external' || connections.running.ownerUrl !== undefined;
      return databaseExaminations(ownerKnown ? await connections.owner() : await connections.register());
    });
    const engine = await reached(work, 'workflow engine', async () =>
      engineExaminations(await connections.engine(), configuration.taskQueue),
    );
    const checks = [...machine, ...database, ...engine];
    return { exit: exitOf(checks), document: { checks }, lines: inWords(checks) };
  }
}

async function all({ stop }: Work, examinations: readonly Examination[]): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const examination of examinations) {
    stop.throwIfAborted();
    checks.push(await examined(examination));
  }
  return checks;
}

/** What is asked of something that does not answer is not asked. */
async function reached(
  work: Work,
  name: string,
  connect: () => Promise<readonly Examination[]>,
): Promise<readonly Check[]> {
  let examinations: readonly Examination[] = [];
  const reach = await examined({
    name: `${name}${REACHED}`,
    remedy: 'start or set what the line names; nothing more was asked of it',
    examine: async () => {
      examinations = await connect();
      return { status: 'ok', detail: 'answers' };
    },
  });
  return [reach, ...(await all(work, examinations))];
}

const REACHED = ' reachable';

function exitOf(checks: readonly Check[]): Result['exit'] {
  const failed = checks.filter((check) => check.status === 'fail');
  if (failed.some((check) => check.name.endsWith(REACHED))) return EXIT.unreachable;
  return failed.length === 0 ? EXIT.fine : EXIT.findings;
}

function inWords(checks: readonly Check[]): readonly string[] {
  const rows = aligned(
    checks.map(({ status, name, detail }) => [status, name, detail]),
    '',
  );
  return checks.flatMap(({ remedy }, index) => [
    rows[index] ?? '',
    ...(remedy === undefined ? [] : [`      → ${remedy}`]),
  ]);
}
