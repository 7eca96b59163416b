import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { logState } from '../../../activities/postgres/sequencer';
import { wakeState } from '../../../activities/postgres/history';
import { Admission } from '../../modules/admission/admission';
import { answersWithin, databaseAnswers } from '../../modules/database/answers';
import { Messenger } from '../../modules/temporal/messenger';

const PROBE_MS = 1_000;

/** What a process that takes commands cannot do without: a database that answers, and one that takes what is written. */
export type Missing = 'postgresql' | 'room-to-write';

/** Asks what the API rests on how it is, each within a second. */
@Injectable()
export class Probes {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    private readonly admission: Admission,
    private readonly messenger: Messenger,
  ) {}

  /** What keeps commands from being taken now; the engine is not asked, because none waits for it. */
  async missing(): Promise<readonly Missing[]> {
    if (!(await databaseAnswers(this.database, PROBE_MS))) return ['postgresql'];
    return this.admission.isRefusedByDatabase() ? ['room-to-write'] : [];
  }

  /** How the parts are that work behind a command. A part that does not tell is null. */
  async parts() {
    const [reachable, log, wake] = await Promise.all([
      answersWithin(PROBE_MS, () => this.messenger.requireEngine(PROBE_MS)),
      told(() => logState(this.database)),
      told(() => wakeState(this.database)),
    ]);
    return {
      engine: { reachable, signals: this.messenger.load() },
      sequencer: log,
      sweep: wake,
    };
  }
}

/** What a question came to within a second; null for no answer. */
async function told<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  let answer: Answer | null = null;
  await answersWithin(PROBE_MS, async () => {
    answer = await ask();
  });
  return answer;
}
