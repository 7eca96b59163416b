import type { Citation } from '../ruling';
import { proposed } from './citations';
import type { DeliveryChannel } from './due-process';

/** How a notice reaches whoever is asked for money back, with a proof that it did. */
export const NOTICE_CHANNELS = [
  'pec',
  'registered-letter',
  'by-hand',
] as const satisfies readonly DeliveryChannel[];
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** Why a reply is right, in all or in part. */
export const ACCEPTANCE_REASONS = ['not-due', 'sum-wrong', 'relied-in-good-faith'] as const;
export type AcceptanceReason = (typeof ACCEPTANCE_REASONS)[number];

/** Why a reply changes nothing. */
export const DISMISSAL_REASONS = ['unfounded', 'not-proven'] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];

/** Why what is asked back is given up. */
export const WRITE_OFF_REASONS = ['below-minimum', 'uncollectable', 'costs-beyond-sum'] as const;
export type WriteOffReason = (typeof WRITE_OFF_REASONS)[number];

/** What the law says of money that is asked back. It belongs to no programme. */
export interface RecoveryLaw {
  /** So many days from the delivery of the notice whoever is asked has for a reply. */
  readonly reply: Term;
  /** So many days from the delivery of the notice the money is to come back, where nothing else is agreed. */
  readonly payment: Term;
  /** At most so many instalments, a month from one to the next. */
  readonly instalments: { readonly most: number; readonly source: Citation };
  readonly setOff: Citation;
  readonly twoPersons: Citation;
  readonly writeOff: { readonly [because in WriteOffReason]: Citation };
  /** What is asked back in all may be given up as too little up to this, in cents. */
  readonly minimumCents: number;
}

interface Term {
  readonly days: number;
  readonly source: Citation;
}

export const RECOVERY_LAW: RecoveryLaw = {
  reply: {
    days: 10,
    source: proposed('D-REC-REPLY', {
      it: 'Chi deve restituire può replicare entro dieci giorni dalla notifica della richiesta (per analogia con la L. 241/1990 art. 10-bis; a memoria).',
      en: 'Whoever is to give back may reply within ten days from the delivery of the request (by analogy with L. 241/1990 art. 10-bis; from memory).',
    }),
  },
  payment: {
    days: 30,
    source: proposed('D-REC-PAYMENT', {
      it: 'Si restituisce entro trenta giorni dalla notifica, se non è concordata una rateazione.',
      en: 'The money comes back within thirty days from the delivery, unless instalments are agreed.',
    }),
  },
  instalments: {
    most: 36,
    source: proposed('D-REC-INSTALMENTS', {
      it: 'Si può restituire in rate mensili, al più trentasei; una rata scaduta è segnalata e non fa decadere dalle altre.',
      en: 'It may come back in monthly instalments, thirty-six at most; an overdue one is noted and does not end the plan.',
    }),
  },
  setOff: proposed('D-REC-SET-OFF', {
    it: 'Ciò che va restituito si compensa con ciò che è dovuto alla stessa parte, quando entrambi sono certi, liquidi ed esigibili (c.c. art. 1243; a memoria): la richiesta è notificata e la replica decisa o il suo termine passato.',
    en: 'What is to be given back is set off against what the same party is owed, once both are certain, liquid and due (c.c. art. 1243; from memory): the request was delivered, and the reply decided or its term passed.',
  }),
  twoPersons: proposed('D-REC-TWO', {
    it: 'Chi approva la rinuncia a un recupero non è chi l’ha proposta.',
    en: 'Who approves that a recovery is written off is not who proposed it.',
  }),
  writeOff: {
    'below-minimum': proposed('D-REC-MINIMUM', {
      it: 'Non si recuperano importi fino a 12 euro in tutto (per analogia con la L. 289/2002 art. 25; a memoria).',
      en: 'Sums of up to 12 euro in all are not recovered (by analogy with L. 289/2002 art. 25; from memory).',
    }),
    uncollectable: proposed('D-REC-UNCOLLECTABLE', {
      it: 'Si rinuncia a ciò che non si può riscuotere: chi deve restituire non esiste più, è insolvente o irreperibile.',
      en: 'What cannot be collected is given up: whoever is to give back exists no more, is insolvent or cannot be found.',
    }),
    'costs-beyond-sum': proposed('D-REC-COSTS', {
      it: 'Si rinuncia a ciò la cui riscossione costa più di quanto rende.',
      en: 'What costs more to collect than it brings is given up.',
    }),
  },
  minimumCents: 1_200,
};
