import { READ_MODELS } from '../../activities/postgres/read-models';
import { RULEBOOK } from '../../domain/programmes';
import { alike, text } from '../modules/texts/text';
import { PROGRAMME_HELP_TEXTS } from './programme/help-texts';

const MODELS = READ_MODELS.map((model) => model.table).join(', ');
const PROGRAMMES = RULEBOOK.programmes.map(({ code }) => code).join(', ');

/** What `--help` says: of each command, of its arguments, of its options. Decorators hold the English. */
export const HELP_TEXTS = {
  affected: text(
    'mostra chi è toccato dalla sospensione o dalla revoca di un operatore, anche prima che sia decisa: persone e termini, posti, denaro',
    'shows who is affected by the suspension or withdrawal of a provider, also before it is decided: people and terms, places, money',
  ),
  'affected apl': text('il codice fiscale di un operatore', 'the tax code of a provider'),
  'affected --csv': text(
    'scrive in questo file, in CSV, una riga per percorso, con codici e centesimi',
    'writes to this file, as CSV, a line for each percorso, with codes and cents',
  ),
  'bank-files': text(
    'legge i file che la banca ha lasciato in una cartella, ciascuno una volta: passano in read/, o in refused/ con il motivo accanto; ripetuto, riprende da dove si era fermato',
    'reads the files that the bank left in a folder, each once: they go to read/, or to refused/ with the reason beside them; run again, it goes on where it stopped',
  ),
  'bank-files folder': text(
    'la cartella in cui la banca lascia i suoi file',
    'the folder in which the bank leaves its files',
  ),
  statement: text(
    'mostra che cosa spetta a un creditore e per quali atti, da quando è pagabile, che cosa fu pagato e chiesto indietro; le righe danno i totali del registro contabile',
    'shows what is owed to a payee and from which acts, payable when, what was paid and asked back; its lines sum to the ledger',
  ),
  'statement payee': text(
    'genere e identificativo: apl/…, cpi/…, person/… o employer/…',
    'kind and identifier: apl/…, cpi/…, person/… or employer/…',
  ),
  'statement --as-of': text(
    'solo quanto comunicato all’amministrazione fino a questo giorno; tutto se manca',
    'only what the administration was told up to this day; everything if left out',
  ),
  forecast: text(
    'mostra, mese per mese, che cosa ogni stanziamento dovrà pagare: dovuto, maturato in attesa, atteso; e quanto resta',
    'shows month by month what each envelope will owe: owed, earned and waiting, expected; and what is left then',
  ),
  'forecast envelope': text('uno stanziamento; tutti se manca', 'an envelope; all of them if left out'),
  'forecast --as-of': text(
    'solo quanto comunicato all’amministrazione fino a questo giorno, come 2021-02-28',
    'only what the administration was told up to this day, like 2021-02-28',
  ),
  certify: text(
    'mostra che cosa si può dichiarare al fondo europeo per un periodo: ogni pagamento e ogni rientro, per operazione, con le registrazioni che provano ciascun punto dell’allegato XIII e quanto manca; 1 se le somme non concordano',
    'shows what may be declared to the European fund of a period: every payment and return, by operation, with the facts that prove each line of Annex XIII and what is missing; 1 where sums disagree',
  ),
  'certify envelope': text(
    'un programma o uno stanziamento; tutti se manca',
    'a programme or an envelope; all of them if left out',
  ),
  'certify --from': text(
    'il primo giorno in cui i pagamenti furono comunicati, come 2020-01-01',
    'the first day on which payments were told, like 2020-01-01',
  ),
  'certify --to': text('l’ultimo giorno, compreso', 'the last day, included'),
  'certify --operation': text(
    'una sola operazione, percorso/… o incentive/…, con ogni sua registrazione',
    'one operation alone, percorso/… or incentive/…, with each of its facts',
  ),
  'certify --csv': text(
    'scrive in questo file una riga per ogni pagamento o rientro, in CSV',
    'writes to this file a row for each payment or return, as CSV',
  ),
  help: text('mostra questo aiuto', 'display help for command'),
  json: text(
    'un solo documento JSON su stdout, uguale in ogni lingua; l’avanzamento resta su stderr',
    'one JSON document on stdout, the same in every language; progress stays on stderr',
  ),
  lang: text(
    'la lingua: it o en; se manca, quella di LC_ALL, LC_MESSAGES o LANG, altrimenti inglese',
    'the language: it or en; if left out, that of LC_ALL, LC_MESSAGES or LANG, else English',
  ),
  percorsoId: text(
    'l’identificativo di un percorso, come dato dall’API',
    'the identifier of a percorso, as the API gave it',
  ),
  doctor: text(
    'esamina macchina, database, motore e worker; dice che cosa non va e che cosa fare',
    'looks at machine, database, engine and worker; says what is not well and what to do about it',
  ),
  explain: text(
    'spiega ogni decisione su un percorso: regola, fonte, dati usati, termini e importi; e ogni rifiuto; e a che cosa portano i rapporti di lavoro e il denaro',
    'explains every decision on a percorso: rule, source, facts used, terms and amounts; and every refusal; and what its jobs and its money come to',
  ),
  import: text(
    'legge una cartella del sistema regionale e chiede quanto dicono le sue righe, ciascuna al suo momento; ripetuto, riprende da dove si era fermato',
    'reads a folder of the regional system and asks what its rows tell, each at its own time; run again, it goes on where it stopped',
  ),
  'import --dry-run': text(
    'dice riga per riga che cosa direbbe l’importazione, con le stesse regole e gli stessi limiti; non scrive nulla',
    'says what the import would say, row by row, by the same rules and limits; writes nothing',
  ),
  'import --horizon': text(
    'quanto scadeva prima di questo giorno è stato fatto altrove e non è eseguito; oggi se manca',
    'what fell due before this day was done elsewhere and is not performed; today if left out',
  ),
  'import --window': text(
    'il massimo di giorni trasmessi insieme; se manca, quanti ne consentono i limiti degli stanziamenti',
    'the most days that are fed together; if left out, as many as the limits of the envelopes allow',
  ),
  migrate: text(
    'aggiorna il database e indica il ruolo di ogni processo; una seconda volta non cambia nulla',
    'brings the database up to date and names the role of each process; a second time changes nothing',
  ),
  'migrate --print-urls': text(
    'scrive gli URL con le password, da conservare in un archivio di segreti',
    'prints the URLs with their passwords, to be put into a secret store',
  ),
  ...PROGRAMME_HELP_TEXTS,
  rebuild: text(
    'ricostruisce dal registro i modelli di lettura, accanto a quelli in uso, e li scambia in una transazione',
    'builds the read models again from the register, beside those in use, and swaps them in one transaction',
  ),
  'rebuild --model': text(`solo questo modello di lettura: ${MODELS}`, `only this read model: ${MODELS}`),
  replay: text(
    'decide di nuovo ogni comando a partire dal registro, poi ripete quanto il motore conserva con il codice di oggi',
    'decides every command again from the register, then replays what the engine kept against today’s workflow code',
  ),
  'replay stream': text(
    'un percorso, o un altro registro come genere/identificativo',
    'a percorso, or any stream as kind/identifier',
  ),
  'replay --all': text('ogni registro', 'every stream of the register'),
  'replay --register-only': text(
    'solo la prima prova; non serve il motore dei flussi',
    'only the first proof; needs no workflow engine',
  ),
  report: text(
    'conta gli indicatori pubblicati di un programma, o le sue persone se non ne ha, e il suo denaro, a una data',
    'counts the published figures of a programme, or its people where it has none, and its money, as of a day',
  ),
  'report programme': alike(PROGRAMMES),
  'report --as-of': text(
    'quanto è accaduto fino a questo giorno, come 2021-02-28',
    'what happened up to this day, like 2021-02-28',
  ),
  'report --known-at': text(
    'solo quanto comunicato all’amministrazione fino a questo giorno; lo stesso giorno se manca',
    'only what the administration was told up to this day; the same day if left out',
  ),
  show: text(
    'mostra a che punto è un percorso, che cosa si può chiedere ora, e la sua storia',
    'shows where a percorso stands, what may be asked of it now, and its story',
  ),
  simulate: text(
    'fa vivere in memoria percorsi interi secondo le regole di un programma; lo stesso seme dà gli stessi totali',
    'lives whole percorsi in memory under the rules of a programme; the same seed gives the same totals',
  ),
  'simulate --people': text('quante persone', 'how many people'),
  'simulate --seed': text('il seme, un numero intero; 1 se manca', 'the seed, a whole number; 1 if left out'),
  skip: text(
    'fa passare il tempo per un percorso, o per altro che attende, sul motore incluso, per vedere i suoi termini scadere; i suoi fatti avranno quelle date per sempre',
    'lets time pass for one percorso, or what else waits, on the embedded engine, to see its deadlines fall due; its facts get those dates for good',
  ),
  'skip stream': text(
    'un percorso, o ciò che altro attende un termine, come genere/identificativo: proceeding/…, incentive/…, run/…',
    'a percorso, or what else waits for a term, as kind/identifier: proceeding/…, incentive/…, run/…',
  ),
  'skip --days': text('quanti giorni', 'how many days'),
  start: text(
    'avvia l’intero sistema su questa macchina, e lo arresta con Ctrl-C',
    'starts the whole system on this machine, and stops it on Ctrl-C',
  ),
  sweep: text(
    'risveglia ora ogni registro più avanti del suo flusso; avvia un flusso che manca',
    'wakes now every stream whose register is ahead of its workflow; starts a workflow that is missing',
  ),
  'sweep --dry-run': text(
    'non risveglia nulla; elenca che cosa sarebbe risvegliato, e perché',
    'wakes nothing; lists what would be woken, and why',
  ),
  verify: text(
    'confronta con i fatti foglie, catene, registro generale, colonne, modelli di lettura e impegni; non scrive nulla',
    'checks leaves, chains, the log, columns, read models and claims against the facts; writes nothing',
  ),
} as const;
