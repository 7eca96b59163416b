import type { JobVerdict } from '../../../domain/standing/jobs';
import type { Text } from '../../../domain/texts';
import { text } from './text';

/** Why a job earns a result fee, or why it cannot. `not-judged` is a job of somebody for whom there is no money yet. */
export const OUTCOME_TEXTS: {
  readonly [verdict in JobVerdict]: Text;
} = {
  earns: text('Può essere un esito remunerato', 'It can be a paid outcome'),
  'before-adhesion': text('È iniziato prima dell’adesione', 'It began before the adhesion'),
  'before-choice': text(
    'È iniziato prima della scelta dell’operatore',
    'It began before a provider was chosen',
  ),
  'before-meeting': text(
    'È iniziato prima del primo incontro con l’operatore',
    'It began before the first meeting with the provider',
  ),
  'after-path-end': text('È iniziato dopo la fine del percorso', 'It began after the end of the percorso'),
  'after-exit': text('È iniziato dopo l’uscita dal percorso', 'It began after the person had left'),
  'after-lapse': text('È iniziato dopo la decadenza', 'It began after the percorso had lapsed'),
  'after-departure': text(
    'È iniziato dopo che la persona ha lasciato l’operatore',
    'It began after the person had left the provider',
  ),
  'not-accredited': text(
    'È iniziato quando l’operatore non era accreditato',
    'It began while the provider was not accredited',
  ),
  'no-class': text(
    'Il contratto non è tra quelli remunerati',
    'The contract is none of those that are paid for',
  ),
  'hours-below-least': text(
    'Le ore sono meno della metà del tempo pieno',
    'The hours are less than half of full time',
  ),
  'hours-impossible': text(
    'Le ore comunicate non sono possibili: nessuna, o più del tempo pieno',
    'The hours that were told cannot be: none, or more than full time',
  ),
  'own-hire': text('È un’assunzione presso lo stesso operatore', 'It is a hire by the provider itself'),
  rehire: text(
    'È una riassunzione presso lo stesso datore di lavoro nei sei mesi precedenti',
    'It is a rehire by the same employer within six months',
  ),
  'earns-elsewhere': text(
    'È già un esito in un altro percorso',
    'It is already an outcome in another percorso',
  ),
  'not-judged': text('Non c’è ancora nulla che si possa pagare', 'There is nothing yet that can be paid'),
  'no-result-fee': text('Il programma non remunera esiti', 'The programme pays for no outcomes'),
};
