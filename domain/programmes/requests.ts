import type { Citation } from '../ruling';
import { official, proposed } from './citations';
import { DUE_PROCESS_LAW } from './due-process';
import type { Term } from './term';

export const REQUEST_KINDS = ['complaint', 'access', 'exemption'] as const;
/** What a person asks of the office for herself: that it hears a complaint, shows her file, or excuses her for a documented reason. */
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** What the law makes of the office's silence: a refusal that can be appealed, or nothing but a delay. */
export type Silence = 'refusal' | 'delay';

/** Until when a request is answered, what silence is then, and until when a refusal may be appealed: from its delivery, or from the day after the term. */
export interface RequestRule {
  readonly answer: Term;
  readonly silence: Silence;
  /** Null where there is nothing to appeal against. */
  readonly appeal: Term | null;
}

/** What the law says of requests. It belongs to no programme. */
export const REQUEST_LAW: { readonly [kind in RequestKind]: RequestRule } = {
  complaint: {
    answer: term(
      proposed('D-COMPLAINT', {
        it: 'Al reclamo si risponde entro trenta giorni.',
        en: 'A complaint is answered within thirty days.',
      }),
    ),
    silence: 'delay',
    appeal: null,
  },
  access: {
    answer: term(
      official('D-ACCESS', 'L. 241/1990 artt. 22 e 25 c. 4', {
        it: 'Sulla richiesta di accesso si decide entro trenta giorni; trascorsi inutilmente, si intende respinta.',
        en: 'A request of access is decided within thirty days; once they have passed in silence, it counts as refused.',
      }),
    ),
    silence: 'refusal',
    appeal: term(
      proposed('D-ACCESS-APPEAL', {
        it: 'Contro il diniego o il silenzio si ricorre entro trenta giorni, al difensore civico o al TAR (L. 241/1990 art. 25; D.Lgs. 104/2010 art. 116; termine a memoria).',
        en: 'Against a refusal or silence an appeal is lodged within thirty days, to the ombudsman or the court (L. 241/1990 art. 25; D.Lgs. 104/2010 art. 116; the term from memory).',
      }),
    ),
  },
  exemption: {
    answer: term(
      official('D-EXEMPT-ANSWER', 'L. 241/1990 art. 2', {
        it: 'Il procedimento su istanza di parte si conclude entro trenta giorni dal ricevimento della domanda.',
        en: 'A proceeding on request is concluded within thirty days of the day on which it was received.',
      }),
    ),
    silence: 'delay',
    appeal: DUE_PROCESS_LAW.appeal,
  },
};

/** Who answers a complaint is not who it is about. */
export const COMPLAINT_HEARD_BY_ANOTHER = official('D-COMPLAINT-OTHER', 'L. 241/1990 art. 6-bis', {
  it: 'Chi è in conflitto di interessi si astiene: al reclamo risponde un’altra persona.',
  en: 'Whoever has a conflict of interest abstains: another person answers the complaint.',
});

/** What an exemption changes. */
export const EXEMPTION: Citation = proposed('D-EXEMPT', {
  it: 'Nei giorni dell’esonero concesso per un motivo documentato nessun obbligo può dirsi mancato (D.Lgs. 150/2015 art. 21: «in assenza di giustificato motivo»).',
  en: 'On the days of an exemption granted for a documented reason no obligation can be said not to be kept (D.Lgs. 150/2015 art. 21).',
});

function term(source: Citation): Term {
  return { days: 30, rollsToWorkingDay: true, source };
}
