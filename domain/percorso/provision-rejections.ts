import { reasonText, type ReasonText } from '../texts';

/** Why something that only some programmes provide is refused. */
export const PROVISION_REJECTIONS = {
  'breach-already-recorded': reasonText(
    [
      'Per quel giorno è già registrata una mancanza della stessa specie',
      'A breach of that kind is already recorded for that day',
    ],
    [
      'Un giorno conta una volta: se è un’altra mancanza, indica il suo giorno.',
      'A day counts once: of another breach give its own day.',
    ],
  ),
  'path-already-assigned': reasonText(
    [
      'La persona è già in quel percorso del programma',
      'The person is in that path of the programme already',
    ],
    ['Indica un altro percorso del programma.', 'Name another path of the programme.'],
  ),
  'sanction-not-reached': reasonText(
    ['Le mancanze registrate non comportano la decadenza', 'The breaches recorded do not come to forfeiture'],
    [
      'Registra le mancanze una per una: la sanzione di ciascuna è nella sua motivazione.',
      'Record the breaches one by one: the basis of each says its sanction.',
    ],
  ),
  'team-agreement-already-signed': reasonText(
    [
      'Il soggetto ha già sottoscritto la decisione dell’équipe',
      'The body has signed the decision of the team already',
    ],
    ['Attendi la firma dell’altro soggetto.', 'Wait for the other body to sign.'],
  ),
  'team-of-another-service': reasonText(
    [
      'La decisione in corso è con un altro servizio sociale',
      'The pending decision is with another social service',
    ],
    [
      'Fai firmare il servizio indicato, o rettifica la firma registrata per errore.',
      'Have the service named sign, or correct the signature recorded by mistake.',
    ],
  ),
} as const satisfies Record<string, ReasonText>;
