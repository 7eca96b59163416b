import type { Citation } from '../ruling';
import { official, proposed } from './citations';
import type { AbandonmentCause, LostRequirement, RefusalCause } from './pathway';
import type { Term } from './term';

export const DELIVERY_CHANNELS = ['pec', 'registered-letter', 'by-hand', 'sms-and-email'] as const;
/** How something reached whoever it was for. */
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];

/** The exits that nobody is put through without notice, defence, reasons and appeal. A version without it has none. */
export interface DueProcessRule {
  readonly abandonment: readonly AbandonmentCause[];
  readonly refusal: readonly RefusalCause[];
  readonly 'lost-requirement': readonly LostRequirement[];
  /** Whether an adhesion whose requirements are not met is rejected by a proceeding only; without it, at once. */
  readonly rejection?: true;
  readonly source: Citation;
}

/** What the law says of deciding against somebody. It belongs to no programme. */
export interface DueProcessLaw {
  /** Until when an absence may be justified, from the day of the appointment. */
  readonly justification: Term;
  /** Until when whoever was told of a proceeding may answer, from the day of the delivery. */
  readonly defence: Term;
  /** Until when it is decided, from the day on which it was opened. */
  readonly decision: Term;
  /** Until when whoever was told of a decision may appeal, from the day of the delivery. */
  readonly appeal: Term;
  readonly summons: Citation;
  readonly opening: Citation;
  readonly reasons: Citation;
  /** From when on a decision against somebody has effect. */
  readonly effect: Citation;
  readonly annulment: Citation;
  readonly provider: Citation;
  /** For how many months after the status was lost nobody declares availability anew. */
  readonly newDid: { readonly months: number; readonly source: Citation };
}

export const ART_21 = 'D.Lgs. 150/2015 art. 21';

export const DUE_PROCESS_LAW: DueProcessLaw = {
  justification: term(
    1,
    proposed('D-JUSTIFY', {
      it: 'Il giustificato motivo si comunica entro il giorno successivo all’appuntamento (nota ministeriale 3374/2016; a memoria).',
      en: 'A justified reason is told within the day after the appointment (ministerial note 3374/2016; from memory).',
    }),
  ),
  defence: term(
    10,
    official('D-DEFENCE', 'L. 241/1990 artt. 7, 10 e 10-bis', {
      it: 'Chi riceve la comunicazione ha dieci giorni per presentare osservazioni e documenti.',
      en: 'Whoever is told has ten days to answer, with documents.',
    }),
  ),
  decision: term(
    30,
    official('D-DECIDE', 'L. 241/1990 art. 2', {
      it: 'Il procedimento si conclude entro trenta giorni dal suo avvio.',
      en: 'A proceeding is concluded within thirty days of its opening.',
    }),
  ),
  appeal: term(
    30,
    proposed('D-APPEAL', {
      it: 'Il ricorso si presenta entro trenta giorni dalla notifica (D.Lgs. 150/2015 art. 21 c. 12; termine a memoria).',
      en: 'An appeal is lodged within thirty days of the delivery (D.Lgs. 150/2015 art. 21 c. 12; the term from memory).',
    }),
  ),
  summons: official('R9 summons', `${ART_21} cc. 2, 6 e 7 lett. a`, {
    it: 'La persona è convocata con PEC, raccomandata (anche a mano), SMS ed e-mail; conta solo la convocazione di cui c’è prova.',
    en: 'The person is summoned by PEC, registered letter (by hand too), SMS and e-mail; only a summons of which there is proof counts.',
  }),
  opening: official('D-OPEN', 'L. 241/1990 artt. 4, 5, 7 e 8', {
    it: 'L’avvio è comunicato a chi vi è soggetto, con l’oggetto e il responsabile del procedimento.',
    en: 'The opening is told to whoever is subject to it, with its matter and the officer who answers for it.',
  }),
  reasons: official('D-REASONS', 'L. 241/1990 art. 3', {
    it: 'Ogni provvedimento è motivato: i presupposti di fatto e le ragioni giuridiche.',
    en: 'Every decision states its reasons, of fact and of law.',
  }),
  effect: official('D-EFFECT', 'L. 241/1990 art. 21-bis', {
    it: 'Il provvedimento che limita la sfera giuridica di qualcuno ha effetto con la comunicazione a chi ne è destinatario.',
    en: 'A decision against somebody has effect once it is delivered to that person.',
  }),
  annulment: official('D-ANNUL', `L. 241/1990 art. 21-nonies; ${ART_21} c. 12`, {
    it: 'Il provvedimento annullato, su ricorso o d’ufficio, è tolto con tutto ciò che ne è seguito.',
    en: 'A decision that is annulled, on appeal or by the office itself, is taken away with all that followed from it.',
  }),
  provider: proposed('D-PROVIDER', {
    it: 'L’accreditamento è sospeso o revocato con le stesse garanzie: avvio, osservazioni, motivazione, ricorso (l.r. Toscana 32/2002; procedura proposta).',
    en: 'An accreditation is suspended or withdrawn with the same guarantees: opening, answer, reasons, appeal (l.r. Toscana 32/2002; the procedure is proposed).',
  }),
  newDid: {
    months: 2,
    source: official('D-REREG', `${ART_21} c. 9`, {
      it: 'Chi decade dallo stato di disoccupazione non può registrarsi di nuovo prima di due mesi.',
      en: 'Who lost the status of unemployed cannot be registered again before two months.',
    }),
  },
};

/** Whether an exit by that cause needs a proceeding. */
export function needsProceeding(
  rule: DueProcessRule | undefined,
  exit: 'abandonment' | 'refusal' | 'lost-requirement',
  cause: string,
): boolean {
  const causes: readonly string[] = rule?.[exit] ?? [];
  return causes.includes(cause);
}

function term(days: number, source: Citation): Term {
  return { days, rollsToWorkingDay: true, source };
}
