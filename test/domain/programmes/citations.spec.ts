import { RULEBOOK } from '../../../domain/programmes';
import { CORRECTION, proposed, seed } from '../../../domain/programmes/citations';
import type { Citation } from '../../../domain/ruling';
import { rulesNameOf } from '../../../domain/programmes/rulebook';
import { ENGLISH, ITALIAN, NAMES_OF_LAW } from '../../apps/ops/languages';

const VERSIONS = RULEBOOK.programmes.flatMap(({ versions }) => versions);
const FIGURES = RULEBOOK.programmes.flatMap(({ figures }) => (figures === null ? [] : [figures]));
const CITING: readonly (readonly [string, unknown])[] = [
  ...VERSIONS.map((version) => [rulesNameOf(version), version] as const),
  ['the published figures', FIGURES],
  ['programmes that exclude each other', RULEBOOK.incompatibilities],
  ['a correction', CORRECTION],
];

/** Every citation of a value, wherever it stands in it. */
function citationsIn(value: unknown): readonly Citation[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'act' in value && 'status' in value
    ? [value as Citation]
    : Object.values(value).flatMap(citationsIn);
}

const quotesIn = (words: string) => words.match(/«[^»]*»/g) ?? [];
/** What is ours beside the words of an act, and beside what the law calls by an Italian name. */
const oursIn = (words: string) => words.replaceAll(/«[^»]*»/g, '').replaceAll(NAMES_OF_LAW, '');

describe.each(CITING)('the citations of %s', (_, citing) => {
  const citations = citationsIn(citing);

  it('are there, and each has words in both languages', () => {
    expect(citations).not.toEqual([]);
    const mute = citations.filter(({ text: { it: italian, en } }) => italian === '' || en === '');
    expect(mute).toEqual([]);
  });

  it('quote the act alike in both, and say the rest in one language each', () => {
    for (const { id, text } of citations) {
      const [italian, english] = [oursIn(text.it), oursIn(text.en)];
      expect([id, quotesIn(text.it)]).toEqual([id, quotesIn(text.en)]);
      expect([id, italian]).not.toEqual([id, expect.stringMatching(ENGLISH)]);
      expect([id, english]).not.toEqual([id, expect.stringMatching(ITALIAN)]);
      if (/\p{L}/u.test(italian)) expect([id, italian]).not.toEqual([id, english]);
    }
  });
});

it('a bare quotation is the same in both languages', () => {
  expect(seed('R', 'Atto', '«essere maggiorenni»').text).toEqual({
    it: '«essere maggiorenni»',
    en: '«essere maggiorenni»',
  });
  expect(proposed('R', { it: 'Dal giorno.', en: 'From the day.' })).toEqual({
    id: 'R',
    act: 'Proposta di parametro, da confermare con l’avviso',
    status: 'proposed',
    text: { it: 'Dal giorno.', en: 'From the day.' },
  });
});
