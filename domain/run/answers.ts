import { accept, refuse, type Accepted, type Claim, type Context, type Decision } from '../decider';
import { claimsBetween, isDenied } from './claims';
import type { RunCommand } from './commands';
import type { RunEvent } from './events';
import { afterAnswers, standingAfter } from './evolve';
import type { BegunRun } from './state';

type Command = Extract<RunCommand, { type: 'RecordBankAnswers' }>;

/** What the bank says of credits, each entry once; what was dealt with before leaves no trace. */
export function recordBankAnswers(command: Command, run: BegunRun, context: Context): Decision<RunEvent> {
  if (run.phase !== 'approved') return refuse('run-not-sent');
  const unknown = command.answers.filter(({ credit }) => run.credits[credit - 1] === undefined);
  if (unknown.length > 0)
    return refuse(
      'credit-unknown',
      unknown.map(({ credit }) => String(credit)),
    );
  const answers = newIn(command, run);
  if (answers.length === 0) return accept([]);
  return answered({ file: command.file, answers, elsewhere: [] }, run, context);
}

/** In their order: what the first says of a credit may leave nothing to say for the next. */
function newIn({ answers }: Command, run: BegunRun): Command['answers'] {
  let { credits } = run;
  return answers.filter((one) => {
    const credit = credits[one.credit - 1];
    const isNew = credit !== undefined && standingAfter(credit, one) !== undefined;
    if (isNew) credits = afterAnswers(credits, { answers: [one], elsewhere: [] }, null);
    return isNew;
  });
}

type Said = Omit<Extract<RunEvent, { type: 'BankAnswered' }>, 'type'>;

/** An order that the bank paid after all, and that another run has by now, is said to be there. */
function answered(said: Said, run: BegunRun, context: Context): Accepted<RunEvent> {
  const after = afterAnswers(run.credits, said, context.today);
  const event: RunEvent = { type: 'BankAnswered', ...said };
  return {
    ...accept<RunEvent>([{ event, effectiveOn: context.today, basis: [] }], claimsBetween(run, after)),
    otherwise: (denied) => elsewhere(said, denied, { run, context }),
  };
}

function elsewhere(
  said: Said,
  denied: Claim,
  { run, context }: { readonly run: BegunRun; readonly context: Context },
): Accepted<RunEvent> | undefined {
  const credit = run.credits.find((one) => isDenied(one, denied));
  if (credit === undefined) return undefined;
  return answered({ ...said, elsewhere: [...said.elsewhere, credit.number] }, run, context);
}
