import { reasonText, type ReasonText } from '../texts';

/** Why something asked of the service, of employment or of the money is refused. */
export const SERVICE_REJECTIONS = {
  'activities-beyond-a-day': reasonText(
    [
      'Le attività della persona in quel giorno superano la durata di un giorno',
      'The activities of the person on that day are longer than a day',
    ],
    [
      'Controlla data e durata; annulla le attività di quel giorno registrate per errore.',
      'Check date and length; cancel those of that day that were recorded by mistake.',
    ],
  ),
  'activity-already-recorded': reasonText(
    ['L’attività è già registrata con altri dati', 'The activity is already recorded with other data'],
    [
      'Annulla quella registrata, poi registrala di nuovo con un altro identificativo.',
      'Cancel the recorded one, then record it again under another identifier.',
    ],
  ),
  'activity-of-another': reasonText(
    ['L’attività è di un altro operatore', 'The activity is of another provider'],
    [
      'Ogni operatore registra e annulla solo le proprie attività; per le altre rivolgiti al CPI.',
      'Each provider records and cancels only its own activities; for others ask the CPI.',
    ],
  ),
  'activity-outside-percorso': reasonText(
    ['L’attività è fuori dal periodo del percorso', 'The activity lies outside the time of the percorso'],
    [
      'Indica una data tra l’adesione e la fine del percorso.',
      'Give a date between the adhesion and the end of the percorso.',
    ],
  ),
  'activity-unknown': reasonText(
    ['L’attività non è registrata in questo percorso', 'The activity is not recorded in this percorso'],
    ['Controlla l’identificativo nella scheda del percorso.', 'Check the identifier in the percorso.'],
  ),
  'apl-full': reasonText(
    ['L’APL scelta non ha posti liberi', 'The chosen APL has no place left'],
    [
      'Scegli un’altra APL, o attendi che si liberi un posto.',
      'Choose another APL, or wait until a place is free.',
    ],
  ),
  'change-already-used': reasonText(
    ['Non sono ammessi altri cambi', 'No further change is allowed'],
    [
      'Il programma ne ammette un numero limitato: continua con l’operatore o il tutor attuale.',
      'The programme allows a limited number: go on with the present provider or tutor.',
    ],
  ),
  'change-too-late': reasonText(
    ['È troppo tardi per cambiare operatore', 'It is too late to change the provider'],
    [
      'Continua con l’operatore attuale fino alla fine del percorso.',
      'Go on with the present provider until the end of the percorso.',
    ],
  ),
  'communication-incomplete': reasonText(
    [
      'La comunicazione non indica a quale si riferisce',
      'The communication does not say which one it refers to',
    ],
    [
      'Indica il protocollo della comunicazione che proroga, trasforma, cessa, rettifica o annulla.',
      'Give the protocol of the communication that it extends, converts, ends, corrects or annuls.',
    ],
  ),
  'exit-cause-of-another': reasonText(
    [
      'Questa causa di uscita la dichiara un altro soggetto',
      'This cause of exit is for someone else to tell',
    ],
    [
      'Segnala al CPI quanto è accaduto, o lascia che la dichiari chi è indicato.',
      'Report the facts to the CPI, or leave it to those named.',
    ],
  ),
  'exit-not-in-programme': reasonText(
    ['Il programma non prevede questa causa di uscita', 'The programme has no exit for that cause'],
    ['Scegli una delle cause indicate.', 'Choose one of the causes named.'],
  ),
  'hire-earns-elsewhere': reasonText(
    [
      'L’assunzione è già un esito in un altro percorso',
      'The hire is already an outcome in another percorso',
    ],
    [
      'Non occorre altro: conta l’esito migliore tra gli altri.',
      'Nothing is needed: the best outcome of the others counts.',
    ],
  ),
  'network-not-offered': reasonText(
    ['Il programma non prevede reti di operatori', 'The programme offers no networks of providers'],
    ['Indica un solo operatore.', 'Name one provider alone.'],
  ),
  'nothing-to-pay': reasonText(
    ['Non c’è nulla da pagare', 'There is nothing to pay'],
    [
      'Leggi nella scheda che cosa è maturato e che cosa è già in pagamento.',
      'Read in the percorso what has matured and what is already on its way.',
    ],
  ),
  'nothing-to-recover': reasonText(
    ['La somma supera quanto resta da recuperare', 'The sum exceeds what is still to be recovered'],
    [
      'Indica al massimo quanto resta da recuperare; se indicato qui, in centesimi.',
      'Give at most what is still to be recovered; where it is named here, in cents.',
    ],
  ),
  'payment-no-longer-owed': reasonText(
    ['La somma proposta non è più dovuta per intero', 'The proposed sum is no longer owed in full'],
    [
      'Respingi la proposta, o chiudi il pagamento rifiutato, e proponi la somma dovuta ora.',
      'Reject the proposal, or close the refused payment, and propose what is owed now.',
    ],
  ),
  'places-below-taken': reasonText(
    ['I posti indicati sono meno di quelli occupati', 'The places given are fewer than those taken'],
    ['Indica un numero non inferiore ai posti occupati.', 'Give a number not below the places taken.'],
  ),
  'plan-already-signed': reasonText(
    ['Il piano è già sottoscritto', 'The plan is already signed'],
    [
      'Non occorre altro: chi manca può ancora firmare.',
      'Nothing more is needed: whoever is missing may still sign.',
    ],
  ),
  'programme-not-open': reasonText(
    ['Il programma non è ancora aperto alle adesioni', 'The programme is not open to adhesions yet'],
    [
      'Attendi l’atto che lo apre: fino ad allora nessuna adesione è possibile.',
      'Wait for the act that opens it: until then no adhesion is possible.',
    ],
  ),
  'proposal-unknown': reasonText(
    ['La proposta di pagamento non è aperta', 'The payment proposal is not open'],
    [
      'Controlla nella scheda del percorso le proposte in attesa.',
      'Check the open proposals in the percorso.',
    ],
  ),
  'protocol-already-used': reasonText(
    [
      'Il protocollo appartiene già a un’altra comunicazione',
      'The protocol already belongs to another communication',
    ],
    [
      'Per correggere una comunicazione invia una rettifica con il proprio protocollo.',
      'To correct a communication send a rectification under its own protocol.',
    ],
  ),
  'provider-not-chosen': reasonText(
    ['Chi ha svolto l’attività non è l’operatore scelto', 'Who gave the activity is not the chosen provider'],
    [
      'Indica un centro per l’impiego o un’APL scelta dalla persona.',
      'Give an employment office or an APL that the person chose.',
    ],
  ),
  'provider-not-offered': reasonText(
    [
      'Il programma non prevede questo tipo di operatore',
      'The programme does not offer this kind of provider',
    ],
    [
      'Scegli un operatore tra quelli previsti dal programma.',
      'Choose a provider of a kind that the programme provides for.',
    ],
  ),
  'same-person-approves': reasonText(
    ['Chi ha proposto il pagamento non può approvarlo', 'Who proposed the payment cannot approve it'],
    ['Fai approvare il pagamento da un’altra persona.', 'Have another person approve the payment.'],
  ),
  'step-not-in-programme': reasonText(
    ['Il programma non prevede questa fase', 'The programme does not have this step'],
    [
      'Leggi nella scheda del percorso quali passi prevede il programma.',
      'Read in the percorso which steps the programme has.',
    ],
  ),
  'step-of-another': reasonText(
    ['L’operazione spetta ad altri', 'The step is for someone else to take'],
    [
      'Lascia che lo registri chi il programma indica: l’ufficio, la persona o l’operatore scelto.',
      'Leave it to whom the programme names: the office, the person, or the chosen provider.',
    ],
  ),
} as const satisfies Record<string, ReasonText>;
