/**
 * Compiles with SWC what has changed since the last time, file by file, from the sources to dist/; types belong to `npm run check`.
 * `node build.mts` for what runs, `node build.mts test` for the tests on real processes too. With nothing to do it takes no compiler.
 */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Options } from '@swc/core';

const FOLDERS = ['domain', 'workflows', 'activities', 'migrations', 'apps', ...process.argv.slice(2)];
const OUT = 'dist';
/** What each file in dist/ was made from. */
const MANIFEST = join(OUT, 'compiled.json');

interface Manifest {
  readonly by: string;
  readonly files: Readonly<Record<string, string>>;
}

const { jest, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly jest: { readonly transform: Readonly<Record<string, readonly [string, Options]>> };
  readonly devDependencies: Readonly<Record<string, string>>;
};
// The same as for the tests: what is tested is what runs.
const [[, options] = ['', {}]] = Object.values(jest.transform);
const by = createHash('sha256')
  .update(JSON.stringify([options, devDependencies['@swc/core']]))
  .digest('hex');

const before = manifestBefore();
const sources = new Map(FOLDERS.flatMap(sourcesIn).map((file) => [file, markOf(file)]));
const present = new Set(FOLDERS.flatMap((folder) => globSync(`${OUT}/${folder}/**/*.js`)));
const changed = [...sources.keys()].filter((file) => isChanged(file));
const gone = [...present].filter((file) => !sources.has(sourceOf(file)));

for (const file of gone) for (const one of [file, `${file}.map`]) rmSync(one, { force: true });
if (changed.length > 0) await compile(changed);
if (changed.length + gone.length > 0) writeManifest();

/** With what was made in other folders, which this run does not look at. */
function writeManifest(): void {
  const others = Object.entries(before.files).filter(
    ([file]) => !FOLDERS.some((one) => file.startsWith(`${one}/`)),
  );
  const manifest: Manifest = { by, files: Object.fromEntries([...others, ...sources]) };
  writeWhole(MANIFEST, JSON.stringify(manifest));
}

function manifestBefore(): Manifest {
  try {
    const read = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest;
    if (read.by === by) return read;
  } catch {
    // None yet, or half of one: everything is compiled.
  }
  return { by, files: {} };
}

function sourcesIn(folder: string): readonly string[] {
  return globSync(`${folder}/**/*.ts`).filter((file) => !file.endsWith('.d.ts'));
}

function markOf(file: string): string {
  const { mtimeMs, size } = statSync(file);
  return `${String(mtimeMs)} ${String(size)}`;
}

function isChanged(file: string): boolean {
  return before.files[file] !== sources.get(file) || !present.has(outputOf(file));
}

function outputOf(source: string): string {
  return join(OUT, source.replace(/\.ts$/, '.js'));
}

function sourceOf(output: string): string {
  return output.slice(OUT.length + 1).replace(/\.js$/, '.ts');
}

async function compile(files: readonly string[]): Promise<void> {
  const { transformFile } = await import('@swc/core');
  await Promise.all(
    files.map(async (file) => {
      const output = outputOf(file);
      const { code, map } = await transformFile(file, { ...options, sourceMaps: true, sourceFileName: file });
      writeWhole(output, code);
      if (map !== undefined) writeWhole(`${output}.map`, map);
    }),
  );
}

/** Never half a file for a process that starts meanwhile. */
function writeWhole(file: string, text: string): void {
  const beside = `${file}.${String(process.pid)}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(beside, text);
  renameSync(beside, file);
}
