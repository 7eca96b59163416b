import { reasonText, type ReasonText } from '../texts';

/** Why something asked of a person, or of her records, is refused, or because she died. */
export const PERSON_REJECTIONS = {
  'communication-after-death': reasonText(
    [
      'La comunicazione riguarda un lavoro successivo al decesso registrato',
      'The communication is about work after the death on record',
    ],
    [
      'Controlla il lavoratore e la data; se il decesso è stato registrato per errore, prima ritiralo.',
      'Check the worker and the date; if the death was recorded by mistake, withdraw it first.',
    ],
  ),
  'death-already-reported': reasonText(
    ['Il decesso è già registrato con un’altra data', 'The death is already recorded with another day'],
    [
      'Se la data riportata è errata, ritira la registrazione e ripeti con quella giusta.',
      'If the day named is wrong, withdraw it and record the right one.',
    ],
  ),
  'death-not-reported': reasonText(
    ['Non risulta registrato alcun decesso', 'No death is on record'],
    ['Controlla di aver indicato la persona giusta.', 'Check that it is the right person.'],
  ),
  'payee-deceased': reasonText(
    ['La persona da pagare è deceduta', 'The person to be paid has died'],
    [
      'Quanto è maturato resta dovuto agli eredi, che lo chiedono all’amministrazione.',
      'What has matured stays owed to the heirs, who ask the administration for it.',
    ],
  ),
  'percorso-active-in-both': reasonText(
    [
      'Le due schede hanno ciascuna un percorso attivo dello stesso programma',
      'Each of the two records has an active percorso of the same programme',
    ],
    [
      'Una persona ne ha uno solo: registra la chiusura di uno dei percorsi indicati, poi ripeti con una nuova chiave.',
      'A person has only one: record the end of one of the percorsi named, then ask again under a new key.',
    ],
  ),
  'person-already-registered': reasonText(
    ['La persona è già registrata', 'The person is already registered'],
    ['Usa l’identificativo esistente.', 'Use the existing identifier.'],
  ),
  'person-deceased': reasonText(
    ['La persona è deceduta prima di quella data', 'The person died before that date'],
    [
      'Controlla la persona e la data; se il decesso è stato registrato per errore, prima ritiralo.',
      'Check the person and the date; if the death was recorded by mistake, withdraw it first.',
    ],
  ),
  'person-is-no-other': reasonText(
    ['La persona non è un’altra da sé stessa', 'A person is no other than oneself'],
    [
      'Indica la persona già registrata dalla quale quest’altra è diversa.',
      'Name the registered person from whom this one is another.',
    ],
  ),
  'person-unknown': reasonText(
    ['La persona non è registrata', 'The person is not registered'],
    ['Registra la persona, poi ripeti l’adesione.', 'Register the person, then repeat the adhesion.'],
  ),
  'record-is-itself': reasonText(
    ['Una scheda non si unisce a sé stessa', 'A record is not joined into itself'],
    ['Indica l’altra scheda della stessa persona.', 'Name the other record of the same person.'],
  ),
  'record-joined': reasonText(
    [
      'La scheda è unita a un’altra della stessa persona',
      'The record is joined into another one of the person',
    ],
    [
      'Ripeti con una nuova chiave per la scheda indicata, che è quella che resta.',
      'Ask again under a new key for the record named, which is the one that is kept.',
    ],
  ),
  'record-not-joined': reasonText(
    ['La scheda non è unita a questa', 'The record is not joined into this one'],
    [
      'Leggi la persona: l’unione può essere già stata annullata.',
      'Read the person: the joining may have been undone already.',
    ],
  ),
} as const satisfies Record<string, ReasonText>;
