import { reasonText, type ReasonText } from '../texts';

/** Why a correction of a fact is refused. */
export const CORRECTION_REJECTIONS = {
  'acts-hang-on-it': reasonText(
    ['Altri atti dipendono da quello da rettificare', 'Other acts hang on the one to be corrected'],
    [
      'Indica in «withdraws» esattamente le versioni degli atti elencati: senza quello rettificato non possono stare.',
      'Name in `withdraws` exactly the versions of the acts listed: without the one corrected they cannot stand.',
    ],
  ),
  'correction-after-next-step': reasonText(
    [
      'La data rettificata segue quella di una fase successiva',
      'The corrected day is after that of a later step',
    ],
    [
      'Indica una data non successiva alle fasi elencate, o rettifica prima quelle.',
      'Give a day that is not after the steps listed, or correct those first.',
    ],
  ),
  'correction-changes-nothing': reasonText(
    ['La rettifica non cambia nulla', 'The correction changes nothing'],
    ['Non occorre altro: il fatto è già così.', 'Nothing is needed: the fact is so already.'],
  ),
  'correction-of-another': reasonText(
    [
      'L’atto indicato è un altro, non quello da rettificare',
      'The act given is another one, not the one to be corrected',
    ],
    [
      'Mantieni lo stesso identificativo, la stessa persona, lo stesso ufficio e lo stesso programma.',
      'Keep the same identifier, person, office and programme.',
    ],
  ),
  'fact-not-correctable': reasonText(
    ['Il fatto indicato non si rettifica così', 'That fact is not corrected in this way'],
    [
      'Leggi nella cronologia la versione e il tipo del fatto: si rettifica con un atto dello stesso tipo, e si toglie solo un atto da cui il percorso non dipende.',
      'Read the version and the kind of the fact in the timeline: it is corrected by an act of the same kind, and only an act that the percorso can do without is taken out.',
    ],
  ),
  'exit-of-a-measure': reasonText(
    ['L’uscita segue a un provvedimento', 'The exit follows from a measure'],
    [
      'Annulla il provvedimento nel suo procedimento: il percorso riprende da sé.',
      'Annul the measure in its proceeding: the percorso goes on by itself.',
    ],
  ),
  'fact-of-another': reasonText(
    ['Il fatto è stato registrato da altri', 'The fact was recorded by someone else'],
    [
      'Lo rettifica chi lo ha registrato o il CPI; la decisione su un pagamento, chi decide i pagamenti.',
      'Who recorded it corrects it, or the CPI; a decision on a payment, whoever decides on payments.',
    ],
  ),
} as const satisfies Record<string, ReasonText>;
