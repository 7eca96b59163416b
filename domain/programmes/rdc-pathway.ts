import type { Text } from '../texts';
import { official, proposed } from './citations';
import type { ConditionalityRule, Ladder } from './conditionality';
import type { ExitRule, StepRule } from './pathway';

const LAW = 'D.L. 4/2019 artt. 4 e 9, conv. L. 26/2019';

/** From the summons to the Patto per il lavoro; then the assegno, and the service of whom she chooses. */
export const RDC_PATHWAY: readonly StepRule[] = [
  {
    step: 'taking-charge',
    after: [],
    by: ['cpi'],
    due: null,
    source: official('D.L. 4/2019 art. 4, summons', LAW, {
      it: 'Il CPI convoca chi è tenuto al «Patto per il lavoro».',
      en: 'The CPI summons whoever is bound to the «Patto per il lavoro».',
    }),
  },
  {
    step: 'profile',
    after: ['taking-charge'],
    by: ['cpi'],
    due: null,
    source: proposed('P06', {
      it: 'L’indice nazionale di profilazione, tra 0 e 1; il profilo entra nel valore dell’assegno.',
      en: 'The national profile index, between 0 and 1; the profile feeds the value of the assegno.',
    }),
  },
  {
    step: 'patto',
    after: ['profile'],
    by: ['cpi'],
    due: null,
    source: official('D.L. 4/2019 art. 4 c. 7', LAW, {
      it: 'Il «Patto per il lavoro», con gli obblighi che indica.',
      en: 'The «Patto per il lavoro», with the obligations that it names.',
    }),
  },
  {
    step: 'issue',
    after: ['patto'],
    by: ['cpi'],
    due: null,
    source: official('D.L. 4/2019 art. 9', LAW, {
      it: 'L’assegno si rilascia trenta giorni dopo la prima erogazione del beneficio; il giorno è comunicato dal CPI.',
      en: 'The assegno is issued thirty days after the first payment of the benefit; the CPI tells of the day.',
    }),
  },
  {
    step: 'choice',
    after: ['issue'],
    by: ['beneficiary', 'cpi'],
    due: {
      term: {
        days: 30,
        rollsToWorkingDay: true,
        source: official('D.L. 4/2019 art. 9, choice', LAW, {
          it: 'L’operatore si sceglie entro 30 giorni dal rilascio, a pena di decadenza dal beneficio; qui decade il solo assegno (P04).',
          en: 'The provider is chosen within 30 days of issue, on pain of losing the benefit; the lapse of the assegno alone is what ends here (P04).',
        }),
      },
      from: 'issue',
      counted: 'from-its-recording',
      otherwise: 'lapse',
    },
    source: official('D.L. 4/2019 art. 9', LAW, {
      it: 'La persona sceglie da chi farsi assistere.',
      en: 'The person chooses who assists her.',
    }),
  },
  {
    step: 'acceptance',
    after: ['choice'],
    by: ['provider', 'cpi'],
    due: {
      term: {
        days: 7,
        rollsToWorkingDay: true,
        source: proposed('P04, acceptance', {
          it: 'L’operatore risponde entro 7 giorni; il silenzio riapre la scelta.',
          en: 'The provider answers within 7 days; silence opens the choice again.',
        }),
      },
      from: 'choice',
      counted: 'from-its-recording',
      otherwise: 'reopen',
    },
    source: proposed('P04, acceptance', {
      it: 'Il soggetto scelto risponde se prende in carico la persona.',
      en: 'The chosen body answers whether it takes the person on.',
    }),
  },
  {
    step: 'first-meeting',
    after: ['acceptance'],
    by: ['provider', 'cpi'],
    due: {
      term: {
        days: 30,
        rollsToWorkingDay: true,
        source: proposed('P04, appointment', {
          it: 'Primo appuntamento entro 30 giorni dall’accettazione, altrimenti la persona sceglie di nuovo.',
          en: 'The first appointment within 30 days of the acceptance, else the person chooses again.',
        }),
      },
      from: 'acceptance',
      counted: 'from-its-recording',
      otherwise: 'reopen',
    },
    source: official('D.L. 4/2019 art. 9, tutor', LAW, {
      it: 'Un tutor, e un programma di ricerca intensiva, dal primo appuntamento in poi.',
      en: 'A tutor, and a programme of intensive search, from the first appointment on.',
    }),
  },
  {
    step: 'plan',
    after: ['first-meeting'],
    by: ['provider', 'cpi', 'beneficiary'],
    due: null,
    source: official('D.L. 4/2019 art. 9, plan', LAW, {
      it: 'Il programma di ricerca intensiva si concorda tra la persona e l’operatore.',
      en: 'The programme of intensive search is agreed by both.',
    }),
  },
];

