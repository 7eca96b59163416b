import type { CommanderOptionsType } from 'nest-commander';
import { text, type Language } from '../modules/texts/text';
import type { Text } from '../../domain/texts';
import { HELP_TEXTS } from './help-texts';

type Help = NonNullable<CommanderOptionsType['helpConfiguration']>;
type Format = NonNullable<Help['formatHelp']>;
type Command = Parameters<Format>[0];
type Helper = Parameters<Format>[1];
type Section = readonly [title: Text, items: readonly (readonly [term: string, about: string])[]];

/** The help of the parser in a language: it holds one sentence of each, and finds the twin by that. */
export function helpIn(language: Language): Help {
  const said = (words: string): string => TWINS.get(words)?.[language] ?? words;
  const usage = (term: string): string =>
    term.replaceAll(/\[(options|command)\]/g, (_, word: string) => `[${said(word)}]`);
  return {
    formatHelp: (command, helper) => {
      const width = helper.padWidth(command, helper) + GAP;
      const item = (term: string, about: string): string =>
        `  ${helper.wrap(`${usage(term).padEnd(width)}${said(about)}`, LINE, width)}`.trimEnd();
      const sections = sectionsOf(command, helper).filter(([, items]) => items.length > 0);
      return [
        `${TITLES.usage[language]} ${usage(helper.commandUsage(command))}\n`,
        ...[helper.commandDescription(command)]
          .filter((about) => about !== '')
          .map((about) => `${helper.wrap(said(about), LINE, 0)}\n`),
        ...sections.flatMap(([title, items]) => [
          title[language],
          ...items.map(([term, about]) => item(term, about)),
          '',
        ]),
      ].join('\n');
    },
  };
}

function sectionsOf(command: Command, helper: Helper): readonly Section[] {
  return [
    [TITLES.args, helper.visibleArguments(command).map((one) => [one.name(), one.description])],
    [TITLES.options, helper.visibleOptions(command).map((one) => [one.flags, one.description])],
    [
      TITLES.commands,
      helper.visibleCommands(command).map((one) => [helper.subcommandTerm(one), one.description()]),
    ],
  ];
}

const GAP = 2;
const LINE = 100;

const TITLES = {
  usage: text('Uso:', 'Usage:'),
  args: text('Argomenti:', 'Arguments:'),
  options: text('Opzioni:', 'Options:'),
  commands: text('Comandi:', 'Commands:'),
} as const;

const PARSER_WORDS = [text('opzioni', 'options'), text('comando', 'command')];
const TWINS: ReadonlyMap<string, Text> = new Map(
  [...PARSER_WORDS, ...Object.values(HELP_TEXTS)].map((one) => [one.en, one]),
);
