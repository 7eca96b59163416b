import { Command } from 'nest-commander';
import { verifyRegister } from '../../activities/postgres/verify';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Work } from './ops-command';
import { EXIT, type Result } from './terminal';
import { aligned } from './text';
import { KIND_TEXTS, VERIFY_TEXTS } from './verify-texts';

/** `verify`: everything in the database that can be computed again. */
@Command({
  name: 'verify',
  description: HELP_TEXTS.verify.en,
})
export class VerifyCommand extends OpsCommand {
  protected async work({ connections, rulebook, progress }: Work): Promise<Result> {
    let facts = 0;
    const findings = await verifyRegister(await connections.register(), rulebook, ({ done, total }) => {
      facts = total;
      progress.report({ what: VERIFY_TEXTS.verified, done, total });
    });
    const rows = findings.map(({ kind, stream, position, detail }) => [
      KIND_TEXTS[kind],
      stream,
      position === null ? '' : VERIFY_TEXTS.position(position),
      detail,
    ]);
    return {
      exit: findings.length === 0 ? EXIT.fine : EXIT.findings,
      document: { facts, findings: findings.map((one) => ({ ...one, detail: one.detail.en })) },
      lines:
        findings.length === 0
          ? [VERIFY_TEXTS.agree(facts)]
          : [VERIFY_TEXTS.findings(facts, findings.length), ...aligned(rows)],
    };
  }
}
