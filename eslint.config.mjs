import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

// The house rules that a program can check. Each list is whole, because a later entry replaces an earlier one.
const restrict = (...entries) => ['error', ...entries.flat()];
const forbid = (message, ...selectors) => selectors.map((selector) => ({ selector, message }));

const noEnums = forbid('Unions instead of enums (house 7).', 'TSEnumDeclaration');
const noSpreadLiterals = forbid(
  'A literal that is spread is not checked for excess properties: write its fields out.',
  "ObjectExpression > SpreadElement[argument.type='ObjectExpression']",
);
const noRestTuples = forbid(
  'Parameters that come in a row have no names for who calls: give them an object.',
  "RestElement[argument.type='ArrayPattern']",
);
const noClock = forbid(
  'Time enters once, stamped by the workflow or carried by a command (house rule 5).',
  "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  "CallExpression[callee.name='Date']",
  "NewExpression[callee.name='Date'][arguments.length=0]",
);
const noChance = forbid(
  'Nothing is decided by chance: a replay must give the same.',
  "MemberExpression[object.name='Math'][property.name='random']",
);
const noClasses = forbid(
  'The domain has functions and types, no classes (house 7).',
  'ClassDeclaration',
  'ClassExpression',
);
const noDefault = forbid(
  'Without default a new member breaks the build where it matters (house 7).',
  'SwitchCase[test=null]',
);
const noSleep = forbid(
  'No sleeps: wait for the fact itself (house 7).',
  "CallExpression[callee.name='setTimeout']",
  "CallExpression[callee.property.name='setTimeout']",
);
const noMocks = forbid(
  'Nothing of ours is mocked: use the fake that passes the same contract (house 7).',
  "MemberExpression[object.name='jest'][property.name=/^(mock|doMock|unstable_mockModule|spyOn)$/]",
);

const impure = [
  'process',
  'console',
  'fetch',
  'crypto',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
];

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '.data/', '.cache/', '.jest/'] },
  {
    files: ['**/*.{ts,mts}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: false },
      ],
      // A type import is erased: the boundary of workflows/ rests on it.
      '@typescript-eslint/consistent-type-imports': 'error',
      // Nest's modules are classes that only carry a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // The same names that tsc lets go unused.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Tax codes and identifiers are ASCII: spreading them gives their characters.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      'no-restricted-syntax': restrict(noEnums, noSpreadLiterals, noRestTuples),
      complexity: ['error', { max: 8, variant: 'modified' }],
      'max-depth': ['error', 3],
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      'max-lines': ['error', { max: 200 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': restrict(
        noEnums,
        noSpreadLiterals,
        noRestTuples,
        noClock,
        noChance,
        noClasses,
        noDefault,
      ),
      'no-restricted-globals': restrict(impure),
    },
  },
  {
    files: ['activities/**/*.ts'],
    rules: { 'no-restricted-syntax': restrict(noEnums, noSpreadLiterals, noRestTuples, noClock, noChance) },
  },
  {
    files: ['apps/**/*.ts'],
    rules: {
      // Nest declares its option types as classes; a plain object is how they are meant to be given.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['test/**/*.{ts,mts}'],
    rules: {
      'no-restricted-syntax': restrict(noEnums, noSpreadLiterals, noSleep, noMocks),
      'no-restricted-imports': restrict(['timers/promises', 'node:timers/promises']),
      'max-lines': 'off',
      'max-lines-per-function': 'off',
    },
  },
);
