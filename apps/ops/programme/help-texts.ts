import { text } from '../../modules/texts/text';

/** What `--help` says of `programme` and its subcommands. */
export const PROGRAMME_HELP_TEXTS = {
  programme: text(
    'i programmi e le loro versioni; con un sottocomando esamina, mostra, confronta una versione o una bozza in JSON',
    'the programmes and their versions; a subcommand looks at, shows or compares a version or a draft in JSON',
  ),
  'programme version': text(
    'un programma (la sua ultima versione), una versione come TOS-PIO2/2019-12-21, o il file JSON di una bozza',
    'a programme (its last version), a version like TOS-PIO2/2019-12-21, or the JSON file of a draft',
  ),
  'programme lint': text(
    'elenca gli errori di una versione o di una bozza, con la loro regola; di tutte le versioni se non se ne indica nessuna',
    'says what is wrong with a version or a draft, rule by rule; with every version if none is named',
  ),
  'programme show': text(
    'mostra le regole come le legge un giurista, ciascuna con la sua fonte; con --json la bozza corrispondente',
    'shows the rules as a jurist reads them, each with its source; with --json the draft that says the same',
  ),
  'programme show --html': text(
    'scrive la pagina in questo file, in HTML',
    'writes the page to this file, as HTML',
  ),
  'programme show --markdown': text(
    'scrive la pagina in questo file, in Markdown',
    'writes the page to this file, as Markdown',
  ),
  'programme diff': text(
    'elenca le differenze rispetto a un’altra versione, regola per regola',
    'says what changes from another version, rule by rule',
  ),
  'programme diff earlier': text(
    'la versione di partenza; quella precedente se manca',
    'the version to start from; the one before if left out',
  ),
  'programme rehearse': text(
    'fa vivere le stesse persone con una bozza e con la versione precedente: che cosa accade loro e quanto costa',
    'lives the same people under a draft and under the version before it: what happens to them and what it costs',
  ),
  'programme scenarios': text(
    'mostra le regole all’opera, con un esempio in parole per ciascuna, e le mette alla prova',
    'shows the rules at work, a scenario in words for each, and runs them',
  ),
  'programme adopt': text(
    'scrive una bozza senza errori come file del programma in domain/programmes, e ve la elenca',
    'writes a draft without errors as a file of its programme in domain/programmes, and lists it there',
  ),
  'programme adopt draft': text('il file JSON di una bozza', 'the JSON file of a draft'),
  'programme adopt --into': text(
    'la cartella in cui scrivere; domain/programmes se manca',
    'the folder to write to; domain/programmes if left out',
  ),
  'programme schema': text('lo schema JSON di una bozza', 'the JSON Schema of a draft'),
} as const;
