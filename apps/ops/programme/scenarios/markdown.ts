import { ended } from '../../../modules/texts/text';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { rulesNameOf } from '../../../../domain/programmes/rulebook';
import type { Language } from '../../../modules/texts/text';
import { cited } from '../page/written';
import type { Scenario } from './scenario';
import type { Scenarios } from './scenarios';
import { judgedByPeople } from './judged';
import { countOf, sectionsOf, type Exemplified, type Exemplifying } from './sections';
import { SCENARIO_TEXTS } from './texts';
import { quoteOf } from './written';

/** The scenarios of a version as a Markdown document: what is where, the rules by subject, each quoted once above its scenarios. */
export function scenariosInMarkdown(
  version: ProgrammeVersion,
  { scenarios, without }: Scenarios,
  language: Language,
): string {
  const sections = sectionsOf(version, scenarios);
  const { judged, without: none, head } = SCENARIO_TEXTS;
  return [
    `# ${head(rulesNameOf(version), scenarios.length)[language]}`,
    sections.map((one) => entry(one, language)).join('\n'),
    ...sections.flatMap((one) => section(one, language)),
    `## ${judged[language]}`,
    judgedByPeople(version)
      .map(({ what, who }) => `- ${what[language]}: ${who[language]}`)
      .join('\n'),
    `## ${none(without.length)[language]}`,
    ...(without.length === 0
      ? []
      : [without.map((row) => `- \`${row}\` ${quoteOf(version, row)[language]}`).join('\n')]),
    '',
  ].join('\n\n');
}

/** A line of the table of contents. */
function entry(one: Exemplifying, language: Language): string {
  const title = one.title[language];
  return `- [${title}](#${anchorOf(title)}): ${SCENARIO_TEXTS.count(countOf(one))[language]}`;
}

/** As readers of Markdown name a heading. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

function section({ title, rules }: Exemplifying, language: Language): readonly string[] {
  return [`## ${title[language]}`, ...rules.flatMap((one) => ruleOf(one, language))];
}

function ruleOf({ rule, scenarios }: Exemplified, language: Language): readonly string[] {
  const { sentence, source, path } = rule;
  return [
    `### ${sentence[language].replace(/\.$/, '')}`,
    ...(source === null ? [] : [`> ${cited(source, language)}`]),
    `\`${path}\``,
    scenarios.map((one, nth) => `${nth + 1}. ${said(one, language)}`).join('\n'),
  ];
}

function said({ given, when, then, holds }: Scenario, language: Language): string {
  const { given: givenWord, when: whenWord, then: thenWord, fails } = SCENARIO_TEXTS;
  const words = [
    [givenWord, given],
    [whenWord, when],
    [thenWord, then],
  ] as const;
  return [
    ...words.map(([word, one]) => `**${word[language]}** ${ended(one)[language]}`),
    ...(holds ? [] : [`**${fails[language]}**`]),
  ].join('\n   ');
}
