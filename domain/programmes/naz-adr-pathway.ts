import { official, proposed } from './citations';
import type { StepRule } from './pathway';
import { TOS_PIO2_PATHWAY } from './tos-pio2-pathway';

export const ART_23 = 'D.Lgs. 150/2015 art. 23';

/** By when each step comes, and what its silence comes to. */
const DUE = {
  choice: {
    term: {
      days: 60,
      rollsToWorkingDay: true,
      source: official('D-ADR-REQUEST, P04', `${ART_23} c. 4`, {
        it: 'Il servizio si chiede entro un termine dal rilascio (due mesi: a memoria), altrimenti l’assegno decade.',
        en: 'The service is asked for within a term from the issue (two months: from memory), else the assegno lapses.',
      }),
    },
    from: 'issue',
    counted: 'from-its-recording',
    otherwise: 'lapse',
  },
  acceptance: {
    term: {
      days: 7,
      rollsToWorkingDay: true,
      source: proposed('D-ACCEPT, P04', {
        it: 'L’operatore risponde entro 7 giorni; il silenzio è un rifiuto.',
        en: 'The body answers within 7 days; silence is a refusal.',
      }),
    },
    from: 'choice',
    counted: 'from-its-recording',
    otherwise: 'reopen',
  },
  'first-meeting': {
    term: {
      days: 15,
      rollsToWorkingDay: true,
      source: proposed('D-FIRST-APPT, P04', {
        it: 'Primo appuntamento entro 15 giorni dall’accettazione, altrimenti la persona sceglie di nuovo.',
        en: 'First appointment within 15 days of acceptance, else the person chooses again.',
      }),
    },
    from: 'acceptance',
    counted: 'from-its-recording',
    otherwise: 'reopen',
  },
} as const;

export const NAZ_ADR_SERVICE = official('NAZ-ADR/service', `${ART_23} c. 5`, {
  it: 'Un tutor, il programma di ricerca intensiva, l’obbligo di parteciparvi.',
  en: 'A tutor, the programme of intensive search, the duty to take part in it.',
});

/** Profile, patto and assegno at an office; then the body that the person chooses. */
export const NAZ_ADR_PATHWAY: readonly StepRule[] = [
  {
    step: 'taking-charge',
    after: [],
    by: ['cpi'],
    due: null,
    source: official('NAZ-ADR/office', `${ART_23} c. 2`, {
      it: 'Rilasciato da un CPI.',
      en: 'Issued by an office.',
    }),
  },
  {
    step: 'profile',
    after: ['taking-charge'],
    by: ['cpi'],
    due: null,
    source: official(
      'NAZ-ADR/profile, P06',
      `${ART_23} c. 1`,
      '«graduata in funzione del profilo personale di occupabilità»',
    ),
  },
  {
    step: 'patto',
    after: ['profile'],
    by: ['cpi'],
    due: null,
    source: official('NAZ-ADR/patto', 'D.Lgs. 150/2015 art. 20', {
      it: 'Prima si sottoscrive il patto di servizio, che resta sospeso per la durata del servizio.',
      en: 'The patto di servizio comes first; it is suspended while the service lasts.',
    }),
  },
  {
    step: 'issue',
    after: ['patto'],
    by: ['cpi'],
    due: null,
    source: official('NAZ-ADR/issue', `${ART_23} c. 2`, {
      it: 'Rilasciato su richiesta della persona.',
      en: 'Issued at the request of the person.',
    }),
  },
  {
    step: 'choice',
    after: ['issue'],
    by: ['beneficiary', 'cpi'],
    due: DUE.choice,
    source: official(
      'NAZ-ADR/choice',
      `${ART_23} c. 2`,
      '«presso i centri per l’impiego o presso i servizi accreditati»',
    ),
  },
  {
    step: 'acceptance',
    after: ['choice'],
    by: ['provider', 'cpi'],
    due: DUE.acceptance,
    source: proposed('D-ACCEPT', { it: 'L’operatore scelto risponde.', en: 'The chosen body answers.' }),
  },
  {
    step: 'first-meeting',
    after: ['acceptance'],
    by: ['provider', 'cpi'],
    due: DUE['first-meeting'],
    source: NAZ_ADR_SERVICE,
  },
  ...TOS_PIO2_PATHWAY.filter(({ step }) => step === 'guidance' || step === 'plan').map((rule): StepRule => ({
    ...rule,
    source: NAZ_ADR_SERVICE,
  })),
];
