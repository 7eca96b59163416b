import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { rulesNameOf } from '../../../../domain/programmes/rulebook';
import { rulesOf } from '../../../../domain/programmes/rows';
import type { Citation } from '../../../../domain/ruling';
import type { Text } from '../../../../domain/texts';
import { alike, inBoth, type Language } from '../../../modules/texts/text';
import { BLANK } from '../../text';
import { judgedByPeople } from './judged';
import { ended, SCENARIO_TEXTS } from './texts';
import type { Scenario } from './scenario';
import type { Scenarios } from './scenarios';
import { whyUnlived } from './unlived';

/** The page of a programme's scenarios: each with its rule quoted, then what only people judge, and rules that have none. */
export function scenariosInWords(
  version: ProgrammeVersion,
  { scenarios, without }: Scenarios,
): readonly Text[] {
  const sources = new Map(rulesOf(version).map(({ path, source }) => [path, source]));
  const quote = (row: string, given?: Citation): Text => {
    const source = given ?? sources.get(row);
    if (source === undefined) return alike(row);
    const { id, act, text } = source;
    return inBoth((language) => `${row}  ${id}, ${act}: ${text[language]}`);
  };
  return [
    SCENARIO_TEXTS.head(rulesNameOf(version), scenarios.length),
    ...scenarios.flatMap((one) => [BLANK, quote(one.row, one.source), ...said(one)]),
    BLANK,
    SCENARIO_TEXTS.judged,
    ...judgedByPeople(version).map(({ what, who }) =>
      inBoth((language) => `  ${what[language]}: ${who[language]}`),
    ),
    BLANK,
    SCENARIO_TEXTS.without(without.length),
    ...without.map((row) => inBoth((language) => `  ${quote(row)[language]}${why(row, version)[language]}`)),
  ];
}

/** In brackets, where it is known why nothing shows the rule. */
function why(row: string, version: ProgrammeVersion): Text {
  const reason = whyUnlived(row, version);
  return reason === undefined ? alike('') : inBoth((language) => ` (${reason[language]})`);
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

/** The same as a Markdown document. */
export function scenariosInMarkdown(version: ProgrammeVersion, all: Scenarios, language: Language): string {
  const [head, ...lines] = scenariosInWords(version, all).map((line) => line[language]);
  return [
    `# ${head ?? ''}`,
    ...lines.map((line) => (line.startsWith('  ') ? `- ${line.trim()}` : line)),
    '',
  ].join('\n');
}
