import { boundaryViolations, type PlantedFiles, type Violation } from './planted-tree';

const clean: PlantedFiles = {
  'domain/decider.ts': 'export interface Decider { readonly name: string }\n',
  'domain/decide.ts':
    "import type { Decider } from './decider';\nexport const decider: Decider = { name: 'percorso' };\n",
  'domain/time/day.ts': 'export type Day = string;\n',
  'domain/percorso/state.ts':
    "import type { Day } from '../time/day';\nexport interface State { readonly since: Day }\n",
  'domain/deciders.ts':
    "import type { State } from './percorso/state';\nexport type AnyState = State | undefined;\n",
  'domain/programmes/index.ts': 'export const RULEBOOK = { programmes: [] };\n',
  'workflows/messages.ts': "export const messages = 'messages';\n",
  'workflows/loop.ts': `
    import { sleep } from '@temporalio/workflow';
    import type { Decider } from '../domain/decider';
    import type { handle } from '../activities/handle';
    import { messages } from './messages';
    export const loop = async (decider: Decider, activity: typeof handle) => sleep(activity(decider) + messages);
  `,
  'activities/ports.ts': 'export interface EventStore { readonly append: () => void }\n',
  'activities/handle.ts': `
    import { log } from '@temporalio/activity';
    import { decider } from '../domain/decide';
    import type { EventStore } from './ports';
    export const handle = (store: EventStore) => { log.info(decider.name); store.append(); };
  `,
  'activities/postgres/event-store.ts': `
    import { Pool } from 'pg';
    import type { EventStore } from '../ports';
    export const store = (pool: Pool): EventStore => ({ append: () => void pool.query('select 1') });
  `,
  'activities/gateways/inps.ts': "import { request } from 'node:https';\nexport const inps = request;\n",
  'migrations/1-register.ts':
    "import type { MigrationInterface } from 'typeorm';\nexport type M = MigrationInterface;\n",
  'apps/modules/temporal.ts': "import { Module } from '@nestjs/common';\nexport const temporal = Module;\n",
  'apps/ops/main.ts': "import { temporal } from '../modules/temporal';\nexport const ops = temporal;\n",
  'apps/api/main.ts': `
    import { temporal } from '../modules/temporal';
    import { store } from '../../activities/postgres/event-store';
    import { RULEBOOK } from '../../domain/programmes';
    import { ops } from './ops';
    export const api = [temporal, store, RULEBOOK, ops];
  `,
  'apps/api/ops.ts': "export const ops = 'a folder of the api may bear any name';\n",
  'test/support/wait.ts': 'export const wait = 1;\n',
  'test/apps/story.spec.ts': `
    import { api } from '../../apps/api/main';
    import { wait } from '../support/wait';
    it('is a story', () => { expect([api, wait]).toBeDefined(); });
  `,
};

const imports = (from: string) => `import { x } from '${from}';\nexport const y = x;\n`;
const importsType = (from: string) => `import type { x } from '${from}';\nexport type Y = typeof x;\n`;

const planted: readonly (Violation & { readonly text: string })[] = [
  {
    rule: 'activities-do-not-name-adapters',
    file: 'activities/a-adapter.ts',
    text: imports('./postgres/event-store'),
  },
  {
    rule: 'activities-do-not-name-adapters',
    file: 'activities/a-gateway.ts',
    text: importsType('./gateways/inps'),
  },
  { rule: 'activities-know-ports', file: 'activities/b-node.ts', text: imports('node:https') },
  { rule: 'activities-know-ports', file: 'activities/b-typeorm.ts', text: importsType('typeorm') },
  { rule: 'activities-know-ports', file: 'activities/b-workflow.ts', text: imports('../workflows/messages') },
  { rule: 'adapters-below-apps', file: 'activities/gateways/c-test.ts', text: imports('@nestjs/common') },
  {
    rule: 'adapters-below-apps',
    file: 'activities/postgres/c-app.ts',
    text: imports('../../apps/modules/temporal'),
  },
  {
    rule: 'adapters-below-apps',
    file: 'activities/postgres/c-workflow.ts',
    text: imports('../../workflows/messages'),
  },
  { rule: 'apps-do-not-mix', file: 'apps/worker/d-api.ts', text: imports('../api/main') },
  { rule: 'modules-below-processes', file: 'apps/modules/e-ops.ts', text: imports('../ops/main') },
  { rule: 'no-one-imports-tests', file: 'apps/ops/f-test.ts', text: imports('../../test/support/wait') },
  { rule: 'domain-imports-itself', file: 'domain/g-node.ts', text: imports('node:crypto') },
  { rule: 'domain-imports-itself', file: 'domain/g-package.ts', text: importsType('zod') },
  { rule: 'domain-imports-itself', file: 'domain/g-ports.ts', text: importsType('../activities/ports') },
  { rule: 'no-cycles', file: 'domain/h-one.ts', text: imports('./h-two') },
  { rule: 'no-orphans', file: 'domain/i-alone.ts', text: 'export const alone = 1;\n' },
  { rule: 'domain-ground', file: 'domain/m-ground.ts', text: importsType('./percorso/state') },
  { rule: 'domain-layers', file: 'domain/envelope/m-up.ts', text: importsType('../percorso/state') },
  { rule: 'domain-layers', file: 'domain/programmes/m-up.ts', text: importsType('../percorso/state') },
  { rule: 'migrations-stand-alone', file: 'migrations/2-domain.ts', text: imports('../domain/decide') },
  { rule: 'migrations-stand-alone', file: 'migrations/3-node.ts', text: imports('node:fs') },
  {
    rule: 'rules-are-handed-over',
    file: 'activities/l-rules.ts',
    text: importsType('../domain/programmes'),
  },
  {
    rule: 'rules-are-handed-over',
    file: 'activities/postgres/l-rules.ts',
    text: imports('../../domain/programmes/index'),
  },
  { rule: 'rules-are-handed-over', file: 'domain/l-rules.ts', text: imports('./programmes') },
  { rule: 'oracle-stands-alone', file: 'test/cohort/n-domain.ts', text: importsType('../../domain/decide') },
  { rule: 'workflows-types', file: 'workflows/j-app.ts', text: importsType('../apps/api/main') },
  { rule: 'workflows-types', file: 'workflows/j-client.ts', text: importsType('@temporalio/client') },
  { rule: 'workflows-values', file: 'workflows/k-activity.ts', text: imports('../activities/handle') },
  { rule: 'workflows-values', file: 'workflows/k-domain.ts', text: imports('../domain/decide') },
];

const rules = [...new Set(planted.map(({ rule }) => rule))];

/** A circle is reported once, at its first file. */
const otherHalf: PlantedFiles = { 'domain/h-two.ts': imports('./h-one') };

describe('the boundaries of house section 3', () => {
  let found: readonly Violation[] = [];

  beforeAll(() => {
    found = boundaryViolations({
      ...clean,
      ...otherHalf,
      ...Object.fromEntries(planted.map(({ file, text }) => [file, text])),
    });
  });

  it('let a clean tree pass', () => {
    expect(boundaryViolations(clean)).toEqual([]);
  });

  it('are fifteen, and one against orphans', () => {
    expect(rules).toHaveLength(16);
  });

  it.each(rules)('find what violates %s, in the planted files and nowhere else', (rule) => {
    const of = (violations: readonly Violation[]) =>
      violations.filter((violation) => violation.rule === rule).map(({ file }) => file);
    expect(of(found)).toEqual(of(planted));
  });

  it('name no other rule', () => {
    expect(found).toHaveLength(planted.length);
  });
});
