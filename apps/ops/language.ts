import { LANGUAGES, text, type Language } from '../modules/texts/text';
import { WrongUsage } from './terminal';

/** A command line without what it says of the language, and that language. */
export interface Spoken {
  readonly args: readonly string[];
  readonly language: Language;
}

const OPTION = '--lang';

/** The language of `--lang`, wherever it stands; else that of the environment, and English where neither says it. */
export function spokenIn(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Spoken {
  const at = args.findIndex((one) => one === OPTION || one.startsWith(`${OPTION}=`));
  if (at < 0) return { args, language: languageOf(env) };
  const [named = '', next] = args.slice(at);
  const isApart = named === OPTION;
  const asked = isApart ? next : named.slice(OPTION.length + 1);
  const language = LANGUAGES.find((one) => one === asked);
  if (language === undefined) throw new WrongUsage(noSuchLanguage(asked));
  return { args: [...args.slice(0, at), ...args.slice(at + (isApart ? 2 : 1))], language };
}

/** As every program reads them: the first that is set decides, `it_IT.UTF-8` or any other name. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const set = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => env[name]).find((value) => !!value) ?? '';
  return /^it([_.@-]|$)/i.test(set) ? 'it' : 'en';
}

function noSuchLanguage(asked = ''): ReturnType<typeof text> {
  const known = LANGUAGES.join(', ');
  return text(
    `--lang vuole una lingua tra ${known}, non «${asked}»`,
    `--lang takes a language of ${known}, not "${asked}"`,
  );
}
