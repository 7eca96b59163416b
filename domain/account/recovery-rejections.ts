import { reasonText, type ReasonText } from '../texts';

/** Why something asked about money that is asked back is refused. */
export const RECOVERY_REJECTIONS = {
  'instalments-not-possible': reasonText(
    ['Questa rateazione non è possibile', 'These instalments are not possible'],
    [
      'Indica un numero di rate non superiore a quello riportato né ai centesimi da restituire, e una prima scadenza non anteriore all’accordo.',
      'Give no more instalments than the number named, nor than there are cents to give back, and a first due day not before the agreement.',
    ],
  ),
  'more-than-asked-back': reasonText(
    ['La somma supera quella ancora chiesta', 'The sum is more than what is still asked back'],
    ['Indica al più i centesimi riportati.', 'Give the cents named at most.'],
  ),
  'recovery-already-noticed': reasonText(
    ['La richiesta di restituzione è già notificata', 'The request to give back was delivered already'],
    [
      'Il termine corre dal giorno riportato; registra una nuova notifica solo se viene chiesto dell’altro.',
      'The term runs from the day named; record another delivery only once more is asked.',
    ],
  ),
  'recovery-not-heard': reasonText(
    [
      'La replica alla richiesta di restituzione è attesa o da decidere',
      'The reply to the request to give back is awaited, or to be decided',
    ],
    [
      'Decidi la replica, o attendi che il suo termine passi; intanto paga senza compensazione.',
      'Decide the reply, or wait until its term has passed; meanwhile pay without setting off.',
    ],
  ),
  'recovery-not-noticed': reasonText(
    ['La richiesta di restituzione non è ancora notificata', 'The request to give back is not delivered yet'],
    ['Registra prima la notifica con la sua prova.', 'Record its delivery with the proof first.'],
  ),
  'recovery-reply-unknown': reasonText(
    ['Nessuna replica da decidere ha quel numero', 'No reply that waits has that number'],
    ['Leggi quali repliche attendono una decisione.', 'Read which replies wait for a decision.'],
  ),
  'recovery-reply-waits': reasonText(
    ['Un’altra replica attende una decisione', 'Another reply waits for a decision'],
    ['Decidi prima quella.', 'Decide that one first.'],
  ),
  'set-off-of-another': reasonText(
    [
      'Non è la richiesta di restituzione di un altro percorso o incentivo',
      'It is no claim of another percorso or incentive',
    ],
    [
      'Indica un altro percorso o incentivo in cui la stessa parte deve restituire; nello stesso la differenza si compensa da sé.',
      'Name another percorso or incentive in which the same party is to give back; within one the difference is set off by itself.',
    ],
  ),
  'write-off-outdated': reasonText(
    [
      'Non è più chiesto quanto si propone di rinunciare',
      'What is proposed to be written off is not asked any more',
    ],
    [
      'Respingi la proposta e proponi al più i centesimi riportati.',
      'Reject the proposal and propose the cents named at most.',
    ],
  ),
  'write-off-reason-not-fitting': reasonText(
    [
      'Il motivo vale solo per l’intera somma, sotto il minimo',
      'The reason is for the whole sum alone, below the minimum',
    ],
    [
      'Proponi l’intera somma riportata se è sotto il minimo, o indica un altro motivo.',
      'Propose all of the sum named where it is below the minimum, or give another reason.',
    ],
  ),
  'write-off-unknown': reasonText(
    ['Nessuna rinuncia da decidere ha quel numero', 'No proposal to write off has that number'],
    ['Leggi quali proposte attendono una decisione.', 'Read which proposals wait for a decision.'],
  ),
} as const satisfies Record<string, ReasonText>;
