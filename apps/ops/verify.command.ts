import { Command } from 'nest-commander';
import { verifyRegister } from '../../activities/postgres/verify';
import { OpsCommand, type Work } from './ops-command';
import { EXIT, type Result } from './terminal';
import { aligned } from './text';

/** `verify`: everything in the database that can be computed again. */
@Command({
  name: 'verify',
  description:
    'checks leaves, chains, the log, columns, read models and claims against the facts; writes nothing',
})
export class VerifyCommand extends OpsCommand {
  protected async work({ connections, rulebook, progress }: Work): Promise<Result> {
    let facts = 0;
    const findings = await verifyRegister(await connections.register(), rulebook, ({ done, total }) => {
      facts = total;
      progress.report({ what: 'facts verified', done, total });
    });
    const rows = findings.map(({ kind, stream, position, detail }) => [
      kind,
      stream,
      position === null ? '' : `position ${position}`,
      detail,
    ]);
    return {
      exit: findings.length === 0 ? EXIT.fine : EXIT.findings,
      document: { facts, findings },
      lines:
        findings.length === 0
          ? [`${facts} facts verified: chains, positions, read models and claims agree.`]
          : [`${facts} facts verified, ${findings.length} findings:`, ...aligned(rows)],
    };
  }
}
