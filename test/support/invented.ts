import type { EnvelopeCode, ProgrammeCode } from '../../domain/identifiers';
import { proposed } from '../../domain/programmes/citations';
import type { EvidenceRule } from '../../domain/programmes/entitlements';
import { NAZ_ADR_CLOSED } from '../../domain/programmes/naz-adr';
import type { Programme, ProgrammeVersion } from '../../domain/programmes/programme';
import { amended, type Rulebook } from '../../domain/programmes/rulebook';
import type { CivilDate } from '../../domain/time/civil-date';

/** Nobody wrote these programmes: they differ from PIO Fase 2 in every respect that a programme may, with no code of their own. */
const invented = (id: string) =>
  proposed(id, { it: `Inventato per i test: ${id}.`, en: `Invented for the tests: ${id}.` });
const FIRST_DAY = '2019-01-01' as CivilDate;
const LAST_DAY = '2099-12-31' as CivilDate;

const EVIDENCE: EvidenceRule = {
  terms: { ordinary: { days: 5 }, domestic: { days: 5 }, 'temp-agency': { dayOfNextMonth: 20 } },
  source: invented('INV-EVIDENCE'),
};

const ACTS: ProgrammeVersion['acts'] = {
  facts: invented('INV-FACTS'),
  activities: invented('INV-ACTIVITIES'),
  employment: invented('INV-EMPLOYMENT'),
  transfer: invented('INV-TRANSFER'),
  death: invented('INV-DEATH'),
  conclusion: invented('INV-CONCLUSION'),
  settlement: invented('INV-SETTLEMENT'),
  payment: invented('INV-PAYMENT'),
  recovery: invented('INV-RECOVERY'),
};

const AT_LEAST_16 = { kind: 'minimum-age', years: 16, source: invented('INV-AGE') } as const;

/**
 * The provider is chosen in the request and may be an office; no profile, no assegno, nobody has to accept. Four months run from
 * the first meeting, and the person is paid for each of them in which she took part.
 */
const OFFICE_VERSION: ProgrammeVersion = {
  code: 'TST-UFFICIO' as ProgrammeCode,
  version: 'invented',
  adhesionFrom: FIRST_DAY,
  adhesionTo: LAST_DAY,
  adhesion: invented('INV-ADHESION'),
  gate: null,
  offices: null,
  facts: ['ageYears'],
  requirements: [AT_LEAST_16],
  pathway: [
    { step: 'choice', after: [], by: ['beneficiary', 'cpi'], due: null, source: invented('INV-CHOICE') },
    {
      step: 'taking-charge',
      after: ['choice'],
      by: ['cpi'],
      due: null,
      source: invented('INV-TAKING-CHARGE'),
    },
    { step: 'patto', after: ['taking-charge'], by: ['cpi'], due: null, source: invented('INV-PATTO') },
    {
      step: 'first-meeting',
      after: ['patto'],
      by: ['provider'],
      due: {
        term: { days: 20, rollsToWorkingDay: false, source: invented('INV-MEETING-TERM') },
        from: 'patto',
        counted: 'from-the-act',
        otherwise: 'lapse',
      },
      source: invented('INV-FIRST-MEETING'),
    },
    {
      step: 'plan',
      after: ['first-meeting'],
      by: ['provider', 'beneficiary'],
      due: {
        term: { days: 5, workingDays: true, rollsToWorkingDay: true, source: invented('INV-PLAN-TERM') },
        from: 'first-meeting',
        counted: 'from-its-recording',
        otherwise: 'tell',
      },
      source: invented('INV-PLAN'),
    },
  ],
  clock: {
    months: 4,
    from: 'first-meeting',
    choosingAgain: { service: 'waits', source: invented('INV-CHOOSING-AGAIN') },
    source: invented('INV-CLOCK'),
  },
  providers: {
    kinds: ['cpi', 'apl'],
    shape: 'one',
    accreditation: { everyDayFrom: null, source: invented('INV-ACCREDITATION') },
    source: invented('INV-PROVIDERS'),
  },
  exits: [
    {
      exit: 'abandonment',
      causes: ['declared', 'moved-away'],
      tellers: {},
      source: invented('INV-ABANDONMENT'),
    },
  ],
  acts: ACTS,
  activities: { mostMinutesADay: null, source: ACTS.activities },
  recovery: { whenLessIsDue: 'falls', source: ACTS.recovery },
  reservation: {
    envelope: 'TST-UFFICIO-FONDO' as EnvelopeCode,
    from: 'first-meeting',
    sets: 'as-earned',
    source: invented('INV-FUNDS'),
  },
  changes: {
    provider: {
      most: 0,
      by: ['beneficiary', 'cpi'],
      once: 'choice',
      withinDays: null,
      source: invented('INV-CHANGE'),
    },
    tutor: {
      most: 2,
      by: ['provider'],
      once: 'first-meeting',
      withinDays: null,
      source: invented('INV-TUTOR'),
    },
  },
  entitlements: [
    {
      kind: 'allowance',
      part: 'allowance',
      kinds: ['interview', 'tutoring', 'course'],
      leastMinutes: 240,
      centsPerMonth: 50_000,
      mostMonths: 4,
      basis: invented('INV-ALLOWANCE'),
      source: invented('INV-ALLOWANCE'),
    },
  ],
  ceiling: null,
  evidence: EVIDENCE,
  incentives: null,
  budgets: [
    { envelope: 'TST-UFFICIO-FONDO' as EnvelopeCode, cents: 1_000_000, source: invented('INV-BUDGET') },
  ],
};

