import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { CodeVersion } from '../../../activities/ports';
import { RULEBOOK } from '../../../domain/programmes';

const SOURCE = /\.(js|ts)$/;

/** The deployed rules, and what they and the one write path are known by; the sweep wakes what an older digest decided. */
export function codeVersion(): CodeVersion {
  const domain = filesIn(folderOf('../../../domain/deciders'), true);
  const activities = filesIn(folderOf('../../../activities'), false);
  return { digest: digestOf([...domain, ...activities]), rulebook: RULEBOOK };
}

/** What the code of the workflows is known by: their sources and the SDK's version. Runs begun on one build stay on it. */
export function workflowBuild(): string {
  const sdk = require.resolve('@temporalio/worker/package.json');
  return digestOf([...filesIn(folderOf('../../../workflows'), false), sdk]).slice(0, 16);
}

/** The bundle of the workflows, made once for each build. */
export async function workflowBundle(): Promise<{ readonly codePath: string }> {
  const workflowsPath = require.resolve('../../../workflows');
  const codePath = join(dirname(workflowsPath), `bundle-${workflowBuild()}.cjs`);
  if (existsSync(codePath)) return { codePath };
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: [require.resolve('../../../workflows/audit')],
    logger: new DefaultLogger('ERROR'),
  });
  // Whole or not at all, for a worker that looks for it meanwhile.
  const beside = `${codePath}.${String(process.pid)}`;
  writeFileSync(beside, code);
  renameSync(beside, codePath);
  return { codePath };
}

function folderOf(module: string): string {
  return dirname(require.resolve(module));
}

function filesIn(folder: string, deep: boolean): readonly string[] {
  return readdirSync(folder, { recursive: deep, encoding: 'utf8' })
    .filter((name) => SOURCE.test(name) && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => join(folder, name));
}

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file)).update('\n');
  return hash.digest('hex');
}
