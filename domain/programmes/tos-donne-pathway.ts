import { proposed, seed } from './citations';
import type { ExitRule, StepRule } from './pathway';

export const TOS_DONNE_ACT = 'Regione Toscana, Decreto 397 del 12/12/2019, Allegato A, punto f)';

/** What the contribution is paid for, and what the patto agrees. */
export const TOS_DONNE_AGREED = seed(
  'R-AR-11',
  TOS_DONNE_ACT,
  '«l’erogazione di contributi individuali a fronte della partecipazione ad un percorso di politica attiva del lavoro concordato con il CPI»',
);

/** The office takes her in charge and agrees the path with her: nobody else takes part in it. */
export const TOS_DONNE_PATHWAY: readonly StepRule[] = [
  {
    step: 'taking-charge',
    after: [],
    by: ['cpi'],
    due: null,
    source: proposed('R-AR-11, taking charge', {
      it: 'Il CPI prende in carico la persona. Che stia uscendo dalla violenza lo attesta al CPI il servizio o il centro che la segue; il registro non ne conserva nulla.',
      en: 'The CPI takes her in charge. That she is leaving violence is attested to it by the service or centre that follows her; the register holds nothing of it.',
    }),
  },
  { step: 'patto', after: ['taking-charge'], by: ['cpi'], due: null, source: TOS_DONNE_AGREED },
];

export const TOS_DONNE_EXITS: readonly ExitRule[] = [
  {
    exit: 'abandonment',
    causes: ['declared', 'not-reachable', 'moved-away', 'personal-reasons', 'repeated-absences'],
    tellers: {},
    source: proposed('P10, P11', {
      it: 'A chi esce si paga fino al giorno dell’uscita, e di questo non si restituisce nulla.',
      en: 'Whoever leaves is paid up to the day of the exit, and gives nothing back of it.',
    }),
  },
  {
    exit: 'lost-requirement',
    causes: ['moved-out-of-region', 'rdc-received'],
    tellers: { 'moved-out-of-region': ['cpi'], 'rdc-received': ['cpi'] },
    source: proposed('P22', {
      it: 'Chi si trasferisce fuori dalla Toscana, o percepisce il Reddito di cittadinanza, esce dal percorso quel giorno; nient’altro si verifica di nuovo.',
      en: 'Who moves out of Toscana, or receives the Reddito di cittadinanza, leaves the path on that day; nothing else is checked again.',
    }),
  },
];
