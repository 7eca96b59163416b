import type { Finding, Weight } from '../../../domain/programmes/lint/finding';
import type { Text } from '../../../domain/texts';
import { alike, inBoth } from '../../modules/texts/text';
import { PROGRAMME_TEXTS, WEIGHT_TEXTS } from './texts';

/** How much of each weight was found: `0 errors, 1 warning, 52 notes`. */
export function countsOf(findings: readonly Finding[]): Text {
  const count = (weight: Weight): number => findings.filter((one) => one.weight === weight).length;
  return PROGRAMME_TEXTS.found(count('error'), count('warning'), count('note'));
}

/** What was found of a version, each with its row and its sentence. */
export function foundInWords(name: string, findings: readonly Finding[]): readonly Text[] {
  const said = findings.map(({ weight, code, row, sentence }) =>
    inBoth(
      (language) => `  ${WEIGHT_TEXTS[weight][language]}  ${row}  [${code}]\n      ${sentence[language]}`,
    ),
  );
  return [
    inBoth((language) => `${name}: ${countsOf(findings)[language]}`),
    ...(said.length === 0 ? [PROGRAMME_TEXTS.nothingFound] : said),
    alike(''),
  ];
}
