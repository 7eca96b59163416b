import { reasonText, type ReasonText } from '../texts';

/** Why something about profile, patto or plan is refused. */
export const AGREEMENT_REJECTIONS = {
  'agreement-unchanged': reasonText(
    ['Quanto indicato è già in vigore', 'What is named is in force already'],
    ['Indica che cosa cambia, oppure rinnova il patto.', 'Name what changes, or renew the patto.'],
  ),
  'patto-contents-missing': reasonText(
    [
      'Al patto di servizio personalizzato mancano contenuti che il programma richiede',
      'The patto lacks contents that the programme demands',
    ],
    [
      'Concorda con la persona i contenuti indicati e registrali con il patto.',
      'Agree the contents named with the person and record them with the patto.',
    ],
  ),
  'plan-actions-overlap': reasonText(
    [
      'Il piano prevede due volte la stessa azione negli stessi giorni',
      'The plan has the same action twice on the same days',
    ],
    ['Uniscile in una sola azione, o separane le date.', 'Join them into one action, or part their dates.'],
  ),
  'profile-unknown': reasonText(
    ['Il fatto indicato non è un profilo del percorso', 'The fact named is no profile of the percorso'],
    [
      'Indica la versione di un profilo del percorso, o nessuna per quello in vigore.',
      'Give the version of a profile of the percorso, or none for the one in force.',
    ],
  ),
  'reference-day-after-profile': reasonText(
    [
      'La data di riferimento dell’indice è successiva a quella della profilazione',
      'The reference day of the index is after the day of the profile',
    ],
    [
      'Indica la data alla quale l’indice è stato calcolato.',
      'Give the day as of which the index was worked out.',
    ],
  ),
} as const satisfies Record<string, ReasonText>;
