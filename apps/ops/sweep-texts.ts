import type { Text } from '../../domain/texts';
import { text } from '../modules/texts/text';
import { counted, number } from './text';

const LATE = [text('registro in ritardo', 'overdue'), text('registri in ritardo', 'overdue')] as const;
const WOKEN = [text('risvegliato', 'woken'), text('risvegliati', 'woken')] as const;

/** What `sweep` says. */
export const SWEEP_TEXTS = {
  streamsWoken: text('registri risvegliati', 'streams woken'),
  noneWoken: (found: number): Text => {
    const late = counted(found, ...LATE);
    return text(`${late.it}; nessuno è stato risvegliato.`, `${number(found).en} overdue; none was woken.`);
  },
  woken: (found: number, count: number): Text => {
    const [late, woken] = [counted(found, ...LATE), counted(count, ...WOKEN)];
    return text(`${late.it}, ${woken.it}.`, `${late.en}, ${woken.en}.`);
  },
  asleep: (stream: string): Text =>
    text(`non è stato possibile risvegliarlo: ${stream}`, `could not be woken: ${stream}`),
  marked: text('un altro registro ha chiesto di risvegliarlo', 'another stream asked to wake it'),
  due: (at: string): Text => text(`un termine è scaduto il ${at}`, `a deadline fell due on ${at}`),
  owed: (at: string): Text => text(`un invio è dovuto dal ${at}`, `an effect is owed since ${at}`),
  noLonger: text('in ritardo quando chiesto, ora non più', 'overdue when asked, no longer now'),
  otherRules: text('è stato deciso con altro codice o altre regole', 'it was decided by other code or rules'),
} as const;
