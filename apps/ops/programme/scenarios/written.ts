import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { rulesNameOf } from '../../../../domain/programmes/rulebook';
import { rulesOf } from '../../../../domain/programmes/rows';
import type { Text } from '../../../../domain/texts';
import { alike, ended, inBoth } from '../../../modules/texts/text';
import { BLANK } from '../../text';
import { cited } from '../page/written';
import { judgedByPeople } from './judged';
import { SCENARIO_TEXTS } from './texts';
import type { Scenario } from './scenario';
import type { Scenarios } from './scenarios';
import { sectionsOf, type Exemplified } from './sections';
import { whyUnlived } from './unlived';

/** The page of a programme's scenarios in a terminal: each rule quoted once, then what only people judge, and rules that have none. */
export function scenariosInWords(
  version: ProgrammeVersion,
  { scenarios, without }: Scenarios,
): readonly Text[] {
  return [
    SCENARIO_TEXTS.head(rulesNameOf(version), scenarios.length),
    ...sectionsOf(version, scenarios).flatMap(({ title, rules }) => [
      BLANK,
      title,
      ...rules.flatMap((one) => exemplified(one)),
    ]),
    BLANK,
    SCENARIO_TEXTS.judged,
    ...judgedByPeople(version).map(({ what, who }) =>
      inBoth((language) => `  ${what[language]}: ${who[language]}`),
    ),
    BLANK,
    SCENARIO_TEXTS.without(without.length),
    ...without.map((row) => inBoth((language) => `  ${row}  ${quoteOf(version, row)[language]}`)),
  ];
}

function exemplified({ rule: { path, source }, scenarios }: Exemplified): readonly Text[] {
  const quote = source === null ? BLANK : inBoth((language) => cited(source, language));
  return [
    BLANK,
    inBoth((language) => `${path}  ${quote[language]}`),
    ...scenarios.flatMap((one, nth) => [...(nth === 0 ? [] : [BLANK]), ...said(one)]),
  ];
}

/** What the act of a rule says; in brackets, where it is known why nothing shows the rule. */
export function quoteOf(version: ProgrammeVersion, row: string): Text {
  const rule = rulesOf(version).find(({ path }) => path === row);
  const why = whyUnlived(row, version);
  const because = why === undefined ? alike('') : inBoth((language) => ` (${why[language]})`);
  return rule === undefined
    ? because
    : inBoth((language) => `${cited(rule.source, language)}${because[language]}`);
}

function said({ given, when, then, holds }: Scenario): readonly Text[] {
  const { given: givenWord, when: whenWord, then: thenWord } = SCENARIO_TEXTS;
  const line = (word: Text, words: Text): Text =>
    inBoth((language) => `  ${word[language]} ${ended(words)[language]}`);
  return [
    line(givenWord, given),
    line(whenWord, when),
    line(thenWord, then),
    ...(holds ? [] : [inBoth((language) => `  ${SCENARIO_TEXTS.fails[language]}`)]),
  ];
}
