import { reasonText, type ReasonText } from '../texts';

/** Why something asked about a payment run, or about whoever is paid, is refused. */
export const RUN_REJECTIONS = {
  'check-valid-too-long': reasonText(
    ['La verifica non vale così a lungo', 'The check is not valid for that long'],
    [
      'Indica una scadenza non successiva a quella riportata, o lasciala alla regola della verifica.',
      'Give an expiry not after the day named, or leave it to the rule of the check.',
    ],
  ),
  'credit-unknown': reasonText(
    ['La distinta non ha un bonifico con quel numero', 'The run has no credit of that number'],
    ['Controlla a quale distinta si riferisce la risposta.', 'Check which run the answer is about.'],
  ),
  'dispute-unknown': reasonText(
    ['Nessuna contestazione aperta ha quel numero', 'No open dispute has that number'],
    ['Leggi quali contestazioni sono aperte.', 'Read which disputes are open.'],
  ),
  'nothing-to-run': reasonText(
    ['Nessun pagamento può entrare nella distinta', 'No payment can be in the run'],
    [
      'Leggi che cosa blocca ciascun pagamento; una volta risolto, proponi di nuovo la distinta.',
      'Read what is against each payment; once it is settled, propose the run again.',
    ],
  ),
  'order-in-another-run': reasonText(
    ['Il pagamento è già in un’altra distinta', 'The payment is in another run already'],
    ['Attendi l’esito di quella distinta.', 'Wait for what becomes of that run.'],
  ),
  'run-already-proposed': reasonText(
    ['La distinta è già proposta', 'The run is proposed already'],
    [
      'Approvala o respingila; per altri pagamenti proponine una nuova.',
      'Approve or reject it; propose another for other payments.',
    ],
  ),
  'run-day-past': reasonText(
    ['Il giorno del pagamento è passato', 'The day of the payment has passed'],
    ['Proponi una distinta per oggi o per un giorno successivo.', 'Propose a run for today or a later day.'],
  ),
  'run-not-proposed': reasonText(
    ['La distinta non attende una decisione', 'The run does not wait for a decision'],
    ['Leggi nella distinta a che punto è.', 'Read in the run where it stands.'],
  ),
  'run-not-sent': reasonText(
    ['La distinta non è stata inviata', 'The run was not sent'],
    [
      'La banca risponde solo di distinte inviate: controlla a quale si riferisce.',
      'A bank answers only for runs that were sent: check which one it is about.',
    ],
  ),
  'run-outdated': reasonText(
    ['La distinta non è più quella che si può pagare', 'The run is not what can be paid any more'],
    [
      'Leggi il totale e ciò che osta; se un pagamento non si può fare, respingi la distinta e proponine una nuova.',
      'Read the total and what is against it; where a payment cannot be made, reject the run and propose another.',
    ],
  ),
} as const satisfies Record<string, ReasonText>;
