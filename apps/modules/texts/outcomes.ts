import type { JobVerdict } from '../../../domain/standing/jobs';
import type { Text } from '../../../domain/texts';
import { text } from './text';

/** Why a job earns a result fee, or why it cannot. `not-judged` is a job of somebody who has no assegno yet. */
export const OUTCOME_TEXTS: {
  readonly [verdict in JobVerdict]: Text;
} = {
  earns: text('Può essere un esito remunerato', 'It can be a paid outcome'),
  'before-adhesion': text('È iniziato prima dell’adesione', 'It began before the adhesion'),
  'before-choice': text('È iniziato prima della scelta dell’APL', 'It began before an APL was chosen'),
  'after-path-end': text('È iniziato dopo la fine del percorso', 'It began after the end of the percorso'),
  'after-exit': text('È iniziato dopo l’uscita dal percorso', 'It began after the person had left'),
  'no-class': text(
    'Il contratto non è tra quelli remunerati',
    'The contract is none of those that are paid for',
  ),
  'hours-below-least': text(
    'Le ore sono meno della metà del tempo pieno',
    'The hours are less than half of full time',
  ),
  rehire: text('È una riassunzione presso lo stesso datore di lavoro', 'It is a rehire by the same employer'),
  'not-judged': text('Non c’è ancora un assegno', 'There is no assegno yet'),
};
