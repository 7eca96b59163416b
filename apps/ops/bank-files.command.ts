import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { Command } from 'nest-commander';
import { ISO_20022 } from '../../activities/gateways/iso20022/form';
import { handleWith } from '../../activities/handle';
import type { ReadBankFile } from '../../activities/payment-channel';
import { postgresEventStore } from '../../activities/postgres/event-store';
import type { Actor } from '../../domain/decider';
import type { Text } from '../../domain/texts';
import { Admission } from '../modules/admission/admission';
import type { OfRun } from '../modules/bank/matched';
import { takenApart, toldRun, type Bringing, type Desk, type ToldRun } from '../modules/bank/told-file';
import { alike, joined } from '../modules/texts/text';
import { codeVersion } from '../modules/temporal/worker-code';
import type { Messenger } from '../modules/temporal/messenger';
import { readInbox, refusedFile, type ReadFile } from './bank-files/inbox';
import { BANK_FILES_TEXTS as SAYS } from './bank-files/texts';
import type { Connections } from './connections';
import { HELP_TEXTS } from './help-texts';
import { OpsCommand, type Given, type Work } from './ops-command';
import { isOfOneStream, stuckBy } from './stuck';
import { EXIT, Unreachable, WrongUsage, type Result } from './terminal';
import { refusalOf } from './titles';

/** Streams told side by side. */
const POOL_SIZE = 18;
const TOLD_WITHIN_MS = 10_000;
const READER: Actor = { role: 'operator', organisation: '', user: 'bank-files' };

/** `bank-files <folder>`: what a bank left there is read, each file once, as `POST /bank-answers` does. */
@Command({
  name: 'bank-files',
  arguments: '<folder>',
  argsDescription: { folder: HELP_TEXTS['bank-files folder'].en },
  description: HELP_TEXTS['bank-files'].en,
})
export class BankFilesCommand extends OpsCommand {
  protected async work({ connections, stop }: Work, { args: [folder] }: Given): Promise<Result> {
    if (folder === undefined) throw new WrongUsage(SAYS.nameFolder);
    if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new WrongUsage(SAYS.noFolder(folder));
    const database = await connections.commands(POOL_SIZE);
    const messenger = await engineOf(connections);
    const handle = handleWith(postgresEventStore(database), codeVersion());
    // A loop that is not told now is found by the sweep.
    const admission = new Admission(handle, (stream, told) => messenger?.tell(stream, told));
    const read = (name: string, text: string) => readFile(name, text, { admission, database });
    const files = await readInbox(folder, read, stop);
    await messenger?.drained(TOLD_WITHIN_MS);
    return resultOf(files);
  }
}

/** The engine may be away: what the bank says is recorded all the same. */
async function engineOf(connections: Connections): Promise<Messenger | undefined> {
  try {
    return await connections.messenger();
  } catch (failure) {
    if (failure instanceof Unreachable) return undefined;
    throw failure;
  }
}

async function readFile(name: string, text: string, desk: Desk): Promise<ReadFile> {
  const found = await entriesOf(text);
  if ('faults' in found) return refusedFile(name, found.faults.map(SAYS.unreadable));
  const { runs, unmatched } = await takenApart(found, desk.database);
  const requestId = `bank-file ${createHash('sha256').update(text).digest('hex')}`;
  const told: ToldRun[] = [];
  const faults: Text[] = [];
  for (const run of runs) {
    const one = await toldOrWhy(run, { file: found.file, requestId, actor: READER }, desk);
    if ('it' in one) faults.push(SAYS.ofRun(run.runId, one));
    else told.push(one);
  }
  return { name, file: found.file, runs: told, unmatched: unmatched.map(({ named }) => named), faults };
}

/** Whatever somebody left there, it is in nobody's way. */
function entriesOf(text: string): Promise<ReadBankFile> {
  return ISO_20022.read(text).catch((failure: unknown) => ({ faults: [String(failure)] }));
}

/** Or why the run cannot take it; while the database is away nothing of it is decided. */
async function toldOrWhy(run: OfRun, bringing: Bringing, desk: Desk): Promise<ToldRun | Text> {
  try {
    const told = await toldRun(run, bringing, desk);
    return told.rejection === undefined ? told : refusalOf(told.rejection.reason).title;
  } catch (failure) {
    if (!isOfOneStream(failure)) throw failure;
    return SAYS.stuck(stuckBy(`run/${run.runId}`, failure).cause);
  }
}

function resultOf(files: readonly ReadFile[]): Result {
  const refused = files.filter(({ faults }) => faults.length > 0);
  const isFine = refused.length === 0 && files.every(({ unmatched }) => unmatched.length === 0);
  return {
    exit: isFine ? EXIT.fine : EXIT.findings,
    document: { files },
    lines: [SAYS.read(files.length, refused.length), ...files.map(inWords)],
  };
}

function inWords({ name, runs, unmatched, faults }: ReadFile): Text {
  const said = runs.map(({ runId, entries, facts }) => {
    const all = SAYS.entries(entries, runId);
    return facts.length === 0 ? SAYS.before(all) : all;
  });
  const all = [
    ...said,
    ...(unmatched.length === 0 ? [] : [SAYS.unmatched(unmatched)]),
    ...(faults.length === 0 ? [] : [SAYS.refused(faults)]),
  ];
  return joined([alike(name), all.length === 0 ? SAYS.nothingFinal : joined(all, '; ')], '  ');
}
