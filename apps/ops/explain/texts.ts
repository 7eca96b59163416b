import type { Text } from '../../../domain/texts';
import type { CivilDate } from '../../../domain/time/civil-date';
import { text } from '../../modules/texts/text';
import { counted, day } from '../text';

const DECISIONS = [text('decisione', 'decision'), text('decisioni', 'decisions')] as const;
const MONTHS = [text('mese', 'month'), text('mesi', 'months')] as const;
const DAYS = [text('giorno', 'day'), text('giorni', 'days')] as const;
const WORKING_DAYS = [
  text('giorno lavorativo', 'working day'),
  text('giorni lavorativi', 'working days'),
] as const;

const NO_WORDS = text('', '');

/** Words about how things were decided. */
export const EXPLAIN_TEXTS = {
  decisions: (id: string, count: number): Text => {
    const all = counted(count, ...DECISIONS);
    return text(`Percorso ${id}: ${all.it}`, `Percorso ${id}: ${all.en}`);
  },
  proceedings: (subject: string, count: number): Text => {
    const all = counted(count, ...DECISIONS);
    return text(`Procedimenti su ${subject}: ${all.it}`, `Proceedings about ${subject}: ${all.en}`);
  },
  measures: text('Provvedimenti da cui seguono le sue uscite', 'Measures that its exits follow from'),
  exitBy: (version: number, stream: string, proceeding: number): Text =>
    text(
      `Il fatto ${version} segue al procedimento ${proceeding} di ${stream}`,
      `Fact ${version} follows from proceeding ${proceeding} of ${stream}`,
    ),
  givenBack: text('L’annullamento ha restituito', 'The annulment gave back'),
  notYet: text('ancora nulla', 'nothing yet'),
  by: (who: string, at: string, termPassed: boolean): Text => {
    const because = termPassed
      ? text(' perché il suo termine era passato', ' because its term had passed')
      : NO_WORDS;
    return text(`da ${who}, ${at}${because.it}`, `by ${who}, ${at}${because.en}`);
  },
  refused: (command: string, title: Text): Text =>
    text(`${command} rifiutato: ${title.it}`, `${command} refused: ${title.en}`),
  trueOn: (title: Text, on: CivilDate): Text =>
    text(`${title.it}, vero dal ${day(on)}`, `${title.en}, true on ${day(on)}`),
  notKnown: (because: Text): Text => text(`, non noto: ${because.it}`, `, not known: ${because.en}`),
  memory: text(' [a memoria, da confermare]', ' [from memory, to be confirmed]'),
  noStatus: NO_WORDS,
} as const;

/** How a term is counted. */
export const TERM_TEXTS = {
  lastDay: (last: CivilDate): Text => text(`ultimo giorno ${day(last)}`, `last day ${day(last)}`),
  from: (from: CivilDate, last: CivilDate): Text =>
    text(`dal ${day(from)}, ultimo giorno ${day(last)}`, `from ${day(from)}, last day ${day(last)}`),
  months: (months: number, running: Text): Text => after(counted(months, ...MONTHS), running),
  days: (days: number, running: Text): Text => after(counted(days, ...DAYS), running),
  workingDays: (days: number, running: Text): Text => after(counted(days, ...WORKING_DAYS), running),
  holiday: (term: Text, on: CivilDate): Text =>
    text(`${term.it} (il ${day(on)} è festivo)`, `${term.en} (${day(on)} is a holiday)`),
} as const;

function after(length: Text, running: Text): Text {
  return text(`${length.it} ${running.it}`, `${length.en} ${running.en}`);
}
