import { lintViolations, type PlantedFiles, type Violation } from './planted-tree';

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `  list.push(${index});`).join('\n');
const longFunction = (count: number) =>
  `export function push(list: number[]): number {\n${lines(count - 3)}\n  return list.length;\n}\n`;
const longFile = (count: number) =>
  `${'// A line of the register.\n'.repeat(count - 1)}export const register = 1;\n`;

const clean: PlantedFiles = {
  'domain/phase.ts': `
    export type Phase = 'open' | 'closed';
    export function isOpen(phase: Phase): boolean {
      switch (phase) {
        case 'open':
          return true;
        case 'closed':
          return false;
      }
    }
  `,
  'domain/eight-ways.ts':
    'export const f = (x: number): boolean => [2, 3, 4].includes(x) || x === 5 || x === 6 || x === 7 || x === 8 || x === 9 || x < 0 || x > 20;\n',
  'domain/forty-lines.ts': longFunction(40),
  'domain/two-hundred-lines.ts': longFile(200),
  'activities/recorded.ts': 'export const recorded = (at: string): number => new Date(at).getTime();\n',
  'workflows/phase.ts': "import type { Phase } from '../domain/phase';\nexport const open: Phase = 'open';\n",
  'apps/api/api.module.ts': `
    import { Module } from '@nestjs/common';
    @Module({})
    export class ApiModule {}
  `,
  'test/domain/long.spec.ts': longFunction(60),
};

const phase = "type Phase = 'open' | 'closed';\n";
const planted: readonly (Violation & { readonly text: string })[] = [
  {
    rule: 'no-restricted-syntax',
    file: 'activities/blind.ts',
    text: 'export const both = (one: object): object => ({ ...{ one }, two: 2 });\n',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'activities/chance.ts',
    text: 'export const chance = Math.random();\n',
  },
  { rule: 'no-restricted-syntax', file: 'activities/clock.ts', text: 'export const now = new Date();\n' },
  {
    rule: 'complexity',
    file: 'activities/forks.ts',
    text: `export const f = (x: number): boolean => ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `x === ${n}`).join(' || ')};\n`,
  },
  {
    rule: 'no-restricted-syntax',
    file: 'activities/nameless.ts',
    text: 'export const sum = (...[one, two]: [number, number]): number => one + two;\n',
  },
  { rule: 'no-restricted-syntax', file: 'apps/enum.ts', text: 'export enum Phase { Open = 1 }\n' },
  { rule: 'max-lines', file: 'apps/long-file.ts', text: longFile(201) },
  { rule: '@typescript-eslint/no-extraneous-class', file: 'apps/module.ts', text: 'export class Bare {}\n' },
  {
    rule: 'no-restricted-syntax',
    file: 'domain/class.ts',
    text: 'export class Percorso { readonly name = 1 }\n',
  },
  { rule: 'no-restricted-syntax', file: 'domain/clock.ts', text: 'export const now = Date.now();\n' },
  {
    rule: 'no-restricted-syntax',
    file: 'domain/default.ts',
    text: 'export function isOne(count: number): boolean { switch (count) { case 1: return true; default: return false; } }\n',
  },
  { rule: 'max-lines-per-function', file: 'domain/long-function.ts', text: longFunction(41) },
  {
    rule: '@typescript-eslint/switch-exhaustiveness-check',
    file: 'domain/missing-case.ts',
    text: `${phase}export function f(phase: Phase): number { switch (phase) { case 'open': return 1; } return 0; }\n`,
  },
  {
    rule: 'max-depth',
    file: 'domain/nesting.ts',
    text: 'export function f(x: number): number { if (x > 1) { if (x > 2) { if (x > 3) { if (x > 4) { return 1; } } } } return 0; }\n',
  },
  {
    rule: '@typescript-eslint/max-params',
    file: 'domain/parameters.ts',
    text: 'export const f = (a: number, b: number, c: number, d: number): number => a + b + c + d;\n',
  },
  { rule: 'no-restricted-globals', file: 'domain/world.ts', text: 'export const zone = process.env.TZ;\n' },
  { rule: 'no-restricted-syntax', file: 'test/mock.spec.ts', text: "jest.mock('../domain/phase');\n" },
  { rule: 'no-restricted-syntax', file: 'test/sleep.spec.ts', text: 'setTimeout(() => undefined, 1);\n' },
  { rule: 'no-restricted-syntax', file: 'test/spy.spec.ts', text: "jest.spyOn(console, 'log');\n" },
  {
    rule: '@typescript-eslint/consistent-type-imports',
    file: 'workflows/value.ts',
    text: "import { Phase } from '../domain/phase';\nexport const open: Phase = 'open';\n",
  },
];

describe('the house rules that lint can see', () => {
  it('let a clean tree pass', () => {
    expect(lintViolations(clean)).toEqual([]);
  });

  it('find each planted violation, under its own name and nothing else', () => {
    const found = lintViolations({
      ...clean,
      ...Object.fromEntries(planted.map(({ file, text }) => [file, text])),
    });
    expect(found).toEqual(planted.map(({ rule, file }) => ({ rule, file })));
  });
});
