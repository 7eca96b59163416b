import type { SapCode } from '../../../domain/programmes/sap';
import type { Text } from '../../../domain/texts';
import { text } from './text';

/** What the national record calls its events. */
export const SAP_EVENT_TEXTS: { readonly [code in SapCode]: Text } = {
  '01': text('Proposta', 'Proposed'),
  '02': text('Iniziata', 'Begun'),
  '03': text('Respinta', 'Turned down before it was accepted'),
  '04': text('Rifiuto', 'Refused once accepted, before its start'),
  '05': text('Abbandono', 'Abandoned after its start'),
  '06': text('Annullamento prima dell’inizio', 'Annulled before its start'),
  '07': text('Annullamento dopo l’inizio', 'Annulled after its start'),
  '08': text('Cancellazione', 'Cancelled: requirements missing'),
  '09': text('Sospesa', 'Suspended'),
  '10': text('Terminata', 'Ended'),
  '11': text('Rendicontata', 'Accounted for'),
  '12': text('Decaduta', 'Lapsed'),
  '13': text('Esonerata', 'Exempted'),
  '14': text('Trasformata', 'Transformed'),
  '15': text('Esclusione', 'Excluded'),
};

/** What section 6 of the national record asks and this register cannot say of a policy. */
export const SAP_MISSING_TEXTS = {
  'policy-identifier': text(
    'Identificativo della politica: il registro non ha ancora numerato l’adesione, o non ha più numeri',
    'Identifier of the policy: the register has not numbered the adhesion yet, or has no more numbers',
  ),
  'profile-index': text(
    'Indice di profiling: la persona non è ancora profilata',
    'Profiling index: the person has no profile yet',
  ),
  duration: text(
    'Durata e sua unità: il registro tiene le attività, non le ore previste della politica',
    'Duration and its unit: the register keeps activities, not the planned hours of the policy',
  ),
  'take-in-charge': text(
    'Identificativo della presa in carico: lo dà il sistema nazionale',
    'Identifier of the taking in charge: the national system gives it',
  ),
} as const satisfies { readonly [field: string]: Text };
export type SapMissing = keyof typeof SAP_MISSING_TEXTS;
