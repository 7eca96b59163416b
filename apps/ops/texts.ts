import type { Text } from '../../domain/texts';
import { FIRST_TOLD_DAY, LAST_TOLD_DAY } from '../../domain/time/told-day';
import { quoted } from '../modules/texts/shown';
import { text } from '../modules/texts/text';

/** What every command says alike. */
export const OPS_TEXTS = {
  interrupted: text('Interrotto.', 'Interrupted.'),
  none: text('nessuno', 'none'),
  nothing: text('niente', 'nothing'),
  yes: text('sì', 'yes'),
  no: text('no', 'no'),
  database: text('database', 'database'),
  engine: text('motore dei flussi', 'workflow engine'),
  isItRunning: text('È avviato? «npm start» lo avvia.', 'Is it running? "npm start" starts it.'),
} as const;

/** What is needed is found nowhere: what to start, or what to set. */
export function nothingRuns(what: Text, dataFolder: string, variable: string): Text {
  return text(
    `Su ${dataFolder} non è in esecuzione nessun ${what.it}: «npm start» avvia lì il sistema, PERCORSI_DATA indica un’altra cartella, ${variable} un sistema altrove.`,
    `No ${what.en} runs on ${dataFolder}: "npm start" starts the system there, PERCORSI_DATA names another folder, ${variable} a system elsewhere.`,
  );
}

export function notMigrated(reason: string): Text {
  return text(
    `Il database non è aggiornato (${reason}): esegui «npm run ops -- migrate», o avvia una volta il sistema con «npm start».`,
    `The database is not up to date (${reason}): run "npm run ops -- migrate", or start the system once with "npm start".`,
  );
}

export function noSuchPercorso(id: string): Text {
  return text(`Il registro non ha il percorso ${id}`, `The register has no percorso ${id}`);
}

const EXAMPLE_ID = '0f9d1a52-7c1e-4d0a-9a55-6f1f1b0c2d3e';

export function noPercorso(given: string): Text {
  return text(
    `«${quoted(given)}» non è un percorso: indica il suo identificativo, come ${EXAMPLE_ID}`,
    `"${quoted(given)}" is no percorso: give its identifier, like ${EXAMPLE_ID}`,
  );
}

export function noSuchPerson(id: string): Text {
  return text(`Il registro non ha la persona ${id}`, `The register has no person ${id}`);
}

export function noPerson(given: string): Text {
  return text(
    `«${quoted(given)}» non è una persona: indica person/ e il suo identificativo, come person/${EXAMPLE_ID}`,
    `"${quoted(given)}" is no person: give person/ and its identifier, like person/${EXAMPLE_ID}`,
  );
}

export function noSuchRun(id: string): Text {
  return text(`Il registro non ha la distinta ${id}`, `The register has no payment run ${id}`);
}

export function noSuchIncentive(id: string): Text {
  return text(`Il registro non ha l’incentivo ${id}`, `The register has no incentive ${id}`);
}

export function noSuchProceedings(id: string): Text {
  return text(`Il registro non ha procedimenti su ${id}`, `The register has no proceedings about ${id}`);
}

/** A name on the command line that is of no stream of that kind. */
export function noStreamOf(kind: 'run' | 'incentive' | 'proceeding', given: string): Text {
  const what = kindText(kind);
  return text(
    `«${quoted(given)}» non è ${what.it}: indica ${kind}/ e il suo identificativo, come ${kind}/${EXAMPLE_ID}`,
    `"${quoted(given)}" is no ${what.en}: give ${kind}/ and its identifier, like ${kind}/${EXAMPLE_ID}`,
  );
}

function kindText(kind: 'run' | 'incentive' | 'proceeding'): Text {
  if (kind === 'run') return text('una distinta', 'payment run');
  return kind === 'incentive'
    ? text('un incentivo', 'incentive')
    : text('un soggetto di procedimenti', 'subject of proceedings');
}

export function noDay(option: string): Text {
  return text(
    `${option} è un giorno come 2021-02-28, dal ${FIRST_TOLD_DAY} al ${LAST_TOLD_DAY}`,
    `${option} is a day like 2021-02-28, from ${FIRST_TOLD_DAY} to ${LAST_TOLD_DAY}`,
  );
}

export function noWholeNumber(option: string, most: number): Text {
  return text(
    `${option} è un numero intero di giorni da 1 a ${most}`,
    `${option} is a whole number of days from 1 to ${most}`,
  );
}

/** What the parser of the command line finds wrong, by its code; the names are those that it quotes. */
const PARSER_TEXTS: { readonly [code: string]: (name: string) => Text } = {
  'commander.missingArgument': (name) => text(`manca l’argomento ${name}`, `the argument ${name} is missing`),
  'commander.optionMissingArgument': (name) =>
    text(`all’opzione ${name} manca il valore`, `the option ${name} lacks its value`),
  'commander.missingMandatoryOptionValue': (name) =>
    text(`manca l’opzione ${name}`, `the option ${name} is missing`),
  'commander.unknownOption': (name) => text(`l’opzione ${name} non esiste`, `there is no option ${name}`),
  'commander.unknownCommand': (name) => text(`il comando ${name} non esiste`, `there is no command ${name}`),
  'commander.excessArguments': (name) =>
    text(`troppi argomenti per ${name}`, `there are too many arguments for ${name}`),
};

/** A mistake of the command line; undefined for one that the parser tells in other words. */
export function parserText(code: string, message: string): Text | undefined {
  const [, name = '', suggested] =
    /'([^']*)'[^(]*(?:\(Did you mean (?:one of )?(.*)\?\))?/s.exec(message) ?? [];
  const wrong = PARSER_TEXTS[code]?.(name);
  if (wrong === undefined) return undefined;
  const meant =
    suggested === undefined ? { it: '', en: '' } : text(` (forse ${suggested}?)`, ` (perhaps ${suggested}?)`);
  return text(
    `Errore: ${wrong.it}${meant.it}; --help spiega.`,
    `Error: ${wrong.en}${meant.en}; --help explains.`,
  );
}
