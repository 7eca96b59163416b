import { text } from '../modules/texts/text';

/** What the commands about money, and about whoever is paid, are for. */
export const MONEY_HELP_TEXTS = {
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
} as const;
