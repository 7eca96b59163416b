import { REJECTIONS } from '../../../domain/rejections';
import { reasonText as row, type ReasonText } from '../../../domain/texts';
import { CELL_FAULTS } from './faults-of-cells';

/** Why a row is refused before anything is asked of the register. Codes are stable; where the rules have the same reason, it is theirs. */
export const FAULTS = {
  ...CELL_FAULTS,
  'activity-outside-percorso': REJECTIONS['activity-outside-percorso'],
  'adhesion-after-closing': row(
    [
      'L’adesione è successiva alla chiusura del programma',
      'The adhesion is after the programme closed to adhesions',
    ],
    ['Controlla la data di adesione.', 'Check the day of adhesion.'],
  ),
  'adhesion-before-opening': row(
    ['L’adesione precede l’apertura del programma', 'The adhesion is before the programme opened'],
    ['Controlla la data di adesione.', 'Check the day of adhesion.'],
  ),
  'adhesion-unknown': row(
    [
      'L’adesione non è né in adesioni.csv né nel registro',
      'The adhesion is neither in adesioni.csv nor in the register',
    ],
    [
      'Aggiungi la riga dell’adesione, o correggi il riferimento.',
      'Add the row of the adhesion, or correct the reference.',
    ],
  ),
  'apl-no-longer-accredited': row(
    ['L’APL non era più accreditata alla data della scelta', 'The APL was no longer accredited when chosen'],
    [
      'Controlla APL e data della scelta, o il registro in apl.csv.',
      'Check APL and day of choice, or the register in apl.csv.',
    ],
  ),
  'apl-not-yet-accredited': row(
    ['L’APL non era ancora accreditata alla data della scelta', 'The APL was not yet accredited when chosen'],
    [
      'Controlla APL e data della scelta, o il registro in apl.csv.',
      'Check APL and day of choice, or the register in apl.csv.',
    ],
  ),
  'apl-suspended': row(
    ['L’APL era sospesa alla data della scelta', 'The APL was suspended when chosen'],
    [
      'Controlla APL e data della scelta, o il registro in apl.csv.',
      'Check APL and day of choice, or the register in apl.csv.',
    ],
  ),
  'apl-unknown': REJECTIONS['apl-unknown'],
  'birth-date-mismatch': row(
    [
      'Il codice fiscale non corrisponde alla data di nascita',
      'The tax code does not match the date of birth',
    ],
    ['Correggi il codice fiscale o la data di nascita.', 'Correct the tax code or the date of birth.'],
  ),
  'birth-place-mismatch': row(
    [
      'Il codice fiscale non corrisponde al luogo di nascita',
      'The tax code does not match the place of birth',
    ],
    ['Correggi il codice fiscale o il luogo di nascita.', 'Correct the tax code or the place of birth.'],
  ),
  'communication-contradicts-hire': REJECTIONS['communication-contradicts-hire'],
  'date-before-previous-step': REJECTIONS['date-before-previous-step'],
  'date-in-the-future': REJECTIONS['date-in-the-future'],
  'dates-out-of-order': REJECTIONS['dates-out-of-order'],
  'depends-on-refused-row': row(
    ['Dipende da una riga rifiutata', 'It depends on a refused row'],
    [
      'Correggi prima la riga da cui dipende, poi ripeti l’importazione.',
      'Correct the row that it depends on first, then import again.',
    ],
  ),
  'duplicate-row': row(
    ['Lo stesso identificativo è in una riga precedente', 'The same identifier is in an earlier row'],
    ['Tieni una sola riga per identificativo.', 'Keep one row for each identifier.'],
  ),
  'hire-before-birth': row(
    ['L’assunzione precede la nascita della persona', 'The hire is before the birth of the person'],
    [
      'Controlla la data dell’assunzione e quella di nascita.',
      'Check the day of the hire and that of the birth.',
    ],
  ),
  'income-support-excluded': row(
    [
      'Percepisce un sostegno al reddito escluso dal programma',
      'Receives an income support that the programme excludes',
    ],
    [
      'Se il dato è errato correggilo alla fonte; altrimenti l’adesione non è ammessa.',
      'If it is wrong have it corrected at its source; otherwise the adhesion is not admitted.',
    ],
  ),
  minor: row(
    [
      'La persona non ha l’età richiesta alla data di adesione',
      'The person is below the required age on the day of adhesion',
    ],
    ['Controlla data di nascita e data di adesione.', 'Check date of birth and day of adhesion.'],
  ),
  'not-unemployed': row(
    [
      'Manca lo stato di disoccupazione: nessuna DID alla data di adesione',
      'Not registered as unemployed: no DID on the day of adhesion',
    ],
    ['Indica la data della DID, se c’è.', 'Give the day of the DID, if there is one.'],
  ),
  'office-unknown': row(
    ['Il centro per l’impiego non è in cpi.csv', 'The employment office is not in cpi.csv'],
    ['Correggi il codice del CPI.', 'Correct the code of the office.'],
  ),
  'municipality-unknown': row(
    ['Il comune non è in comuni.csv', 'The municipality is not in comuni.csv'],
    ['Correggi il codice catastale.', 'Correct the Belfiore code.'],
  ),
  'outside-the-region': row(
    ['Né residente né domiciliato nella regione', 'Neither resident nor domiciled in the region'],
    [
      'Controlla i comuni di residenza e di domicilio.',
      'Check the municipalities of residence and domicile.',
    ],
  ),
  'percorso-already-active': REJECTIONS['percorso-already-active'],
  'percorso-already-active-other-code-form': row(
    [
      'La persona ha già un percorso attivo, sotto l’altra forma (omocodica o ordinaria) del codice fiscale',
      'The person already has an active percorso, under the other form (omocode or plain) of the tax code',
    ],
    [
      'Continua il percorso in essere; uno nuovo si apre solo dopo la sua chiusura.',
      'Go on with the existing one; a new one opens only after it ends.',
    ],
  ),
  'person-differs': row(
    [
      'Contraddice chi è registrato con questo codice fiscale',
      'It contradicts who is on record with this tax code',
    ],
    [
      'Correggi la cella; se è giusta, un CPI decide con la registrazione (POST /persons, «decision») se è la stessa persona o un’altra, poi ripeti l’importazione.',
      'Correct the cell; if it is right, an office decides by a registration (POST /persons, “decision”) whether it is the same person or another, then import again.',
    ],
  ),
  'sex-mismatch': row(
    ['Il codice fiscale non corrisponde al sesso', 'The tax code does not match the sex'],
    ['Correggi il codice fiscale o il sesso.', 'Correct the tax code or the sex.'],
  ),
  'step-missing': row(
    ['Manca un passo precedente', 'An earlier step is missing'],
    ['Compila la cella, o togli i passi successivi.', 'Fill the cell, or remove the later steps.'],
  ),
  'tax-code-of-several': row(
    ['Più persone hanno questo codice fiscale', 'Several people have this tax code'],
    [
      'Scrivi il codice nella forma (ordinaria od omocodica) attribuita alla persona dall’Agenzia delle Entrate.',
      'Write the code in the form (plain or omocode) that the tax agency gave to the person.',
    ],
  ),
  'unemployed-too-short': row(
    ['Disoccupazione troppo breve, al netto dei lavori', 'Unemployed too short, days at work left out'],
    [
      'Controlla DID, comune di domicilio e comunicazioni; altrimenti l’adesione non è ammessa.',
      'Check DID, municipality of domicile and messages; otherwise the adhesion is not admitted.',
    ],
  ),
} as const satisfies { readonly [code: string]: ReasonText };

export type FaultCode = keyof typeof FAULTS;

/** What hangs in the air: what the row refers to is neither in the folder nor in the register. */
export const HANGING = {
  'adhesion-of-worker-unknown': row(
    [
      'Nessuna adesione del lavoratore è nei file o nel registro',
      'No adhesion of the worker is in the files or in the register',
    ],
    [
      'La domanda non è ancora decisa: importala di nuovo quando l’adesione è arrivata; se il codice fiscale è errato correggilo.',
      'The application is not decided yet: import it again once the adhesion has come; if the tax code is wrong, correct it.',
    ],
  ),
  'reference-unknown': row(
    [
      'La comunicazione a cui si riferisce non è nei file né nel registro, o non è un’assunzione',
      'The message that it refers to is neither in the files nor in the register, or is no hire',
    ],
    [
      'La riga è conservata e non ha effetto finché quella non arriva; se il protocollo è errato correggilo.',
      'The row is kept and has no effect until that comes; if the protocol is wrong, correct it.',
    ],
  ),
} as const satisfies { readonly [code: string]: ReasonText };

export type HangingCode = keyof typeof HANGING;
