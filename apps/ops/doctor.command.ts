import { Command } from 'nest-commander';
import type { Text } from '../../domain/texts';
import { inBoth } from '../modules/texts/text';
import { examined, written, type Examination, type Examined } from './doctor/check';
import { databaseExaminations } from './doctor/database';
import { engineExaminations } from './doctor/engine';
import { machineExaminations } from './doctor/machine';
import { DOCTOR_TEXTS } from './doctor/texts';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Work } from './ops-command';
import { EXIT, type Result } from './terminal';
import { aligned, BLANK } from './text';

/** `doctor`: what is not well, and what to do about it. */
@Command({
  name: 'doctor',
  description: HELP_TEXTS.doctor.en,
})
export class DoctorCommand extends OpsCommand {
  protected async work(work: Work): Promise<Result> {
    const { connections } = work;
    const { configuration } = connections;
    const machine = await all(work, machineExaminations(configuration));
    const database = await reached(work, REACHABLE.database, async () => {
      const ownerKnown =
        configuration.register.kind === 'external' || connections.running.ownerUrl !== undefined;
      return databaseExaminations(ownerKnown ? await connections.owner() : await connections.register());
    });
    const engine = await reached(work, REACHABLE.engine, async () =>
      engineExaminations(await connections.engine(), configuration.taskQueue),
    );
    const checks = [...machine, ...database, ...engine];
    return { exit: exitOf(checks), document: { checks: checks.map(written) }, lines: inWords(checks) };
  }
}

async function all({ stop }: Work, examinations: readonly Examination[]): Promise<readonly Examined[]> {
  const checks: Examined[] = [];
  for (const examination of examinations) {
    stop.throwIfAborted();
    checks.push(await examined(examination));
  }
  return checks;
}

/** What is asked of something that does not answer is not asked. */
async function reached(
  work: Work,
  name: Text,
  connect: () => Promise<readonly Examination[]>,
): Promise<readonly Examined[]> {
  let examinations: readonly Examination[] = [];
  const reach = await examined({
    name,
    remedy: DOCTOR_TEXTS.notAsked,
    examine: async () => {
      examinations = await connect();
      return { status: 'ok', detail: DOCTOR_TEXTS.answers };
    },
  });
  return [reach, ...(await all(work, examinations))];
}

const REACHABLE = { database: DOCTOR_TEXTS.database, engine: DOCTOR_TEXTS.engine };

function exitOf(checks: readonly Examined[]): Result['exit'] {
  const failed = checks.filter((check) => check.status === 'fail');
  if (failed.some(({ name }) => Object.values(REACHABLE).includes(name))) return EXIT.unreachable;
  return failed.length === 0 ? EXIT.fine : EXIT.findings;
}

function inWords(checks: readonly Examined[]): readonly Text[] {
  const rows = aligned(
    checks.map(({ status, name, detail }) => [status, name, detail]),
    '',
  );
  return checks.flatMap(({ remedy }, index) => [
    rows[index] ?? BLANK,
    ...(remedy === undefined ? [] : [inBoth((language) => `      → ${remedy[language]}`)]),
  ]);
}
