import type { Text } from '../../../domain/texts';
import { text } from '../../modules/texts/text';
import { seconds } from './texts';

/** Why a start cannot go on, and what to do about it. */
export const FOLDER_FAILURES = {
  theFolder: text('la cartella dei dati', 'the data folder'),
  notWritable: (where: Text, code: string): Text =>
    text(
      `${where.it}: questo utente non può scrivervi (${code}). Scegli un’altra cartella con PERCORSI_DATA, o correggi i permessi.`,
      `${where.en} cannot be written by this user (${code}). Choose another folder with PERCORSI_DATA, or correct its permissions.`,
    ),
  full: (where: Text): Text =>
    text(
      `Il disco che contiene ${where.it} è pieno. Libera spazio, o sposta la cartella e indicala con PERCORSI_DATA. Nulla di quanto confermato è perso.`,
      `The disk that holds ${where.en} is full. Free some space, or move the folder and name it with PERCORSI_DATA. Nothing already confirmed is lost.`,
    ),
  nearlyFull: (folder: string, free: number, needed: number): Text =>
    text(
      `Il disco che contiene ${folder} è quasi pieno: ${free} MiB liberi, ne servono ${needed}. Libera spazio, o scegli un’altra cartella con PERCORSI_DATA.`,
      `The disk that holds ${folder} is nearly full: ${free} MiB free, ${needed} needed. Free some space, or choose another folder with PERCORSI_DATA.`,
    ),
  anotherLauncher: text('un altro avvio', 'another launcher'),
  process: (pid: number): Text => text(`il processo ${pid}`, `the process ${pid}`),
  inUse: (folder: string, holder: Text): Text =>
    text(
      `La cartella dei dati ${folder} è in uso: la tiene ${holder.it}. Fermalo prima, o avvia un secondo sistema con i propri PERCORSI_DATA e PERCORSI_PORT.`,
      `The data folder ${folder} is in use by ${holder.en}. Stop that one first, or start a second system with its own PERCORSI_DATA and PERCORSI_PORT.`,
    ),
} as const;

/** Of parts that do not come up. */
export const PART_FAILURES = {
  notReady: (part: string, how: Text): Text =>
    text(`${part}: ${how.it} prima di essere pronto.`, `The ${part} ${how.en} before it was ready.`),
  lateAfter: (ms: number): Text => {
    const time = seconds(ms);
    return text(`non pronto dopo ${time.it}, fermato`, `was not ready within ${time.en}, and was stopped`);
  },
  didNotStart: (part: Text): Text => text(`${part.it} non si è avviato.`, `${part.en} did not start.`),
  endOf: (said: Text, file: string, lines: string): Text =>
    text(`${said.it} La fine di ${file}:\n${lines}`, `${said.en} The end of ${file}:\n${lines}`),
  portTaken: (part: Text, port: number): Text =>
    text(
      `La porta ${port} di ${part.it} è occupata da un altro programma.`,
      `The port ${port} of ${part.en} is taken by another program.`,
    ),
  tooOften: (part: Text, times: number): Text =>
    text(
      `${part.it} è terminato troppo spesso (${times} volte); vedi il suo log.`,
      `${part.en} ended too often (${times} times); see its log.`,
    ),
  notMigrated: (reason: string): Text =>
    text(
      `Non è stato possibile aggiornare il database: ${reason}`,
      `The database could not be brought up to date: ${reason}`,
    ),
} as const;
