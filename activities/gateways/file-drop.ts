import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Debtor, PaymentChannel, PaymentForm } from '../payment-channel';
import type { PartyAnswer } from '../ports';

/**
 * Leaves the file of a run, in a folder from which whoever speaks to the bank takes it; its name is that of the run. `<run>.sent` stays there: what
 * was handed over is never left there again. Where the process ends between the two, the same file is left once more, and the bank
 * knows it by the identification that it has.
 */
export function fileDrop(folder: string, form: PaymentForm, debtor: Debtor): PaymentChannel {
  const path = (runId: string, end: string) => join(folder, `${runId}.${end}`);
  const sent = async (runId: string): Promise<PartyAnswer | undefined> => {
    const reference = await readFile(path(runId, 'sent'), 'utf8').catch(whereNone);
    return reference === undefined ? undefined : { answer: 'done', reference };
  };
  return {
    sent,
    send: async (file) => {
      const before = await sent(file.runId);
      if (before !== undefined) return before;
      const text = await form.write(file, debtor);
      await mkdir(folder, { recursive: true });
      const beside = path(file.runId, `${String(process.pid)}.tmp`);
      await writeFile(beside, text, { flush: true });
      const reference = digestOf(text);
      await rename(beside, path(file.runId, form.ending));
      await writeFile(beside, reference, { flush: true });
      await rename(beside, path(file.runId, 'sent'));
      return { answer: 'done', reference };
    },
  };
}

/** What names a file's content. */
export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function whereNone(failure: NodeJS.ErrnoException): undefined {
  if (failure.code !== 'ENOENT') throw failure;
}
