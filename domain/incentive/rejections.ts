import { reasonText, type ReasonText } from '../texts';

/** Why something asked about an incentive is refused. */
export const INCENTIVE_REJECTIONS = {
  'incentive-already-applied': reasonText(
    ['Questa domanda di incentivo è già presentata', 'This application for an incentive is already made'],
    [
      'Leggi l’esito nella scheda della domanda; per un’altra assunzione presenta una nuova domanda.',
      'Read its outcome in the application; for another hire make a new one.',
    ],
  ),
  'incentive-funds-missing': reasonText(
    ['Lo stanziamento non copre l’incentivo', 'The envelope does not cover the incentive'],
    [
      'Attendi che si liberino risorse o che lo stanziamento sia aumentato, poi riesamina la domanda.',
      'Wait until money is released or the envelope is increased, then assess the application again.',
    ],
  ),
  'incentive-not-waiting': reasonText(
    ['La domanda non attende né dati né risorse', 'The application waits neither for facts nor for money'],
    [
      'Leggi l’esito nella scheda; dopo un rigetto si presenta una nuova domanda.',
      'Read its outcome; after a rejection a new application can be made.',
    ],
  ),
  'incentive-unknown': reasonText(
    ['La domanda di incentivo non esiste', 'The application for an incentive does not exist'],
    ['Controlla l’identificativo della domanda.', 'Check the identifier of the application.'],
  ),
  'incentives-not-provided': reasonText(
    [
      'Il programma non prevede incentivi ai datori di lavoro',
      'The programme provides no incentives to employers',
    ],
    ['Controlla il codice del programma.', 'Check the code of the programme.'],
  ),
  'worker-already-incentivised': reasonText(
    [
      'Per questa persona è già ammesso un incentivo nel programma',
      'An incentive is already admitted for this person in the programme',
    ],
    [
      'È ammesso un solo incentivo per persona: vale la domanda presentata prima.',
      'One incentive for each person: the earlier application holds.',
    ],
  ),
} as const satisfies Record<string, ReasonText>;
