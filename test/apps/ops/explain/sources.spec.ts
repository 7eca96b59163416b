import { globSync, readFileSync } from 'node:fs';
import type { History } from '../../../../activities/decided-again';
import { fieldText } from '../../../../apps/ops/explain/fields';
import { explainedInWords } from '../../../../apps/ops/explain/in-words';
import { explain } from '../../../../apps/ops/explain/explanation';
import { RULEBOOK } from '../../../../domain/programmes';
import { rulesNameOf } from '../../../../domain/programmes/rulebook';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { met, type Citation } from '../../../../domain/ruling';
import { ENGLISH, ITALIAN, NAMES_OF_LAW, wordsOf } from '../languages';

const VERSIONS = RULEBOOK.programmes.flatMap(({ versions }) => versions);

function citationsIn(value: unknown): readonly Citation[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'act' in value && 'status' in value
    ? [value as Citation]
    : Object.values(value).flatMap(citationsIn);
}

/** A life in which every rule of a version was applied once. */
function citingAll(version: ProgrammeVersion): History {
  const fact = {
    version: 1,
    effectiveOn: '2020-01-07',
    recordedAt: '2020-01-07T09:00:00.000Z',
    causation: 'R1',
    actor: { role: 'cpi', organisation: '091900', user: 'u1' },
    event: { type: 'AdhesionSubmitted', rules: rulesNameOf(version) },
    basis: citationsIn(version).map((citation) => met(citation)),
  };
  return { stream: 'percorso/P1', facts: [fact], commands: [], others: {} } as unknown as History;
}

test.each(VERSIONS.map((version) => [rulesNameOf(version), version] as const))(
  'every rule of %s is explained in either language, whatever cites it',
  (_, version) => {
    const [told] = explain(citingAll(version), RULEBOOK);
    const rulings = told?.basis ?? [];
    expect(rulings.length).toBeGreaterThan(30);
    expect(rulings.filter(({ text }) => text === undefined)).toEqual([]);
    // What an act and a rule are called is the same in both.
    const names = citationsIn(version).flatMap(({ act, id }) => [act, id]);
    const longestFirst = [...new Set(names)].sort((one, other) => other.length - one.length);
    const ours = (line: string) =>
      wordsOf(
        longestFirst.reduce((left, name) => left.replaceAll(name, ''), line).replaceAll(NAMES_OF_LAW, ''),
      );
    const lines = explainedInWords('P1', told === undefined ? [] : [told]);
    expect(lines.map(({ it: italian }) => ours(italian)).filter((line) => ENGLISH.test(line))).toEqual([]);
    expect(lines.map(({ en }) => ours(en)).filter((line) => ITALIAN.test(line))).toEqual([]);
    expect(lines.filter(({ en }) => en.includes('Proposta'))).toEqual([]);
  },
);

/** The facts that rulings of the domain name: `met(source, { lastDay, from: on })`. */
function namedByRulings(): readonly string[] {
  const sources = globSync('domain/**/*.ts').map((file) => readFileSync(file, 'utf8'));
  const given = sources.flatMap((source) =>
    Array.from(
      source.matchAll(/\b(?:met|notMet)\((?:[^(){};]|\([^()]*\))*\{([^{}]*)\}/g),
      ([, facts = '']) => facts,
    ),
  );
  const names = given.flatMap((facts) => facts.split(',').map((one) => one.split(':')[0]?.trim() ?? ''));
  return [...new Set(names)].filter((name) => /^\w+$/.test(name));
}

test('whatever a ruling names has words in both languages', () => {
  const names = namedByRulings();
  expect(names.length).toBeGreaterThan(40);
  // A field without words is shown by the parts of its name, alike in both.
  expect(names.filter((name) => fieldText(name).it === fieldText(name).en)).toEqual([]);
});
