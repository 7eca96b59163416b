import type { DataSource } from 'typeorm';
import { readFacts } from '../../../activities/postgres/history';
import { creditsOf, type CreditRow } from '../../../activities/postgres/read-models/payment-credit';
import { paymentRun } from '../../../activities/postgres/read-models/payment-run';
import type { Fact } from '../../../activities/ports';
import { fold } from '../../../domain/lived';
import { deciderOf } from '../../../domain/deciders';
import { runStream, type RunId } from '../../../domain/identifiers';
import { MOST_CREDITS } from '../../../domain/run/commands';
import type { RunEvent } from '../../../domain/run/events';
import {
  paidCents,
  standingOf,
  totalCents,
  type BegunRun,
  type Credit,
  type Run,
} from '../../../domain/run/state';
import {
  CREDIT_STANDING_TEXTS,
  RUN_EVENT_TEXTS,
  RUN_STANDING_TEXTS,
  RUN_TASK_TEXTS,
} from '../../modules/texts/runs';
import { joined } from '../../modules/texts/text';
import { blockersInWords } from '../runs/in-words';
import { RUN_SHOW_TEXTS as SAYS } from '../runs/texts';
import { EXIT, WrongUsage, type Result } from '../terminal';
import { aligned, BLANK, day, euro, moment, number, type Cell } from '../text';
import { noSuchRun } from '../texts';
import { SHOW_TEXTS } from './texts';

/** A payment run as its facts leave it: its credits and what became of each, what was left out and why, who did what when. */
export async function shownRun(register: DataSource, runId: RunId): Promise<Result> {
  const stream = runStream(runId);
  const facts = await readFacts(register, stream);
  const run = fold(deciderOf(stream), facts) as Run;
  if (run.phase === 'none') throw new WrongUsage(noSuchRun(runId));
  const names = await creditsOf(register, runId, { limit: MOST_CREDITS });
  const tasks = (await paymentRun(register, runId))?.tasks ?? [];
  const credits = run.credits.map((credit) => ({ ...credit, endToEnd: nameOf(credit, names) }));
  return {
    exit: EXIT.fine,
    document: { runId, standing: standingOf(run), ...run, credits, tasks, facts },
    lines: [
      SAYS.run(runId),
      ...aligned(headOf(run)),
      ...tasks.map(({ task }) => RUN_TASK_TEXTS[task]),
      BLANK,
      SAYS.credits,
      ...aligned(credits.map(creditLine)),
      ...(run.leftOut.length === 0 ? [] : [BLANK, SAYS.notIn, ...aligned(run.leftOut.map(leftOutLine))]),
      BLANK,
      SHOW_TEXTS.story,
      ...aligned(facts.map(factLine)),
    ],
  };
}

function nameOf({ number: asked }: Credit, names: readonly CreditRow[]): string | null {
  return names.find((one) => one.number === asked)?.endToEnd ?? null;
}

function headOf(run: BegunRun): readonly (readonly Cell[])[] {
  const standing = standingOf(run);
  const { envelope, payOn, proposedBy, credits, sentOn } = run;
  return [
    [SAYS.standing, RUN_STANDING_TEXTS[standing]],
    [SAYS.envelope, envelope],
    [SAYS.payOn, day(payOn)],
    [SAYS.proposedBy, proposedBy],
    [SAYS.credits, joined([number(credits.length), euro(totalCents(credits))], ', ')],
    [SAYS.paid, euro(paidCents(run))],
    [SAYS.sentOn, sentOn === null ? SAYS.notSent : day(sentOn)],
  ];
}

function creditLine(credit: Credit & { readonly endToEnd: string | null }): readonly Cell[] {
  const { number: place, stream, key, payee, cents, standing, endToEnd, reason, reference } = credit;
  const codes = [reason, reference].filter((one) => one !== null).join(', ');
  return [
    ...[String(place), stream, key, payee, euro(cents), endToEnd ?? ''],
    ...[CREDIT_STANDING_TEXTS[standing], codes],
  ];
}

function leftOutLine({ stream, key, payee, blockers }: BegunRun['leftOut'][number]): readonly Cell[] {
  return [stream, key, payee, blockersInWords(blockers)];
}

function factLine({ version, recordedAt, actor, event }: Fact): readonly Cell[] {
  const who = [actor.role, actor.user].filter((part) => part !== '').join(' ');
  return [String(version), moment(recordedAt), who, RUN_EVENT_TEXTS[(event as RunEvent).type]];
}
