import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PaymentChannel } from '../payment-channel';
import type { PartyAnswer } from '../ports';
import { pain001, type Debtor } from './iso20022/pain001';

/**
 * Leaves the file of a run, as `<run>.xml`, in a folder from which whoever speaks to the bank takes it. `<run>.sent` stays there: what
 * was handed over is never left there again. Where the process ends between the two, the same file is left once more, and the bank
 * knows it by the identification that it has.
 */
export function fileDrop(folder: string, debtor: Debtor): PaymentChannel {
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
      const xml = await pain001(file, debtor);
      await mkdir(folder, { recursive: true });
      const beside = path(file.runId, `${String(process.pid)}.tmp`);
      await writeFile(beside, xml, { flush: true });
      const reference = digestOf(xml);
      await rename(beside, path(file.runId, 'xml'));
      await writeFile(beside, reference, { flush: true });
      await rename(beside, path(file.runId, 'sent'));
      return { answer: 'done', reference };
    },
  };
}

/** What names a file's content. */
export function digestOf(xml: string): string {
  return `sha256:${createHash('sha256').update(xml).digest('hex')}`;
}

function whereNone(failure: NodeJS.ErrnoException): undefined {
  if (failure.code !== 'ENOENT') throw failure;
}
