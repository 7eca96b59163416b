import { official, proposed } from './citations';
import type { Clock, ProviderRule, StepRule } from './pathway';
import type { ProgrammeVersion } from './programme';
import { THIRD_EXITS, THIRD_PROVIDERS } from './tos-pio2-service';
import { TOS_PIO2_ACTS, TOS_PIO2_PATHWAY } from './tos-pio2-pathway';

const ART_23 = 'D.Lgs. 150/2015 art. 23';

/** By when each step comes, and what its silence comes to. */
const DUE = {
  choice: {
    term: {
      days: 60,
      rollsToWorkingDay: true,
      source: official(
        'D-ADR-REQUEST, P04',
        `${ART_23} c. 4`,
        'The service is asked for within a term from the issue (two months: from memory), else the assegno lapses.',
      ),
    },
    from: 'issue',
    counted: 'from-its-recording',
    otherwise: 'lapse',
  },
  acceptance: {
    term: {
      days: 7,
      rollsToWorkingDay: true,
      source: proposed('D-ACCEPT, P04', 'The body answers within 7 days; silence is a refusal.'),
    },
    from: 'choice',
    counted: 'from-its-recording',
    otherwise: 'reopen',
  },
  'first-meeting': {
    term: {
      days: 15,
      rollsToWorkingDay: true,
      source: proposed(
        'D-FIRST-APPT, P04',
        'First appointment within 15 days of acceptance, else the person chooses again.',
      ),
    },
    from: 'acceptance',
    counted: 'from-its-recording',
    otherwise: 'reopen',
  },
} as const;

const SERVICE = official(
  'NAZ-ADR/service',
  `${ART_23} c. 5`,
  'A tutor, the programme of intensive search, the duty to take part in it.',
);

/** Profile, patto and assegno at an office; then the body that the person chooses. */
export const NAZ_ADR_PATHWAY: readonly StepRule[] = [
  {
    step: 'taking-charge',
    after: [],
    by: ['cpi'],
    due: null,
    source: official('NAZ-ADR/office', `${ART_23} c. 2`, 'Issued by an office.'),
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
    source: official(
      'NAZ-ADR/patto',
      'D.Lgs. 150/2015 art. 20',
      'The patto di servizio comes first; it is suspended while the service lasts.',
    ),
  },
  {
    step: 'issue',
    after: ['patto'],
    by: ['cpi'],
    due: null,
    source: official('NAZ-ADR/issue', `${ART_23} c. 2`, 'Issued at the request of the person.'),
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
    source: proposed('D-ACCEPT', 'The chosen body answers.'),
  },
  {
    step: 'first-meeting',
    after: ['acceptance'],
    by: ['provider', 'cpi'],
    due: DUE['first-meeting'],
    source: SERVICE,
  },
  ...TOS_PIO2_PATHWAY.filter(({ step }) => step === 'guidance' || step === 'plan').map((rule): StepRule => ({
    ...rule,
    source: SERVICE,
  })),
];

export const NAZ_ADR_CLOCK: Clock = {
  days: 180,
  from: 'first-meeting',
  choosingAgain: {
    service: 'ends',
    source: proposed('P05', 'The 180 days are those of the first body met.'),
  },
  source: official(
    'D-PATH-END, P01, P02, P03, P18',
    `${ART_23} c. 5; avviso ANPAL`,
    '180 days from the first appointment; a job suspends them, and they go on if it ends within as many.',
  ),
};

export const NAZ_ADR_PROVIDERS: ProviderRule = {
  kinds: ['apl', 'cpi'],
  shape: 'one',
  accreditation: THIRD_PROVIDERS.accreditation,
  source: official(
    'NAZ-ADR/bodies, P25',
    `${ART_23} c. 2`,
    '«presso i centri per l’impiego o presso i servizi accreditati»',
  ),
};

/** The region where she lives matters not; the conditions of her benefit do. */
export const NAZ_ADR_EXITS: ProgrammeVersion['exits'] = THIRD_EXITS.map((rule) => {
  const source = official(
    'NAZ-ADR/exits, P09, P22',
    'D.Lgs. 150/2015 artt. 21 e 23 c. 5',
    'Who leaves, refuses or is sanctioned; a body reports, the office decides.',
  );
  return rule.exit === 'lost-requirement'
    ? { ...rule, causes: ['sanction'], tellers: { sanction: ['cpi'] }, source }
    : { ...rule, source };
});

export const NAZ_ADR_ACTS: ProgrammeVersion['acts'] = {
  ...TOS_PIO2_ACTS,
  activities: { ...SERVICE, id: 'NAZ-ADR/service, P30' },
  recovery: { ...TOS_PIO2_ACTS.recovery, id: 'R5, P11' },
  conclusion: official('D-PATH-END', `${ART_23} c. 5`, 'The service lasts 180 days.'),
};
