import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { rulesNameOf } from '../../../../domain/programmes/rulebook';
import { rulesOf } from '../../../../domain/programmes/rows';
import type { Citation } from '../../../../domain/ruling';
import type { Text } from '../../../../domain/texts';
import { alike, inBoth, type Language } from '../../../modules/texts/text';
import { BLANK } from '../../text';
import { PROGRAMME_TEXTS, STATUS_TEXTS } from '../texts';
import type { Line, Section } from './line';
import { pageOf } from './page';

/** The page in a terminal: each rule, and below it where it comes from. */
export function inTerminal(version: ProgrammeVersion): readonly Text[] {
  return [
    PROGRAMME_TEXTS.head(rulesNameOf(version)),
    ...sectionsOf(version).flatMap(({ title, lines }) => [BLANK, title, ...lines.flatMap(spoken)]),
  ];
}

function spoken({ sentence, source }: Line): readonly Text[] {
  const said = inBoth((language) => `  ${sentence[language]}`);
  return source === null ? [said] : [said, inBoth((language) => `      ${cited(source, language)}`)];
}

/** `R-AI-01, Assegno per l’impiego: «essere maggiorenni» (documento del programma)`. */
export function cited({ id, act, text, status }: Citation, language: Language): string {
  return `${id}, ${act}: ${text[language]} (${STATUS_TEXTS[status][language]})`;
}

/** The page with what the notice has still to confirm at its end. */
function sectionsOf(version: ProgrammeVersion): readonly Section[] {
  const open = rulesOf(version).filter(({ source }) => ['proposed', 'memory'].includes(source.status));
  const lines = open.map(({ path, source }) => ({
    path,
    source: null,
    sentence: alike(`${path} (${source.id})`),
  }));
  const last = { title: PROGRAMME_TEXTS.unconfirmed, lines };
  return [...pageOf(version), ...(lines.length === 0 ? [] : [last])];
}

/** The page as a Markdown document. */
export function inMarkdown(version: ProgrammeVersion, language: Language): string {
  const sections = sectionsOf(version).map(({ title, lines }) => {
    const items = lines.map(({ sentence, source }) => {
      const quote = source === null ? '' : `\n  > ${cited(source, language)}`;
      return `- ${sentence[language]}${quote}`;
    });
    return `## ${title[language]}\n\n${items.join('\n')}`;
  });
  return [`# ${PROGRAMME_TEXTS.head(rulesNameOf(version))[language]}`, ...sections, ''].join('\n\n');
}

const STYLE =
  'body{font-family:Georgia,serif;max-width:48rem;margin:2rem auto;padding:0 1rem;line-height:1.5}li{margin:.6rem 0}blockquote{margin:.2rem 0 0;color:#444;font-size:.9rem}';

/** The page as one HTML file that needs nothing beside it. */
export function inHtml(version: ProgrammeVersion, language: Language): string {
  const title = escaped(PROGRAMME_TEXTS.head(rulesNameOf(version))[language]);
  const body = sectionsOf(version).map(({ title: heading, lines }) => {
    const items = lines.map(({ sentence, source }) => {
      const quote = source === null ? '' : `<blockquote>${escaped(cited(source, language))}</blockquote>`;
      return `<li>${escaped(sentence[language])}${quote}</li>`;
    });
    return `<section><h2>${escaped(heading[language])}</h2><ul>\n${items.join('\n')}\n</ul></section>`;
  });
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style>`;
  return `<!doctype html>\n<html lang="${language}"><head>${head}</head><body><h1>${title}</h1>\n${body.join('\n')}\n</body></html>\n`;
}

const ENTITIES: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(words: string): string {
  return words.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
