import type { StepTaker } from '../../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { rulesNameOf } from '../../../../domain/programmes/rulebook';
import { rulesOf } from '../../../../domain/programmes/rows';
import type { Citation } from '../../../../domain/ruling';
import type { Text } from '../../../../domain/texts';
import { codeText } from '../../../modules/texts/codes';
import { alike, inBoth, type Language } from '../../../modules/texts/text';
import { BLANK } from '../../text';
import { EXITS, takers } from '../page/words';
import { ended, SCENARIO_TEXTS } from './texts';
import type { Scenario } from './scenario';
import type { Scenarios } from './scenarios';

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
    ...without.map((row) => inBoth((language) => `  ${quote(row)[language]}`)),
  ];
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

/** The clauses that no rule decides: whether a cause of an exit is there is for whoever tells it. */
export function judgedByPeople({
  exits,
}: ProgrammeVersion): readonly { readonly what: Text; readonly who: Text }[] {
  return exits.flatMap(({ exit, causes, tellers }) => {
    const said: { readonly [cause in string]?: readonly StepTaker[] } = tellers;
    return causes.map((cause) => ({
      what: inBoth((language) => `${EXITS[exit][language]}, ${codeText('cause', cause)[language]}`),
      who: takers(said[cause] ?? ['cpi', 'provider']),
    }));
  });
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
