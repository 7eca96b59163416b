import { API_ROOT } from './commands/row';
import { COMMAND_TABLE } from './commands/table';
import { GROUP_ACTIVITY } from './group-activities/group-activity';
import { ROW_LISTS } from './commands/row-lists';
import { BANK_ANSWERS } from './payment-runs/bank-answers';
import { READ_TABLE } from './reads/table';

/** A route: its method, and its path with parameters in braces. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
}

export const OPENAPI_PATH = `${API_ROOT}/openapi.json`;
export const DOCS_PATH = `${API_ROOT}/docs`;
export const PROBE_PATHS = { status: '/status', live: '/livez', ready: '/readyz' } as const;

/** Every route that answers. */
export const ROUTES: readonly Route[] = [
  ...COMMAND_TABLE.map(({ path }): Route => ({ method: 'POST', path: API_ROOT + path })),
  { method: 'POST', path: API_ROOT + GROUP_ACTIVITY.path },
  { method: 'POST', path: API_ROOT + BANK_ANSWERS.path },
  ...ROW_LISTS.map(({ path }): Route => ({ method: 'POST', path: API_ROOT + path })),
  ...READ_TABLE.map(({ path }): Route => ({ method: 'GET', path: API_ROOT + path })),
  ...Object.values(PROBE_PATHS).map((path): Route => ({ method: 'GET', path })),
  { method: 'GET', path: OPENAPI_PATH },
];

/** The methods under which a path exists; none when it does not exist at all. */
export function allowedMethods(path: string): readonly string[] {
  const methods = MATCHERS.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  return [...new Set(methods)].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
}

/** `/percorsi/{percorsoId}` -> `/percorsi/:percorsoId`, as Express writes it. */
export function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** As Express reads a path: without regard to case, and to a slash at its end. The documentation has pages of its own. */
const MATCHERS = [
  ...ROUTES,
  { method: 'GET', path: DOCS_PATH },
  { method: 'GET', path: `${DOCS_PATH}/{page}` },
].map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`, 'i'),
}));
