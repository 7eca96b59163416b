import { reasonText, type ReasonText } from '../texts';

/** Why something asked in a proceeding, or of a measure, is refused. */
export const PROCEEDING_REJECTIONS = {
  'appeal-term-passed': reasonText(
    ['Il termine per il ricorso è scaduto', 'The term to appeal has passed'],
    [
      'Il ricorso si presenta entro il giorno riportato; l’ufficio può annullare d’ufficio la propria decisione.',
      'An appeal is lodged by the day named; the office may take back its own decision.',
    ],
  ),
  'defence-after-decision': reasonText(
    ['La decisione è già presa', 'It is decided already'],
    ['Contro la decisione si presenta ricorso.', 'Lodge an appeal against the decision.'],
  ),
  'defence-term-running': reasonText(
    ['Il termine per le osservazioni non è scaduto', 'The term to answer has not passed'],
    [
      'Attendi le osservazioni, o il giorno dopo quello riportato; si può archiviare subito.',
      'Wait for an answer, or for the day after the one named; to dismiss is possible at once.',
    ],
  ),
  'did-barred': reasonText(
    [
      'Dopo la decadenza la DID non si può ancora dichiarare',
      'After the forfeiture no DID may be declared yet',
    ],
    ['Dichiarala dal giorno riportato.', 'Declare it from the day named on.'],
  ),
  'exempt-on-that-day': reasonText(
    ['La persona è esonerata in quel giorno', 'The person is exempt on that day'],
    [
      'Un’assenza fino al giorno riportato, compreso, non è una mancanza: non se ne apre un procedimento, e quello aperto si archivia.',
      'An absence up to the day named, included, is no breach: open no proceeding about it, and dismiss one that is open.',
    ],
  ),
  'measure-outdated': reasonText(
    ['Il provvedimento è superato', 'Facts have overtaken the measure'],
    [
      'La persona possiede i requisiti, o è presa in carico: annulla il provvedimento d’ufficio.',
      'The requirements are met, or the person is taken in charge: have the office take the measure back.',
    ],
  ),
  'matter-of-another-subject': reasonText(
    ['Il procedimento non riguarda questo oggetto', 'The proceeding is not about such a matter'],
    [
      'Di una persona si aprono procedimenti su obblighi e percorsi, di un ente sull’accreditamento.',
      'About a person proceedings are on obligations and percorsi, about a body on its accreditation.',
    ],
  ),
  'measure-not-in-force': reasonText(
    ['Il provvedimento non è in vigore', 'The measure is not in force'],
    [
      'Leggi il procedimento: un provvedimento ha effetto dalla notifica, e finché non è annullato.',
      'Read the proceeding: a measure has effect from its delivery, and until it is annulled.',
    ],
  ),
  'no-measure-in-law': reasonText(
    ['La legge non prevede un provvedimento per questo caso', 'The law has no measure for this case'],
    [
      'Controlla prestazione, obbligo e giorno riportati, oppure archivia.',
      'Check the benefit, the obligation and the day named, or dismiss the proceeding.',
    ],
  ),
  'notice-not-delivered': reasonText(
    [
      'Non risulta consegnata la comunicazione di avvio',
      'The notice of the opening is not known to be delivered',
    ],
    ['Registra la consegna con la sua prova.', 'Record the delivery with its proof.'],
  ),
  'officer-complained-about': reasonText(
    ['Il reclamo riguarda chi vi risponde', 'The complaint is about the one who answers it'],
    ['Risponde un’altra persona dell’ufficio.', 'Another person of the office answers it.'],
  ),
  'percorso-not-open': reasonText(
    ['Il percorso non è in corso', 'The percorso is not under way'],
    ['Controlla di quale percorso si tratta.', 'Check which percorso it is about.'],
  ),
  'percorso-of-another-person': reasonText(
    ['Il percorso è di un’altra persona', 'The percorso is another person’s'],
    ['Controlla la persona e il percorso.', 'Check the person and the percorso.'],
  ),
  'proceeding-already-open': reasonText(
    ['Un procedimento uguale è già in corso', 'The same proceeding is under way already'],
    ['Continua quello.', 'Go on with that one.'],
  ),
  'proceeding-at-another-stage': reasonText(
    ['Il procedimento è a un altro punto', 'The proceeding is at another stage'],
    ['Leggi a che punto è, e che cosa si può fare.', 'Read where it stands, and what may be done.'],
  ),
  'proceeding-of-another': reasonText(
    ['Non spetta a questo ruolo', 'This role does not decide that'],
    [
      'Su una persona decide il CPI, su un ente il responsabile del programma.',
      'The CPI decides about a person, the programme manager about a body.',
    ],
  ),
  'proceeding-required': reasonText(
    ['A questa uscita si arriva con un procedimento', 'This exit takes a proceeding'],
    [
      'Apri il procedimento: avvio, osservazioni, decisione motivata; l’uscita segue alla notifica.',
      'Open the proceeding: notice, answer, reasoned decision; the exit follows its delivery.',
    ],
  ),
  'proceeding-unknown': reasonText(
    ['Nessun procedimento ha quel numero', 'No proceeding has that number'],
    ['Leggi i procedimenti in corso.', 'Read the proceedings under way.'],
  ),
  'reasons-not-fitting': reasonText(
    ['La decisione non indica una motivazione adatta', 'The decision gives no fitting reason'],
    ['Indica uno o più dei motivi riportati.', 'Give one or more of the reasons named.'],
  ),
  'rejection-proceeding-needed': reasonText(
    [
      'La persona non possiede un requisito: l’adesione non va avanti',
      'A requirement is not met: the adhesion does not go on',
    ],
    [
      'Leggi i requisiti indicati: correggi i dati, se sono errati, oppure apri il procedimento di rigetto.',
      'Read the requirements named: correct the facts where they are wrong, or open the proceeding to reject it.',
    ],
  ),
  'requirements-not-unmet': reasonText(
    ['Quei requisiti non risultano mancanti', 'Those requirements are not known to be unmet'],
    [
      'Si può avviare il rigetto solo di un’adesione non ancora decisa, per i requisiti che risultano mancanti.',
      'A rejection is opened of an adhesion that is not decided yet, and for the requirements that are not met.',
    ],
  ),
  'same-person-decides': reasonText(
    ['Chi ha deciso non decide sul ricorso', 'Who decided does not decide on the appeal'],
    ['Lo registra un’altra persona.', 'Another person records it.'],
  ),
  'summons-needed': reasonText(
    ['Per un’assenza serve una convocazione', 'An absence takes a summons'],
    [
      'Convoca la persona: il procedimento segue da sé se non si presenta.',
      'Summon the person: the proceeding follows by itself where she does not come.',
    ],
  ),
  'summons-not-delivered': reasonText(
    [
      'Non risulta che la convocazione sia giunta in tempo',
      'The summons is not known to have arrived in time',
    ],
    [
      'Registra la consegna con la sua prova; se non è giunta prima dell’appuntamento, archivia e convoca di nuovo.',
      'Record the delivery with its proof; where it did not arrive before the appointment, dismiss it and summon again.',
    ],
  ),
} as const satisfies Record<string, ReasonText>;
