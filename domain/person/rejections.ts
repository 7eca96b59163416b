import { reasonText as row, type ReasonText } from '../texts';

/** Why something asked about a person, or her records, is refused. */
export const PERSON_REJECTIONS = {
  'percorso-active-in-both': row(
    [
      'Le due schede hanno ciascuna un percorso attivo dello stesso programma',
      'Each of the two records has an active percorso of the same programme',
    ],
    [
      'Una persona ne ha uno solo: registra la chiusura di uno dei percorsi indicati, poi ripeti con una nuova chiave.',
      'A person has only one: record the end of one of the percorsi named, then ask again under a new key.',
    ],
  ),
  'person-already-registered': row(
    ['La persona è già registrata', 'The person is already registered'],
    ['Usa l’identificativo esistente.', 'Use the existing identifier.'],
  ),
  'person-is-no-other': row(
    ['La persona non è un’altra da sé stessa', 'A person is no other than oneself'],
    [
      'Indica la persona già registrata dalla quale quest’altra è diversa.',
      'Name the registered person from whom this one is another.',
    ],
  ),
  'person-unknown': row(
    ['La persona non è registrata', 'The person is not registered'],
    ['Registra la persona, poi ripeti l’adesione.', 'Register the person, then repeat the adhesion.'],
  ),
  'record-is-itself': row(
    ['Una scheda non si unisce a sé stessa', 'A record is not joined into itself'],
    ['Indica l’altra scheda della stessa persona.', 'Name the other record of the same person.'],
  ),
  'record-joined': row(
    [
      'La scheda è unita a un’altra della stessa persona',
      'The record is joined into another one of the person',
    ],
    [
      'Ripeti con una nuova chiave per la scheda indicata, che è quella che resta.',
      'Ask again under a new key for the record named, which is the one that is kept.',
    ],
  ),
  'record-not-joined': row(
    ['La scheda non è unita a questa', 'The record is not joined into this one'],
    [
      'Leggi la persona: l’unione può essere già stata annullata.',
      'Read the person: the joining may have been undone already.',
    ],
  ),
} as const satisfies Record<string, ReasonText>;
