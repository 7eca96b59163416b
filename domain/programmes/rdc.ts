import type { EnvelopeCode, ProgrammeCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { official, proposed, seed } from './citations';
import { RDC_RESULT } from './rdc-result';
import { RDC_CONDITIONALITY, RDC_EXITS, RDC_PATHWAY } from './rdc-pathway';
import type { Programme, ProgrammeVersion } from './programme';
import { TOS_PIO2_EVIDENCE } from './tos-pio2-entitlements';
import { TOS_PIO2_ACTS } from './tos-pio2-pathway';

const LAW = 'D.L. 4/2019 artt. 4 e 9, conv. L. 26/2019';
const ENVELOPE = 'RDC-ASSEGNO' as EnvelopeCode;

/** The track of who receives the Reddito di cittadinanza: Patto per il lavoro, conditionality, and the assegno di ricollocazione. */
export const RDC_2019: ProgrammeVersion = {
  code: 'RDC' as ProgrammeCode,
  version: '2019-04-01',
  adhesionFrom: '2019-04-01' as CivilDate,
  adhesionTo: '2021-12-31' as CivilDate,
  adhesion: seed('R-AR-01', `${LAW}; Regione Toscana, Decreto 397 del 12/12/2019, Allegato A`, {
    it: '«azioni di politica attiva a favore dei beneficiari»: un percorso a sé, dai primi mesi del beneficio alla chiusura della linea per i suoi percettori, il 31 dicembre 2021 (P23, P28).',
    en: '«azioni di politica attiva a favore dei beneficiari»: a track apart, from the first months of the benefit to the end of the branch for its recipients on 31 December 2021 (P23, P28).',
  }),
  gate: null,
  offices: null,
  facts: ['ageYears', 'didOn', 'incomeSupport'],
  requirements: [
    {
      kind: 'minimum-age',
      years: 18,
      source: proposed('P29, age', {
        it: 'Maggiorenni, ovunque risiedano: il beneficio è nazionale, e il percorso fa capo al CPI che convoca la persona.',
        en: 'Of age; wherever she lives: the benefit is national, and the CPI that summons her holds the track.',
      }),
    },
    {
      kind: 'receiving',
      supports: ['rdc'],
      source: official('P21', LAW, {
        it: 'Chi percepisce il Reddito di cittadinanza, e nessun altro; nessun altro programma prende in carico la persona.',
        en: 'Who receives the Reddito di cittadinanza, and nobody else; no other programme takes her on.',
      }),
    },
  ],
  pathway: RDC_PATHWAY,
  clock: {
    months: 6,
    from: 'first-meeting',
    choosingAgain: {
      service: 'ends',
      source: proposed('P05, choosing again', {
        it: 'Chi cambia operatore sceglie entro i sei mesi.',
        en: 'Who changes the provider chooses within the six months.',
      }),
    },
    source: proposed('P01, P02, P03', {
      it: 'Il servizio dura 180 giorni dal primo appuntamento (ufficiale), qui contati come sei mesi civili; un rapporto di lavoro che cessa in tempo ne sposta la fine.',
      en: 'The service lasts 180 days from the first appointment (official), counted here as six civil months; a job that ends in time moves their end.',
    }),
  },
  providers: {
    kinds: ['apl', 'cpi'],
    shape: 'one',
    accreditation: {
      everyDayFrom: '2019-04-01' as CivilDate,
      source: proposed('P05, accreditation', {
        it: 'Un operatore cancellato dall’albo non accetta né incontra nessuno, e non matura nulla.',
        en: 'A body that is struck off neither accepts nor meets anybody, and earns nothing.',
      }),
    },
    source: official('D.L. 4/2019 art. 9', LAW, {
      it: 'Un CPI o un operatore accreditato, a scelta della persona.',
      en: 'A CPI or an accredited body, as the person chooses.',
    }),
  },
  exits: RDC_EXITS,
  acts: {
    ...TOS_PIO2_ACTS,
    activities: proposed('P30', {
      it: 'Si registra quanto è erogato nel percorso, in presenza o a distanza; si paga solo a risultato.',
      en: 'What is delivered in the track is recorded, in person or remote; it is paid by result only.',
    }),
    conclusion: proposed('P01, conclusion', {
      it: 'Il percorso termina con il servizio.',
      en: 'The track ends with the service.',
    }),
    payment: proposed('R10', {
      it: 'Due persone: chi propone un pagamento non lo approva.',
      en: 'Two persons: who proposes a payment does not approve it.',
    }),
  },
  activities: {
    mostMinutesADay: 1440,
    source: proposed('P30, a day', { it: 'Un giorno ha 1.440 minuti.', en: 'A day has 1,440 minutes.' }),
  },
  recovery: {
    whenLessIsDue: 'falls',
    source: proposed('P11', {
      it: 'Si chiede in restituzione quanto un fatto successivo mostra non dovuto, e la richiesta si riduce con esso.',
      en: 'What a later fact shows not to have been due is asked back, and falls with it.',
    }),
  },
  reservation: {
    envelope: ENVELOPE,
    from: 'issue',
    sets: 'least',
    leastCents: 50_000,
    source: proposed('P12', {
      it: 'Al rilascio si accantona il valore minimo di un assegno, e di più appena un rapporto di lavoro noto può maturarlo.',
      en: 'The least value of an assegno is set aside at issue, and more as soon as a known job can earn it.',
    }),
  },
  changes: {
    provider: {
      most: 1,
      by: ['beneficiary', 'cpi'],
      once: 'first-meeting',
      withinDays: 90,
      source: proposed('P05, provider', {
        it: 'L’operatore può cambiare una volta, prima del 90° giorno; i mesi continuano.',
        en: 'The provider may change once, before day 90; the months go on.',
      }),
    },
    tutor: {
      most: 1,
      by: ['provider', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('P05, tutor', {
        it: 'L’operatore può cambiare il tutor una volta.',
        en: 'The provider may change the tutor once.',
      }),
    },
  },
  entitlements: [RDC_RESULT],
  ceiling: null,
  evidence: TOS_PIO2_EVIDENCE,
  incentives: null,
  budgets: [
    {
      envelope: ENVELOPE,
      cents: 500_000_000,
      source: proposed('P28, budget', {
        it: '5 milioni di euro: quanto è stato assegnato alla Regione qui non è noto.',
        en: '5 million EUR: what was assigned to the region is not known here.',
      }),
    },
  ],
  conditionality: RDC_CONDITIONALITY,
};

/** Reddito di cittadinanza, the track of its recipients. */
export const RDC: Programme = { code: RDC_2019.code, figures: null, versions: [RDC_2019] };
