import type { Text } from '../../../domain/texts';
import type { CivilDate } from '../../../domain/time/civil-date';
import { quoted } from '../../modules/texts/shown';
import { text } from '../../modules/texts/text';
import { counted, day, euro, number } from '../text';

const ROWS = [text('riga letta', 'row read'), text('righe lette', 'rows read')] as const;
const APART = [
  text('comunicazione tenuta a parte', 'message kept apart'),
  text('comunicazioni tenute a parte', 'messages kept apart'),
] as const;
const TWICE = [text('arrivata due volte', 'came twice'), text('arrivate due volte', 'came twice')] as const;
const HANGING = [
  text('riga non si riferisce a nulla', 'row refers to nothing'),
  text('righe non si riferiscono a nulla', 'rows refer to nothing'),
] as const;
const TO_SEND = [
  text('comando sarebbe inviato', 'command would be sent'),
  text('comandi sarebbero inviati', 'commands would be sent'),
] as const;
const SENT = [text('comando inviato', 'command sent'), text('comandi inviati', 'commands sent')] as const;
const STUCK = [
  text('registro non può proseguire', 'stream cannot go on'),
  text('registri non possono proseguire', 'streams cannot go on'),
] as const;
const FACTS = [text('fatto scritto', 'fact written'), text('fatti scritti', 'facts written')] as const;

/** What `import` says of its folder and on its way. */
export const IMPORT_TEXTS = {
  nameFolder: text('Indica la cartella da importare', 'Name the folder to import'),
  noFolder: (path: string): Text =>
    text(`«${quoted(path)}» non è una cartella`, `"${quoted(path)}" is no folder`),
  cannot: (mistakes: readonly Text[]): Text => {
    const [it, en] = [mistakes.map((one) => one.it), mistakes.map((one) => one.en)];
    return text(
      `La cartella non può essere importata:\n${it.map((one) => `  - ${one}`).join('\n')}`,
      `The folder cannot be imported:\n${en.map((one) => `  - ${one}`).join('\n')}`,
    );
  },
  missing: (file: string): Text => text(`manca ${file}.csv`, `${file}.csv is missing`),
  rowsRead: (file: string, count: number): Text => {
    const rows = counted(count, ...ROWS);
    return text(`${file}.csv: ${rows.it}`, `${file}.csv: ${rows.en}`);
  },
  commands: text('comandi', 'commands'),
  rehearsed: text('comandi provati', 'commands rehearsed'),
  limitNear: (from: CivilDate): Text =>
    text(
      `${day(from)}: un limite è vicino; chi vi attinge chiede uno alla volta`,
      `${day(from)}: a limit is near; who takes of it asks one after the other`,
    ),
  earlyHorizon: (horizon: CivilDate, last: CivilDate): Text =>
    text(
      `--horizon ${horizon} precede l’ultimo giorno della cartella, ${last}: indica quel giorno o uno successivo`,
      `--horizon ${horizon} is before the last day of the folder, ${last}: give that day or a later one`,
    ),
  opened: (envelope: string, cents: number, source: string): Text =>
    text(
      `Lo stanziamento ${envelope} non è aperto: è aperto a ${euro(cents).it} (${source}).`,
      `Envelope ${envelope} is not open: it is opened at ${euro(cents).en} (${source}).`,
    ),
  meanwhile: text(
    'Qualcuno della cartella è stato registrato diversamente nel frattempo: importa di nuovo.',
    'Somebody of the folder was registered otherwise meanwhile: import again.',
  ),
  another: text(
    'Un’altra importazione è in corso su questo sistema: attendi che finisca.',
    'Another import runs on this system: wait until it has ended.',
  ),
} as const;

/** What was asked, and what came of it. */
interface Came {
  readonly sent: number;
  readonly present: number;
  readonly refused: number;
  readonly facts: number;
}

/** What it came to. */
export const OUTCOME_TEXTS = {
  rows: (one: {
    readonly read: number;
    readonly refused: number;
    readonly apart: number;
    readonly twice: number;
    readonly hanging: number;
  }): Text => {
    const [read, refused] = [counted(one.read, ...ROWS), number(one.refused)];
    const [apart, twice] = [counted(one.apart, ...APART), counted(one.twice, ...TWICE)];
    const hanging = counted(one.hanging, ...HANGING);
    return text(
      `${read.it}, ${refused.it} rifiutate; ${apart.it}, ${twice.it}, ${hanging.it}.`,
      `${read.en}, ${refused.en} refused; ${apart.en}, ${twice.en}, ${hanging.en}.`,
    );
  },
  rehearsal: (one: Came): Text => {
    const [sent, present] = [counted(one.sent, ...TO_SEND), number(one.present)];
    const [refused, facts] = [number(one.refused), number(one.facts)];
    return text(
      `${sent.it}, già presenti ${present.it}, rifiutati dalle regole ${refused.it}; fatti ${facts.it}, di cui nulla è stato scritto`,
      `${sent.en}, ${present.en} already there, ${refused.en} refused by the rules; ${facts.en} facts, of which nothing was written`,
    );
  },
  commands: (one: Came): Text => {
    const [sent, present] = [counted(one.sent, ...SENT), number(one.present)];
    const [refused, facts] = [number(one.refused), counted(one.facts, ...FACTS)];
    return text(
      `${sent.it}, già presenti ${present.it}, rifiutati dalle regole ${refused.it}; ${facts.it}`,
      `${sent.en}, ${present.en} already there, ${refused.en} refused by the rules; ${facts.en}`,
    );
  },
  stuck: (count: number): Text => counted(count, ...STUCK),
  pace: (seconds: number, perSecond: number, horizon: CivilDate): Text => {
    const [time, rate] = [number(seconds, 1), number(perSecond)];
    return text(
      `${time.it} s, ${rate.it} comandi al secondo; orizzonte ${day(horizon)}.`,
      `${time.en} s, ${rate.en} commands a second; horizon ${day(horizon)}.`,
    );
  },
} as const;