const FROM_THE_CHOICE = { begins: 'choice', ends: 'departure', source: invented('INV-SERVICE') } as const;

/**
 * A network is chosen, whose lead answers for its members and is paid for them, line by line within one envelope; no profile.
 * Five months run from the acceptance. Nobody may adhere until an act opens it.
 */
const NETWORK_CLOSED: ProgrammeVersion = {
  ...OFFICE_VERSION,
  code: 'TST-RETE' as ProgrammeCode,
  version: 'closed',
  adhesionTo: '2020-01-31' as CivilDate,
  gate: { openFrom: null, source: invented('INV-GATE') },
  facts: ['ageYears', 'residenceRegion', 'domicileRegion'],
  pathway: [
    { step: 'taking-charge', after: [], by: ['cpi'], due: null, source: invented('INV-TAKING-CHARGE') },
    {
      step: 'choice',
      after: ['taking-charge'],
      by: ['beneficiary'],
      due: {
        term: { days: 10, rollsToWorkingDay: false, source: invented('INV-CHOICE-TERM') },
        from: 'taking-charge',
        counted: 'from-the-act',
        otherwise: 'lapse',
      },
      source: invented('INV-CHOICE'),
    },
    {
      step: 'acceptance',
      after: ['choice'],
      by: ['provider'],
      due: {
        term: { days: 3, rollsToWorkingDay: false, source: invented('INV-ACCEPT-TERM') },
        from: 'choice',
        counted: 'from-the-act',
        otherwise: 'reopen',
      },
      source: invented('INV-ACCEPTANCE'),
    },
    { step: 'patto', after: ['acceptance'], by: ['cpi'], due: null, source: invented('INV-PATTO') },
    {
      step: 'guidance',
      after: ['acceptance'],
      by: ['provider'],
      due: null,
      source: invented('INV-GUIDANCE'),
    },
  ],
  clock: {
    months: 5,
    from: 'acceptance',
    choosingAgain: { service: 'waits', source: invented('INV-CHOOSING-AGAIN') },
    source: invented('INV-CLOCK'),
  },
  providers: {
    kinds: ['apl'],
    shape: 'network',
    accreditation: { everyDayFrom: FIRST_DAY, source: invented('INV-ACCREDITATION') },
    source: invented('INV-NETWORK'),
  },
  exits: [
    {
      exit: 'abandonment',
      causes: ['declared'],
      tellers: {},
      source: invented('INV-ABANDONMENT'),
    },
    { exit: 'refusal', causes: ['course'], tellers: {}, source: invented('INV-REFUSAL') },
  ],
  reservation: {
    envelope: 'TST-RETE-DOTE' as EnvelopeCode,
    from: 'acceptance',
    sets: 'as-earned',
    source: invented('INV-FUNDS'),
  },
  changes: {
    provider: {
      most: 1,
      by: ['beneficiary'],
      once: 'acceptance',
      withinDays: 30,
      source: invented('INV-CHANGE'),
    },
    tutor: { most: 0, by: ['provider'], once: 'acceptance', withinDays: null, source: invented('INV-TUTOR') },
  },
  entitlements: [
    {
      kind: 'spend-line',
      part: 'guidance-line',
      kinds: ['specialist-guidance', 'tutoring'],
      price: { centsPerHour: 3800 },
      mostCents: 20_000,
      service: FROM_THE_CHOICE,
      basis: invented('INV-GUIDANCE-LINE'),
      source: invented('INV-GUIDANCE-LINE'),
    },
    {
      kind: 'spend-line',
      part: 'course-line',
      kinds: ['course'],
      price: { centsPerActivity: 9_000 },
      mostCents: 30_000,
      service: FROM_THE_CHOICE,
      basis: invented('INV-COURSE-LINE'),
      source: invented('INV-COURSE-LINE'),
    },
  ],
  ceiling: { parts: ['guidance-line', 'course-line'], cents: 40_000, source: invented('INV-CEILING') },
  budgets: [{ envelope: 'TST-RETE-DOTE' as EnvelopeCode, cents: 35_000, source: invented('INV-BUDGET') }],
};

const NETWORK_OPEN = amended(NETWORK_CLOSED, {
  version: 'open',
  adhesionFrom: '2020-02-01' as CivilDate,
  adhesionTo: LAST_DAY,
  gate: { openFrom: '2020-03-02' as CivilDate, source: invented('INV-GATE') },
});

export const OFFICE: Programme = {
  code: OFFICE_VERSION.code,
  versions: [OFFICE_VERSION],
  figures: null,
};
export const NETWORK: Programme = {
  code: NETWORK_CLOSED.code,
  versions: [NETWORK_CLOSED, NETWORK_OPEN],
  figures: null,
};

/** The two of them alone. */
export const INVENTED: Rulebook = { programmes: [OFFICE, NETWORK] };

/** The day from which an act that nobody adopted opens the national assegno di ricollocazione. */
const NAZ_ADR_OPEN_FROM = '2020-03-02' as CivilDate;

/** Its rules as they stand, with the gate open. */
export const NAZ_ADR_OPENED = amended(NAZ_ADR_CLOSED, {
  version: 'opened',
  adhesionFrom: NAZ_ADR_OPEN_FROM,
  gate: { openFrom: NAZ_ADR_OPEN_FROM, source: invented('INV-ADR-GATE') },
});
