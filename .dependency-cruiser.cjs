/**
 * Who may import whom: house.md section 3, one rule for each line of the table in decisions.md.
 * test/checks/boundaries.spec.ts plants one violation of each and demands that it is found.
 */
const workflowSdk = 'node_modules/@temporalio/workflow/';
const activitySdk = 'node_modules/@temporalio/activity/';
const nest = 'node_modules/(@nestjs/|nest-commander/)';
const adapters = '^activities/(postgres|gateways)/';
const processes = '^apps/(api|console|worker|ops)/';

/** The folders of domain/ from the ground up: each may import those before it. Beside them stand what all share, and the registers of all. */
const layers = [
  ...['time', 'employment', 'programmes', 'account', 'payee', 'apl', 'envelope', 'person'],
  ...['entitlement', 'percorso', 'sap', 'incentive', 'run', 'figures', 'standing', 'simulation'],
];
const registers = '(deciders|rejections|upcast)';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'domain-imports-itself',
      'A rule must be readable, testable and replayable with nothing around it.',
      { path: '^domain/' },
      { pathNot: '^domain/' },
    ),
    ...layers
      .slice(0, -1)
      .map((folder, index) =>
        rule(
          'domain-layers',
          'What is shared must not know who shares it; no arrow goes up.',
          { path: `^domain/${folder}/` },
          { path: `^domain/(${layers.slice(index + 1).join('|')})/` },
        ),
      ),
    rule(
      'domain-ground',
      'The grammar that all streams share knows none of them; only the registers of all do.',
      { path: '^domain/[^/]+[.]ts$', pathNot: `^domain/${registers}[.]ts$` },
      { path: `^domain/(${layers.slice(layers.indexOf('account')).join('|')})/` },
    ),
    rule(
      'workflows-values',
      'A rule amended while a percorso runs must not change its replay: use import type.',
      { path: '^workflows/' },
      { pathNot: ['^workflows/', workflowSdk], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'workflows-types',
      'A workflow knows the shapes of domain and activities, and nothing else of ours.',
      { path: '^workflows/' },
      { pathNot: ['^(workflows|domain|activities)/', workflowSdk] },
    ),
    rule(
      'activities-know-ports',
      'TypeORM, HTTP, Nest and Node live in postgres/ and gateways/; an activity sees the ports.',
      { path: '^activities/', pathNot: adapters },
      { pathNot: ['^(activities|domain)/', activitySdk] },
    ),
    rule(
      'activities-do-not-name-adapters',
      'Only apps choose the adapters.',
      { path: '^activities/', pathNot: adapters },
      { path: adapters },
    ),
    rule(
      'adapters-below-apps',
      'An adapter is wired from above and knows neither its process nor the engine.',
      { path: adapters },
      { path: ['^(apps|workflows|test)/', nest] },
    ),
    rule(
      'rules-are-handed-over',
      'What decides is given its rulebook; only the wiring of apps names the one in force.',
      { path: '^(domain|activities)/' },
      { path: '^domain/programmes/index\\.ts$' },
    ),
    rule(
      'migrations-stand-alone',
      'A migration must mean the same in three years.',
      { path: '^migrations/' },
      // The index lists the migrations in their order.
      { pathNot: ['node_modules/typeorm/', '^migrations/'] },
    ),
    rule(
      'apps-do-not-mix',
      'A process never imports another process: what they share is a module.',
      { path: processes },
      { path: processes, pathNot: '^apps/$1/' },
    ),
    rule(
      'modules-below-processes',
      'A shared module serves every process and therefore knows none.',
      { path: '^apps/modules/' },
      { path: processes },
    ),
    rule(
      'no-one-imports-tests',
      'What runs in production must not need the tests.',
      { pathNot: '^test/' },
      { path: '^test/' },
    ),
    rule(
      'oracle-stands-alone',
      'What checks the money of the register must not share its mistakes.',
      { path: '^test/cohort/' },
      { path: '^(domain|workflows|activities|migrations|apps)/' },
    ),
    rule('no-cycles', 'What depends on itself has no order to be read in.', {}, { circular: true }),
    rule(
      'no-orphans',
      'A file that imports nothing and that nothing imports is not part of the program.',
      {
        orphan: true,
        path: '^(domain|workflows|activities|migrations|apps|test)/',
        pathNot: '^test/(support/|mutation/)',
      },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|\\.data|\\.cache|\\.jest|\\.git)(/|$)' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'import', 'node', 'default', 'types'],
    },
  },
};
