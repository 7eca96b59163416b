import type { Text } from '../../../domain/texts';
import { text } from '../../modules/texts/text';
import { counted } from '../text';

/** What `skip` says. */
export const SKIP_TEXTS = {
  embeddedOnly: text(
    'skip funziona solo sul motore che «npm start» avvia su questa macchina: fatti con date mai venute non hanno posto in un registro vero. Togli TEMPORAL_ADDRESS.',
    'skip works only on the engine that "npm start" runs on this machine: facts with dates that never came have no place in a real register. Unset TEMPORAL_ADDRESS.',
  ),
  cannotSkip: text(
    'Questo motore non può far passare il tempo: serve il server 1.32 con frontend.WorkflowTimeSkippingEnabled, come lo avvia «npm start».',
    'This engine cannot skip time: it needs server 1.32 with frontend.WorkflowTimeSkippingEnabled, as "npm start" runs it.',
  ),
  tooSlow: text(
    'Il flusso non è avanzato in un minuto: è in esecuzione un worker? «npm start» ne avvia uno.',
    'The workflow did not get on within a minute: is a worker running? "npm start" runs one.',
  ),
  skipped: text('giorni trascorsi', 'days skipped'),
  ended: text(
    'Il flusso è terminato: nulla accade più da sé.',
    'The workflow has ended: nothing more happens by itself.',
  ),
  passed: (days: number, isPercorso: boolean): Text => {
    const gone = counted(
      days,
      text('giorno è passato', 'day has passed'),
      text('giorni sono passati', 'days have passed'),
    );
    return isPercorso
      ? text(`${gone.it} per questo percorso.`, `${gone.en} for this percorso.`)
      : text(`${gone.it} per questo registro.`, `${gone.en} for this stream.`);
  },
  noSuchStream: (stream: string): Text =>
    text(`Il registro non ha ${stream}`, `The register has no ${stream}`),
  neverSleeps: (stream: string): Text =>
    text(
      `${stream} non ha un flusso che attenda: indica un percorso, o proceeding/…, incentive/…, run/…`,
      `${stream} has no workflow that waits: give a percorso, or proceeding/…, incentive/…, run/…`,
    ),
  nothingNew: text('Non è accaduto nulla di nuovo.', 'Nothing new happened.'),
  happened: text('Che cosa è accaduto:', 'What happened:'),
} as const;
