import type { Text } from '../../../domain/texts';
import type { CivilDate } from '../../../domain/time/civil-date';
import { text } from '../../modules/texts/text';
import { day } from '../text';

/** Words around the figures of a report; what each counts is told by its programme. */
export const REPORT_TEXTS = {
  figure: text('dato', 'figure'),
  indicator: text('indicatore', 'indicator'),
  counted: text('contato', 'counted'),
  published: text('pubblicato', 'published'),
  numerator: text('numeratore', 'numerator'),
  denominator: text('denominatore', 'denominator'),
  money: text('Denaro', 'Money'),
  explained: text('Come si conta ciascuno', 'How each is counted'),
  declared: text('dichiarato', 'declared'),
  asPublished: text('come pubblicato', 'as published'),
  differs: text('differisce', 'differs'),
  cents: text('centesimi', 'cents'),
  head: (programme: string, asOf: CivilDate, knownAt: CivilDate): Text =>
    text(
      `${programme} al ${day(asOf)}, secondo quanto noto il ${day(knownAt)}`,
      `${programme} as of ${day(asOf)}, on what was known on ${day(knownAt)}`,
    ),
  notDerivable: (printed: string): Text =>
    text(`${printed} (dichiarato, non ricavabile)`, `${printed} (declared, not derivable)`),
  until: (to: CivilDate): Text => text(`fino al ${day(to)}`, `up to ${day(to)}`),
  within: (from: CivilDate, to: CivilDate): Text =>
    text(`dal ${day(from)} al ${day(to)}`, `${day(from)} to ${day(to)}`),
  rounding: (rule: Text): Text => text(`arrotondamento: ${rule.it}`, `rounding: ${rule.en}`),
} as const;
