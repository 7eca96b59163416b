/**
 * Runs the specs of a slice for Stryker, in one process: the rules are loaded once, a mutant is switched on in them, and only
 * the specs are evaluated anew. Whatever is static is loaded again. It stops at the first test that fails.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';

interface Namespace {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  readonly mutantCoverage?: object;
}

interface MutantRun {
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly activeMutant: { readonly id: string };
  readonly mutantActivation: 'runtime' | 'static';
}

/** What the instrumented rules look at. */
const mutation: Namespace = ((globalThis as { __stryker__?: Namespace }).__stryker__ ??= {});
/** Set once Stryker stands in its copy of the project. */
let root = process.cwd();
let load = createRequire(join(root, 'package.json'));
const code = new Map<string, string>();

class SliceRunner {
  static readonly inject = ['options'];
  private readonly slice: string;

  constructor({ slice }: { readonly slice: string }) {
    this.slice = slice;
  }

  private get entry(): string {
    return join(root, 'test/mutation/slices', `${this.slice}.ts`);
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  init(): Promise<void> {
    root = process.cwd();
    load = createRequire(join(root, 'package.json'));
    compileWith(load('@swc/core') as Compiler);
    // Few runs of each property, always the same ones, and no shrinking of what is found.
    const { default: fc } = load('fast-check') as {
      default: { configureGlobal: (settings: object) => void };
    };
    fc.configureGlobal({ numRuns: 25, seed: 2020, endOnFailure: true });
    return Promise.resolve();
  }

  dryRun() {
    const tests = collected(() => load(this.entry)).map(({ id, run }) => {
      mutation.currentTestId = id;
      const failureMessage = failureOf(run);
      mutation.currentTestId = undefined;
      const base = { id, name: id, timeSpentMs: 1 };
      return failureMessage === undefined ? { ...base, status: 0 } : { ...base, status: 1, failureMessage };
    });
    return Promise.resolve({ status: 'complete', tests, mutantCoverage: mutation.mutantCoverage });
  }

  mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }: MutantRun) {
    forget(mutantActivation === 'static' ? root : join(root, 'test'));
    mutation.activeMutant = activeMutant.id;
    if (hitLimit !== undefined) Object.assign(mutation, { hitLimit, hitCount: 0 });
    const result = this.resultOf(testFilter);
    const isEndless = hitLimit !== undefined && (mutation.hitCount ?? 0) > hitLimit;
    Object.assign(mutation, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    if (mutantActivation === 'static') forget(root);
    return Promise.resolve(isEndless ? { status: 'timeout', reason: 'It does not end' } : result);
  }

  private resultOf(filter: readonly string[] | undefined) {
    const tests: Test[] = [];
    const broken = failureOf(() => tests.push(...collected(() => load(this.entry))));
    if (broken !== undefined) return killed('while the specs are read', broken, 0);
    const wanted = filter === undefined ? tests : tests.filter(({ id }) => filter.includes(id));
    for (const { id, run } of wanted) {
      const failure = failureOf(run);
      if (failure !== undefined) return killed(id, failure, wanted.length);
    }
    return { status: 'survived', nrOfTests: wanted.length };
  }
}

function killed(by: string, failureMessage: string, nrOfTests: number) {
  return { status: 'killed', killedBy: [by], failureMessage, nrOfTests };
}

function failureOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** What stands under a folder is loaded again the next time, packages never. */
function forget(folder: string): void {
  for (const file of Object.keys(load.cache))
    if (file.startsWith(folder + sep) && !file.includes(`${sep}node_modules${sep}`))
      Reflect.deleteProperty(load.cache, file);
}

interface Test {
  readonly id: string;
  readonly run: () => unknown;
}

type Body = (...row: readonly unknown[]) => unknown;
type Word = (title: string, body: Body) => void;

/** The tests that specs describe while they are read. */
function collected(read: () => unknown): readonly Test[] {
  const tests: Test[] = [];
  const titles: string[] = [];
  const test: Word = (title, body) => {
    const id = [...titles, title].join(' > ');
    const same = tests.filter((one) => one.id === id || one.id.startsWith(`${id} #`)).length;
    tests.push({ id: same === 0 ? id : `${id} #${same + 1}`, run: () => body() });
  };
  const describe: Word = (title, body) => {
    titles.push(title);
    body();
    titles.pop();
  };
  const { expect } = load('expect') as { expect: unknown };
  const words = { describe: withTables(describe), it: withTables(test), test: withTables(test), expect };
  Object.assign(globalThis, words);
  read();
  return tests;
}

function withTables(word: Word) {
  const each = (rows: readonly unknown[]) => (title: string, body: Body) => {
    rows.forEach((row) => {
      word(title, () => body(...(Array.isArray(row) ? (row as readonly unknown[]) : [row])));
    });
  };
  return Object.assign(word, { each });
}

interface Compiler {
  readonly transformSync: (source: string, options: object) => { readonly code: string };
}

/** TypeScript is compiled as jest compiles it, once. */
function compileWith({ transformSync }: Compiler): void {
  const { jest } = load('./package.json') as { jest: { transform: { [files: string]: [string, object] } } };
  const [[, settings]] = Object.values(jest.transform) as [[string, object]];
  const extensions = (load as unknown as { extensions: { [ending: string]: unknown } }).extensions;
  extensions['.ts'] = (module: { _compile: (js: string, file: string) => void }, file: string) => {
    const known =
      code.get(file) ?? transformSync(readFileSync(file, 'utf8'), { ...settings, filename: file }).code;
    code.set(file, known);
    module._compile(known, file);
  };
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'slice', injectableClass: SliceRunner }];
export const strykerValidationSchema = { properties: { slice: { type: 'string' } } };
