import { reasonText, type ReasonText } from '../texts';

/** Why a person is held elsewhere: by a programme that excludes this one; and why a percorso does not pass to another office or tutor. */
export const HOLDING_REJECTIONS = {
  'percorso-of-another-cpi': reasonText(
    ['Il percorso è in carico a un altro CPI', 'Another CPI holds the percorso'],
    [
      'Chiedi il trasferimento al CPI indicato, o al responsabile del programma.',
      'Ask the CPI named for the transfer, or the programme manager.',
    ],
  ),
  'programme-incompatible': reasonText(
    [
      'La persona ha un percorso attivo in un programma incompatibile con questo',
      'The person has an active percorso in a programme that excludes this one',
    ],
    [
      'Attendi la fine del percorso nel programma indicato: i due non si sommano.',
      'Wait for the end of the percorso in the programme named: the two do not add up.',
    ],
  ),
  'transfer-before-earlier': reasonText(
    [
      'In quella data il CPI che lo cede non aveva in carico il percorso',
      'On that day the CPI that gives it away did not hold the percorso',
    ],
    ['Indica una data non anteriore a quella riportata.', 'Give a date not before the one named.'],
  ),
  'transfer-to-same-cpi': reasonText(
    ['Il percorso è già in carico a questo CPI', 'This CPI already holds the percorso'],
    [
      'Indica il CPI che lo riceve; se è già quello giusto, non occorre altro.',
      'Name the CPI that receives it; if this is the right one, nothing is needed.',
    ],
  ),
} as const satisfies Record<string, ReasonText>;
