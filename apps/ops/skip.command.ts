import { Command, Option } from 'nest-commander';
import type { DataSource } from 'typeorm';
import { readFacts } from '../../activities/postgres/history';
import { idOf, kindOf, type StreamId, type StreamKind } from '../../domain/identifiers';
import type { Text } from '../../domain/texts';
import type { CivilDate, Instant } from '../../domain/time/civil-date';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { wholeTimeline } from './show/whole-timeline';
import { skipDays } from './skip/skip-days';
import { SKIP_TEXTS } from './skip/texts';
import { EXIT, Unreachable, WrongUsage, type Result } from './terminal';
import { aligned, day, moment } from './text';
import { noSuchPercorso, noWholeNumber } from './texts';
import { titleOf } from './titles';
import { whichStream } from './which-percorso';

const LONGEST_DAYS = 3_660;

/** What sleeps until something falls due; whatever else has no time to let pass. */
const WITH_LOOP: readonly StreamKind[] = ['percorso', 'proceeding', 'incentive', 'run'];

/** `skip`: six months of one percorso, or of what else has a workflow, in a minute. */
@Command({
  name: 'skip',
  arguments: '<percorsoId>',
  argsDescription: { percorsoId: HELP_TEXTS['skip stream'].en },
  description: HELP_TEXTS.skip.en,
})
export class SkipCommand extends OpsCommand {
  @Option({ flags: '--days <days>', description: HELP_TEXTS['skip --days'].en, required: true })
  parseDays(text: string): string {
    return text;
  }

  protected async work({ connections, progress, stop }: Work, { args, options }: Given): Promise<Result> {
    const stream = whichStream(args[0] ?? '');
    if (!WITH_LOOP.includes(kindOf(stream))) throw new WrongUsage(SKIP_TEXTS.neverSleeps(stream));
    const days = daysFrom(options['days']);
    if (connections.configuration.engine.kind === 'external') throw new Unreachable(SKIP_TEXTS.embeddedOnly);
    const register = await connections.register();
    const before = await storyOf(register, stream);
    if (before.length === 0) throw new WrongUsage(noSuch(stream));
    const engine = { client: await connections.engine(), stream, stop };
    const skipped = await skipDays(engine, days, (done) =>
      progress.report({ what: SKIP_TEXTS.skipped, done, total: days }),
    );
    const facts = (await storyOf(register, stream)).slice(before.length);
    const rows = facts.map((row) => [
      String(row.version),
      day(row.effectiveOn),
      moment(row.recordedAt),
      titleOf('fact', row.type),
    ]);
    return {
      exit: EXIT.fine,
      document: { ...named(stream), ...skipped, facts },
      lines: [
        skipped.ended ? SKIP_TEXTS.ended : SKIP_TEXTS.passed(skipped.days, isPercorso(stream)),
        facts.length === 0 ? SKIP_TEXTS.nothingNew : SKIP_TEXTS.happened,
        ...aligned(rows),
      ],
    };
  }
}

/** A fact as the command tells it. */
interface Told {
  readonly version: number;
  readonly effectiveOn: CivilDate;
  readonly recordedAt: Instant;
  readonly type: string;
}

/** Of a percorso as its timeline has it, of whatever else as its facts do. */
async function storyOf(register: DataSource, stream: StreamId): Promise<readonly Told[]> {
  if (isPercorso(stream)) return wholeTimeline(register, idOf(stream));
  const facts = await readFacts(register, stream);
  return facts.map(({ event: { type, ...data }, ...fact }) => ({ ...fact, type, data }));
}

function isPercorso(stream: StreamId): boolean {
  return kindOf(stream) === 'percorso';
}

function noSuch(stream: StreamId): Text {
  return isPercorso(stream) ? noSuchPercorso(idOf(stream)) : SKIP_TEXTS.noSuchStream(stream);
}

function named(stream: StreamId): object {
  return isPercorso(stream) ? { percorsoId: idOf(stream) } : { stream };
}

function daysFrom(text: Given['options'][string]): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS)
    throw new WrongUsage(noWholeNumber('--days', LONGEST_DAYS));
  return days;
}
