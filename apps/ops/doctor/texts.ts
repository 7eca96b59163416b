import type { Text } from '../../../domain/texts';
import { quoted } from '../../modules/texts/shown';
import { text } from '../../modules/texts/text';
import { number } from '../text';

/** What the doctor says of what can be reached. */
export const DOCTOR_TEXTS = {
  database: text('database raggiungibile', 'database reachable'),
  engine: text('motore dei flussi raggiungibile', 'workflow engine reachable'),
  notAsked: text(
    'avvia o imposta quanto dice la riga; non gli è stato chiesto altro',
    'start or set what the line names; nothing more was asked of it',
  ),
  answers: text('risponde', 'answers'),
} as const;

/** What it says of the engine. */
export const ENGINE_TEXTS = {
  worker: {
    name: text('worker', 'worker'),
    remedy: text(
      '«npm start» ne avvia uno; da solo: «npm run worker» con lo stesso TEMPORAL_TASK_QUEUE',
      '"npm start" runs one; on its own: "npm run worker" with the same TEMPORAL_TASK_QUEUE',
    ),
  },
  schedule: {
    name: text('pianificazione della ricognizione', 'schedule of the sweep'),
    remedy: text(
      'un worker la crea all’avvio: avviane di nuovo uno',
      'a worker makes it as it starts: start one again',
    ),
  },
  nobody: (queue: string): Text =>
    text(`nessuno ascolta la coda «${queue}»`, `nobody polls the task queue "${queue}"`),
  polling: (count: number, queue: string): Text =>
    text(`in ascolto sulla coda «${queue}»: ${count}`, `${count} poll the task queue "${queue}"`),
  noSchedule: text('non c’è', 'there is none'),
  paused: (note: string | undefined): Text =>
    note === undefined
      ? text('è sospesa, senza un motivo', 'it is paused: no reason given')
      : text(`è sospesa: ${quoted(note)}`, `it is paused: ${quoted(note)}`),
  noNext: text('presente, prossimo passaggio non noto', 'there, with no next pass known'),
  next: (at: string): Text => text(`prossimo passaggio alle ${at}`, `next pass at ${at}`),
} as const;

/** What it says of this machine. */
export const MACHINE_TEXTS = {
  node: {
    name: text('Node.js', 'Node.js'),
    remedy: text(
      '«npm ci» installa il Node 24 previsto, che «npm run» poi usa',
      '"npm ci" installs the pinned Node 24, which "npm run" then uses',
    ),
  },
  disk: {
    name: text('spazio per la cartella dei dati', 'room for the data folder'),
    remedy: text(
      'libera spazio, o indica un’altra cartella con PERCORSI_DATA',
      'free some space, or name another folder with PERCORSI_DATA',
    ),
  },
  tested: (version: string): Text => text(`${version}; è provato 24`, `${version}; 24 is tested`),
  tooOld: (version: string): Text => text(`${version} è troppo vecchio`, `${version} is too old`),
  notYet: (folder: string): Text => text(`${folder} non c’è ancora`, `${folder} is not there yet`),
  free: (gibibytes: number, folder: string): Text => {
    const room = number(gibibytes, 1);
    return text(`${room.it} GiB liberi per ${folder}`, `${room.en} GiB free for ${folder}`);
  },
} as const;
