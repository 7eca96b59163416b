/** The order in which jest takes the suites that share engines: the one that explains most failures of the next comes first. */
const order = ['domain', 'checks', 'cohort', 'workflows', 'migrations', 'activities', 'apps'];

interface Test {
  readonly path: string;
}

const rank = ({ path }: Test): number => order.findIndex((suite) => path.includes(`/test/${suite}/`));

export default class SuiteOrder {
  sort<T extends Test>(tests: readonly T[]): T[] {
    return [...tests].sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
  }

  /** Only `--onlyFailures` asks for it, and no memory of earlier runs is kept. */
  allFailedTests(): readonly Test[] {
    return [];
  }

  cacheResults(): void {
    // Times of earlier runs do not change the order.
  }
}