/** A refusal is counted as a breach, and is no exit of its own. */
export const RDC_EXITS: readonly ExitRule[] = [
  {
    exit: 'abandonment',
    causes: ['declared', 'moved-away'],
    tellers: {},
    source: proposed('P10', {
      it: 'Chi rinuncia al percorso; quanto è maturato a risultato fino ad allora si paga.',
      en: 'Who gives up the track; what was earned by result until then is paid.',
    }),
  },
  {
    exit: 'lost-requirement',
    causes: ['support-ended', 'sanction'],
    tellers: { 'support-ended': ['cpi'], sanction: ['cpi'] },
    source: proposed('P22', {
      it: 'Il percorso termina con il beneficio: se non è più percepito o se ne decade; sulla sanzione decide solo il CPI.',
      en: 'The track ends with the benefit: where it is no longer received, or is forfeited; the CPI alone decides on a sanction.',
    }),
  },
];

const sanctioned = (id: string, sanctions: Ladder['sanctions'], text: Text): Ladder => ({
  sanctions,
  source: proposed(`P09, ${id}`, {
    it: `D.L. 4/2019 art. 7, a memoria: ${text.it}`,
    en: `D.L. 4/2019 art. 7, from memory: ${text.en}`,
  }),
});

/** What is lost of the benefit, month by month, and when all of it; INPS takes it off the benefit, on the word of the CPI. */
export const RDC_CONDITIONALITY: ConditionalityRule = {
  once: 'patto',
  by: ['cpi', 'provider'],
  ladders: {
    'appointment-missed': sanctioned('summons', [{ lostMonths: 1 }, { lostMonths: 2 }, 'forfeiture'], {
      it: 'una mensilità alla prima assenza a una convocazione, due alla seconda, decadenza alla terza (c. 7).',
      en: 'a month for the first summons missed, two for the second, all of it for the third (c. 7).',
    }),
    'guidance-missed': sanctioned('guidance', [{ lostMonths: 2 }, 'forfeiture'], {
      it: 'due mensilità alla prima assenza a un’attività di orientamento, decadenza alla seconda (c. 8).',
      en: 'two months for the first guidance missed, all of it for the second (c. 8).',
    }),
    'training-missed': sanctioned('training', ['forfeiture'], {
      it: 'decadenza alla prima assenza a un’attività di formazione o attivazione (c. 5).',
      en: 'all of it for the first training or activation missed (c. 5).',
    }),
    'offer-refused': sanctioned('offers', [{ lostMonths: 0 }, { lostMonths: 0 }, 'forfeiture'], {
      it: 'si accetta almeno una di tre offerte di lavoro congrue; decadenza al terzo rifiuto (c. 5).',
      en: 'at least one of three suitable offers is accepted; all of it for the third refusal (c. 5).',
    }),
  },
  source: proposed('P09', {
    it: 'Ogni tipo di mancanza si conta a sé nel percorso; con un giustificato motivo non vi è mancanza, e quella per cui il ricorso è accolto si toglie dal conto (D.Lgs. 150/2015 art. 21 c. 10-12).',
    en: 'Each kind is counted by itself in the track; a justified reason is no breach, and what is upheld on appeal is taken out of the count (D.Lgs. 150/2015 art. 21 c. 10-12).',
  }),
};
