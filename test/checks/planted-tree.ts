import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Path in the tree -> text of the file. */
export type PlantedFiles = Readonly<Record<string, string>>;

export interface Violation {
  readonly rule: string;
  readonly file: string;
}

const root = resolve(__dirname, '../..');

/** Runs dependency-cruiser with the configuration of this repository over a tree of its own. */
export function boundaryViolations(files: PlantedFiles): readonly Violation[] {
  const report = inPlantedTree(files, (folder) =>
    run(folder, '.bin/depcruise', [
      ...['--config', join(root, '.dependency-cruiser.cjs')],
      ...['--output-type', 'json', '.'],
    ]),
  ) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  return sorted(report.summary.violations.map(({ from, rule }) => ({ rule: rule.name, file: from })));
}

/** Runs ESLint with the configuration of this repository over a tree of its own. */
export function lintViolations(files: PlantedFiles): readonly Violation[] {
  return inPlantedTree(files, (folder) => {
    const report = run(folder, '.bin/eslint', [
      ...['--config', join(root, 'eslint.config.mjs')],
      ...['--format', 'json', '.'],
    ]) as { filePath: string; messages: { ruleId: string | null; message: string }[] }[];
    return sorted(
      report.flatMap(({ filePath, messages }) =>
        messages.map(({ ruleId, message }) => ({
          rule: ruleId ?? message,
          file: filePath.slice(folder.length + 1),
        })),
      ),
    );
  });
}

/** The tree lies inside the repository, so that packages resolve as they do for the real one. */
function inPlantedTree<T>(files: PlantedFiles, use: (folder: string) => T): T {
  const parent = join(root, '.jest');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'planted-'));
  try {
    const tsconfig = JSON.stringify({ extends: join(root, 'tsconfig.json'), include: ['.'] });
    for (const [path, text] of Object.entries({ ...files, 'tsconfig.json': tsconfig })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(cwd: string, program: string, args: readonly string[]): unknown {
  const found = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!found.stdout.trim()) throw new Error(`${program} gave no report: ${found.stderr}`);
  return JSON.parse(found.stdout);
}

function sorted(violations: readonly Violation[]): readonly Violation[] {
  const key = ({ rule, file }: Violation) => `${file} ${rule}`;
  return [...violations].sort((a, b) => key(a).localeCompare(key(b)));
}
