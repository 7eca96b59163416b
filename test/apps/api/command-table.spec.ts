import { COMMAND_TABLE, INNER_COMMANDS } from '../../../apps/api/commands/table';
import { CALLER_ROLES } from '../../../apps/api/headers';
import { readFields } from '../../../apps/api/problems/field-errors';
import type { Command } from '../../../domain/deciders';
import { ASKABLE_COMMANDS } from '../../../domain/percorso/commands';

/** Typed so that a command of the domain that is missing here breaks the build. */
const EVERY_COMMAND: { readonly [type in Command['type']]: true } = {
  SubmitAdhesion: true,
  RecordFacts: true,
  TakeInCharge: true,
  AssignProfile: true,
  SignPatto: true,
  IssueAssegno: true,
  ChooseApl: true,
  AcceptPerson: true,
  DeclinePerson: true,
  WithdrawChoice: true,
  HoldFirstMeeting: true,
  OpenGuidance: true,
  SignPlan: true,
  OpenBusiness: true,
  RecordActivity: true,
  CancelActivity: true,
  ChangeApl: true,
  ChangeTutor: true,
  ReplaceTutor: true,
  RefreshProfile: true,
  UpdatePatto: true,
  AgreePlan: true,
  AssessNeeds: true,
  ChangePath: true,
  SignTeamAgreement: true,
  RecordBreach: true,
  ReportAbandonment: true,
  ReportRefusal: true,
  ReportLostRequirement: true,
  TransferPercorso: true,
  CorrectFact: true,
  Reassess: true,
  ProposePayment: true,
  ApprovePayment: true,
  RejectPayment: true,
  RecordRecovery: true,
  RetryEffect: true,
  CloseEffect: true,
  RecordEffectAnswer: true,
  KeepTime: true,
  RegisterPerson: true,
  ChangeTaxCode: true,
  ReportEmployment: true,
  ReportDeath: true,
  WithdrawDeath: true,
  DeclareDid: true,
  RevokeDid: true,
  RecordProspectiveIncome: true,
  JoinRecord: true,
  TakeInRecord: true,
  ReleaseRecord: true,
  ReopenRecord: true,
  AccreditApl: true,
  SuspendApl: true,
  WithdrawAccreditation: true,
  SetAplPlaces: true,
  RegisterCpi: true,
  OpenEnvelope: true,
  ResizeEnvelope: true,
  MoveFunds: true,
  ProposeDeclaration: true,
  CertifyExpenditure: true,
  RejectDeclaration: true,
  ApplyForIncentive: true,
  ReassessIncentive: true,
  ProposeIncentivePayment: true,
  ApproveIncentivePayment: true,
  RejectIncentivePayment: true,
  RecordIncentiveRecovery: true,
  RetryIncentiveEffect: true,
  CorrectIncentiveFact: true,
  CloseIncentiveEffect: true,
  DeclareAccount: true,
  RecordCheck: true,
  OpenDispute: true,
  CloseDispute: true,
  ProposeRun: true,
  ApproveRun: true,
  RejectRun: true,
  ResendRun: true,
  RecordBankAnswers: true,
  SummonPerson: true,
  OpenProceeding: true,
  RecordDelivery: true,
  RecordAppointment: true,
  LodgeDefence: true,
  RejectJustification: true,
  TellSpell: true,
  AdoptMeasure: true,
  DismissProceeding: true,
  LodgeAppeal: true,
  DecideAppeal: true,
  AnnulMeasure: true,
  RetryProceedingEffect: true,
  CloseProceedingEffect: true,
  LodgeRequest: true,
  AnswerRequest: true,
  RecordAnswerDelivery: true,
  AppealRefusal: true,
  WithdrawRequest: true,
  CarryOutMeasure: true,
  UndoMeasure: true,
  RecordRecoveryNotice: true,
  RecordRecoveryReply: true,
  AcceptRecoveryReply: true,
  DismissRecoveryReply: true,
  AgreeInstalments: true,
  ProposeWriteOff: true,
  ApproveWriteOff: true,
  RejectWriteOff: true,
  RecordSetOff: true,
};

test('every command of the domain is one row, but for those of the engine and of an import', () => {
  const rows = COMMAND_TABLE.map((row) => row.type);
  expect([...rows, ...INNER_COMMANDS].sort()).toEqual(Object.keys(EVERY_COMMAND).sort());
  expect(rows.filter((type) => ASKABLE_COMMANDS.some((one) => one === type))).toEqual([...ASKABLE_COMMANDS]);
});

test('no two commands share a path, and each has roles and words in both languages', () => {
  expect(new Set(COMMAND_TABLE.map((row) => row.path)).size).toBe(COMMAND_TABLE.length);
  for (const { roles, summary } of COMMAND_TABLE) {
    expect(roles.length).toBeGreaterThan(0);
    expect(roles.filter((role) => !CALLER_ROLES.includes(role))).toEqual([]);
    expect(summary.it).not.toBe('');
    expect(summary.en).not.toBe('');
    expect(summary.it).not.toBe(summary.en);
  }
});

const on = '2020-01-15';
const facts = {
  residenceRegion: { known: '09' },
  domicileRegion: { unknown: 'awaiting-document' },
  didOn: { known: null },
  incomeSupport: { known: 'naspi' },
};
const adhesion = {
  personId: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
  programme: 'TOS-PIO2',
  cpi: 'D612C000002',
  on,
  facts,
};
const person = { codiceFiscale: 'RSSMRA80A01H501U', givenName: 'Mario', familyName: 'Rossi' };
const decided = { answer: 'same-person', personId: adhesion.personId, because: 'declared' };
const activityId = '7d2f9e4c-1b3a-4c5d-9e8f-6a7b8c9d0e1f';
const activity = { on, kind: 'interview', minutes: 60, mode: 'remote', attendance: 'attended' };
const hire = {
  protocol: '1700020000000017',
  receivedOn: on,
  kind: '01',
  event: 'ASS',
  module: 'UL',
  worker: 'RSSMRA80A01H501U',
  employer: '01234567890',
  contract: 'A.01.00',
  eventOn: on,
  plannedEndOn: null,
  weeklyHours: 4000,
  fullTimeHours: 4000,
  refersTo: null,
};
const application = {
  on,
  personId: adhesion.personId,
  programme: 'TOS-PIO2',
  employer: '01234567890',
  hire: hire.protocol,
  weeklyHours: 2000,
  fullTimeHours: 4000,
  seat: { municipality: 'D612', region: '09', crisisAreas: [{ from: on, to: null }] },
};

const spell = { benefit: 'naspi', since: on };
const percorsoId = '3f0c7c2e-8a64-5d0e-9d51-5b6f1f0a7c11';
const proceeded = { on, proceeding: 3, docket: 'AOO-FI/2020/0001234' };
const requested = { on, request: 5, docket: 'AOO-FI/2020/0001234' };
const paid = { payee: 'apl/57894950971', on };
const asking = { of: `percorso/${adhesion.personId}`, ...paid };

const ACCEPTED: { readonly [type in Command['type']]?: object } = {
  SubmitAdhesion: adhesion,
  RecordFacts: { on, facts: { ageYears: { known: 40 }, didOn: { known: on } } },
  TakeInCharge: { on },
  AssignProfile: { on, profileIndex: '0.5806' },
  SignPatto: { on },
  IssueAssegno: { on },
  ChooseApl: { on, provider: 'apl/57894950971' },
  AcceptPerson: { on },
  DeclinePerson: { on },
  WithdrawChoice: { on },
  RefreshProfile: { on, profileIndex: '0.4000' },
  UpdatePatto: { on, because: 'updated', contents: { contactEveryDays: 15 } },
  AgreePlan: { on, actions: [{ action: 'course', from: on, to: on, hours: 4 }] },
  HoldFirstMeeting: { on, tutorName: 'Anna Bianchi' },
  OpenGuidance: { on },
  SignPlan: { on, signers: ['person', 'apl'] },
  OpenBusiness: { on, form: 'enterprise' },
  RecordActivity: { ...activity, activityId, provider: '57894950971' },
  CancelActivity: { on, activityId },
  ChangeApl: { on },
  ChangeTutor: { on, tutorName: 'Anna Bianchi' },
  ReplaceTutor: { on, tutorName: 'Anna Bianchi' },
  AssessNeeds: { on, needs: 'update' },
  ChangePath: { on, path: 'reskilling', because: 'needs-changed' },
  SignTeamAgreement: { on, socialService: 'D612', signers: ['social-service'] },
  RecordBreach: { on, breach: 'guidance-missed' },
  ReportAbandonment: { on, cause: 'declared' },
  ReportRefusal: { on, cause: 'interview' },
  ReportLostRequirement: { on, cause: 'sanction' },
  TransferPercorso: { on, cpi: 'A390C000001', because: 'moved-within-region' },
  CorrectFact: {
    on,
    corrects: 7,
    instead: { type: 'AssignProfile', on, profileIndex: '0.5806' },
    withdraws: [],
  },
  Reassess: { on },
  ProposePayment: { on, payee: 'apl/57894950971' },
  ApprovePayment: { on, proposal: 23 },
  RejectPayment: { on, proposal: 23 },
  RecordRecovery: { on, payee: 'apl/57894950971', cents: 170_000 },
  RetryEffect: { key: 'reserve-budget@6' },
  CloseEffect: { key: 'pay-fee@26', because: 'no-longer-owed' },
  RegisterPerson: { ...person, birthDate: '1980-01-01' },
  ChangeTaxCode: { codiceFiscale: '61492729035', because: 'tax-agency' },
  ReportDeath: { on, source: 'population-register' },
  WithdrawDeath: { source: 'family' },
  JoinRecord: { into: adhesion.personId, because: 'tax-agency' },
  ReleaseRecord: { joining: 4, because: 'tax-agency' },
  AccreditApl: { name: 'Lavoro Futuro', from: on, to: null },
  SuspendApl: { from: on, to: on },
  WithdrawAccreditation: { on },
  OpenEnvelope: { cents: 0 },
  ResizeEnvelope: { cents: 1_050_000_000 },
  MoveFunds: { origin: 'TOS-PIO1-ASSEGNO', cents: 800_000_000 },
  ProposeDeclaration: { to: on },
  CertifyExpenditure: { declaration: 2, cents: 355_000 },
  RejectDeclaration: { on, declaration: 2 },
  SetAplPlaces: { on, places: 40 },
  ReportEmployment: hire,
  DeclareDid: { on, by: 'naspi' },
  RevokeDid: { on },
  RecordProspectiveIncome: { since: on, of: 'employment', cents: 1_400_000 },
  RegisterCpi: { name: 'CPI Firenze', region: '09', from: on, to: null },
  ApplyForIncentive: application,
  ReassessIncentive: { on },
  ProposeIncentivePayment: { on },
  ApproveIncentivePayment: { on, proposal: 3 },
  RejectIncentivePayment: { on, proposal: 3 },
  RecordIncentiveRecovery: { on, cents: 1 },
  CorrectIncentiveFact: {
    on,
    corrects: 1,
    instead: { type: 'ApplyForIncentive', ...application },
    withdraws: [],
  },
  RetryIncentiveEffect: { key: 'pay-incentive@6' },
  CloseIncentiveEffect: { key: 'pay-incentive@6', because: 'no-longer-owed' },
  DeclareAccount: { ...paid, iban: 'IT60X0542811101000000123456', holderName: 'Anna', holder: 'payee' },
  RecordCheck: { ...paid, check: 'durc', outcome: 'clear', validUntil: null },
  OpenDispute: paid,
  CloseDispute: { ...paid, dispute: 3 },
  ProposeRun: { envelope: 'TOS-PIO2-ASSEGNO', payOn: on },
  ApproveRun: { cents: 170_000 },
  RejectRun: { on },
  ResendRun: { key: 'send-payments@2' },
  SummonPerson: { on, appointmentOn: on, spell, percorso: percorsoId },
  OpenProceeding: {
    on,
    matter: { kind: 'conditionality', breach: 'training-missed', on, spell, percorso: null },
  },
  RecordDelivery: { ...proceeded, of: 'notice', channel: 'pec' },
  RecordAppointment: { on, proceeding: 3, outcome: 'missed' },
  LodgeDefence: { ...proceeded, ground: 'public-duty' },
  RejectJustification: proceeded,
  TellSpell: { on, proceeding: 3, spell },
  AdoptMeasure: { ...proceeded, reasons: ['no-answer'] },
  DismissProceeding: { ...proceeded, reasons: ['justified'] },
  LodgeAppeal: proceeded,
  DecideAppeal: { ...proceeded, reasons: ['founded'], outcome: 'annulled' },
  AnnulMeasure: { ...proceeded, reasons: ['founded'] },
  LodgeRequest: {
    on,
    matter: { kind: 'exemption', from: on, to: on, ground: 'force-majeure' },
    percorso: percorsoId,
    docket: proceeded.docket,
  },
  AnswerRequest: { ...requested, outcome: 'granted-in-part', reasons: ['documented-in-part'], until: on },
  RecordAnswerDelivery: { ...requested, channel: 'by-hand' },
  AppealRefusal: requested,
  WithdrawRequest: { on, request: 5 },
  RetryProceedingEffect: { key: 'send-notice@4' },
  CloseProceedingEffect: { key: 'send-notice@4', because: 'settled-otherwise' },
  RecordRecoveryNotice: { ...asking, channel: 'pec', proof: 'PEC 1234/2020' },
  RecordRecoveryReply: { ...asking, text: 'La somma spettava.' },
  AcceptRecoveryReply: { ...asking, reply: 9, cents: 1, because: 'not-due' },
  DismissRecoveryReply: { ...asking, reply: 9, because: 'unfounded' },
  AgreeInstalments: { ...asking, number: 3, firstOn: on },
  ProposeWriteOff: { ...asking, cents: 1, because: 'uncollectable' },
  ApproveWriteOff: { ...asking, writeOff: 9 },
  RejectWriteOff: { ...asking, writeOff: 9 },
};

/** What is optional in most bodies and not in these. */
const REQUIRED: { readonly [type in Command['type']]?: readonly string[] } = {
  CancelActivity: ['activityId'],
  ChooseApl: ['provider'],
};

function errorsOf(type: Command['type'], body: unknown): readonly string[] {
  const row = COMMAND_TABLE.find((one) => one.type === type);
  if (row === undefined) throw new Error(`No row is ${type}`);
  const read = readFields(row.body, body);
  return 'errors' in read ? read.errors.map((error) => `${error.field} ${error.code}`) : [];
}

describe.each(COMMAND_TABLE.map((row) => row.type))('%s', (type) => {
  const body = ACCEPTED[type] ?? {};

  test('reads a whole body', () => {
    expect(errorsOf(type, body)).toEqual([]);
  });

  test('refuses a property that it does not know, by name', () => {
    expect(errorsOf(type, { ...body, surprise: 1 })).toContain('surprise unknown-field');
    expect(errorsOf(type, JSON.parse(`{"__proto__": 1}`))).toContain('__proto__ unknown-field');
  });

  test('refuses a body that is no object', () => {
    for (const wrong of [[], 'text', 1, null]) expect(errorsOf(type, wrong)).toEqual([' not-an-object']);
  });

  test('names every field that is missing', () => {
    const optional = ['birthDate', 'activityId', 'provider'].filter(
      (field) => !REQUIRED[type]?.includes(field),
    );
    const fields = Object.keys(body).filter((field) => !optional.includes(field));
    expect([...errorsOf(type, {})].sort()).toEqual(fields.map((field) => `${field} required`).sort());
  });

  test('refuses a number, a list or nothing where a text is wanted, but for a list that may be empty', () => {
    for (const field of Object.keys(body)) {
      const wrongs = field === 'withdraws' ? [true, { known: [] }] : [true, [], { known: [] }];
      for (const wrong of wrongs) {
        const errors = errorsOf(type, { ...body, [field]: wrong });
        expect(errors.every((error) => error.startsWith(field))).toBe(true);
        expect(errors.length).toBeGreaterThan(0);
      }
    }
  });
});

test.each([
  ['SubmitAdhesion', { ...adhesion, on: '2020-02-30' }, 'on civil-date'],
  ['SubmitAdhesion', { ...adhesion, on: '15/01/2020' }, 'on civil-date'],
  ['SubmitAdhesion', { ...adhesion, cpi: 'D612' }, 'cpi cpi-id'],
  ['SubmitAdhesion', { ...adhesion, programme: 'pio' }, 'programme programme-code'],
  ['SubmitAdhesion', { ...adhesion, personId: '1' }, 'personId person-id'],
  [
    'SubmitAdhesion',
    { ...adhesion, facts: { ...facts, ageYears: { known: 40 } } },
    'facts.ageYears unknown-field',
  ],
  [
    'SubmitAdhesion',
    { ...adhesion, facts: { ...facts, residenceRegion: { known: '21' } } },
    'facts.residenceRegion.known region-code',
  ],
  [
    'SubmitAdhesion',
    { ...adhesion, facts: { ...facts, residenceRegion: { unknown: 'dunno' } } },
    'facts.residenceRegion.unknown one-of',
  ],
  [
    'SubmitAdhesion',
    { ...adhesion, facts: { ...facts, didOn: { known: on, unknown: 'contested' } } },
    'facts.didOn knowable',
  ],
  ['SubmitAdhesion', { ...adhesion, facts: { ...facts, didOn: {} } }, 'facts.didOn knowable'],
  ['RecordFacts', { on, facts: {} }, 'facts no-facts'],
  ['RecordFacts', { on, facts: { ageYears: { known: 40.5 } } }, 'facts.ageYears.known whole-number'],
  ['RecordFacts', { on, facts: { ageYears: { known: 131 } } }, 'facts.ageYears.known out-of-range'],
  ['AssignProfile', { on, profileIndex: '1.0001' }, 'profileIndex profile-index'],
  ['AssignProfile', { on, profileIndex: '0.58061' }, 'profileIndex profile-index'],
  ['AssignProfile', { on, profileIndex: 0.5806 }, 'profileIndex wrong-type'],
  ['AssignProfile', { on, profileIndex: '0.5', needs: ['health'] }, 'needs.0 one-of'],
  ['AssignProfile', { on, profileIndex: '0.5', referenceOn: 'today' }, 'referenceOn civil-date'],
  ['SignPatto', { on, contents: { contactEveryDays: 0 } }, 'contents.contactEveryDays out-of-range'],
  ['SignPatto', { on, contents: { notes: 'hers' } }, 'contents.notes unknown-field'],
  ['UpdatePatto', { on, because: 'renewed', contents: { proofs: ['word'] } }, 'contents.proofs.0 one-of'],
  [
    'AgreePlan',
    { on, actions: [{ action: 'course', from: on, to: on }] },
    'actions.0.hours hours-or-sessions',
  ],
  ['ChooseApl', { on, provider: 'apl/57894950972' }, 'provider provider-id'],
  ['ChooseApl', { on, provider: 'apl/57894950971', members: ['D612C000002'] }, 'members.0 provider-id'],
  ['HoldFirstMeeting', { on, tutorName: '  ' }, 'tutorName name'],
  ['HoldFirstMeeting', { on, tutorName: 'a\u0000b' }, 'tutorName name'],
  ['ReportAbandonment', { on, cause: 'bored' }, 'cause one-of'],
  ['TransferPercorso', { on, cpi: 'A390', because: 'wrong-office' }, 'cpi cpi-id'],
  ['TransferPercorso', { on, cpi: 'A390C000001', because: 'moved-out' }, 'because one-of'],
  [
    'LodgeRequest',
    { on, matter: { kind: 'complaint', officer: 'Anna B.' }, percorso: null, docket: '1' },
    'matter.officer user',
  ],
  ['RetryEffect', { key: 'no key' }, 'key effect-key'],
  ['CloseEffect', { key: 'pay-fee@26', because: 'I say so' }, 'because one-of'],
  ['RegisterPerson', { ...person, codiceFiscale: 'RSSMRA80A01H501X' }, 'codiceFiscale codice-fiscale'],
  ['RegisterPerson', { ...person, codiceFiscale: '61492729036' }, 'codiceFiscale codice-fiscale'],
  ['RegisterPerson', { ...person, codiceFiscale: 'ßSPRJ85T10D612I' }, 'codiceFiscale codice-fiscale'],
  ['RegisterPerson', { ...person, birthDate: '1980-01-02' }, 'birthDate birth-date-differs'],
  ['RegisterPerson', { ...person, sex: 'F' }, 'sex sex-differs'],
  ['RegisterPerson', { ...person, sex: 'X' }, 'sex one-of'],
  ['RegisterPerson', { ...person, birthPlace: 'D612' }, 'birthPlace birth-place-differs'],
  ['RegisterPerson', { ...person, birthPlace: 'Roma' }, 'birthPlace municipality-code'],
  ['RegisterPerson', { ...person, decision: { ...decided, because: 'so' } }, 'decision.because one-of'],
  [
    'RegisterPerson',
    { ...person, decision: { ...decided, correct: ['codiceFiscale'] } },
    'decision.correct.0 one-of',
  ],
  ['RegisterPerson', { ...person, decision: { ...decided, personId: '1' } }, 'decision.personId person-id'],
  ['ChangeTaxCode', { codiceFiscale: '61492729035', because: 'so' }, 'because one-of'],
  ['ReportDeath', { on, source: 'illness' }, 'source one-of'],
  ['SignPlan', { on, signers: [] }, 'signers out-of-range'],
  ['SignPlan', { on, signers: ['tutor'] }, 'signers.0 one-of'],
  ['RecordActivity', { ...activity, minutes: 0 }, 'minutes out-of-range'],
  ['RecordActivity', { ...activity, minutes: 1_441 }, 'minutes out-of-range'],
  ['RecordActivity', { ...activity, minutes: 7.5 }, 'minutes whole-number'],
  ['RecordActivity', { ...activity, provider: '57894950972' }, 'provider provider'],
  ['RecordActivity', { ...activity, activityId: 'A' }, 'activityId activity-id'],
  ['RecordActivity', { ...activity, attendance: 'late' }, 'attendance one-of'],
  ['ProposePayment', { on, payee: '57894950971' }, 'payee payee'],
  ['ProposePayment', { on, payee: 'apl/57894950972' }, 'payee payee'],
  ['ProposePayment', { on, payee: 'cpi/57894950971' }, 'payee payee'],
  ['RecordRecovery', { on, payee: 'bank/57894950971', cents: 1 }, 'payee payee'],
  ['RecordRecovery', { on, payee: 'apl/57894950971', cents: 0 }, 'cents out-of-range'],
  ['ApprovePayment', { on, proposal: 0 }, 'proposal out-of-range'],
  ['SetAplPlaces', { on, places: -1 }, 'places out-of-range'],
  ['ReportEmployment', { ...hire, kind: '02' }, 'kind one-of'],
  ['ReportEmployment', { ...hire, event: 'hire' }, 'event one-of'],
  ['ReportEmployment', { ...hire, protocol: '17' }, 'protocol protocol'],
  ['ReportEmployment', { ...hire, worker: 'RSSMRA80A01H501X' }, 'worker codice-fiscale'],
  ['ReportEmployment', { ...hire, employer: 'RSSMRA80A01H501X' }, 'employer employer'],
  ['ReportEmployment', { ...hire, employer: '0123456789' }, 'employer employer'],
  ['ReportEmployment', { ...hire, employer: 'a'.repeat(32) }, 'employer employer'],
  ['ReportEmployment', { ...hire, contract: 'A.1' }, 'contract contract-code'],
  ['ReportEmployment', { ...hire, weeklyHours: 40.5 }, 'weeklyHours whole-number'],
  ['ReportEmployment', { ...hire, weeklyHours: 16_801 }, 'weeklyHours out-of-range'],
  ['ReportEmployment', { ...hire, fullTimeHours: 0 }, 'fullTimeHours out-of-range'],
  ['ReportEmployment', { ...hire, plannedEndOn: '2019-12-31' }, 'plannedEndOn date-before-first-day'],
  ['ApplyForIncentive', { ...application, fullTimeHours: 0 }, 'fullTimeHours out-of-range'],
  [
    'ApplyForIncentive',
    {
      ...application,
      seat: { ...application.seat, crisisAreas: [{ from: '2020-02-01', to: '2020-01-31' }] },
    },
    'seat.crisisAreas.0.to date-before-first-day',
  ],
  ['HoldFirstMeeting', { on, tutorName: 'Nicol\ufffd' }, 'tutorName name'],
  [
    'ApplyForIncentive',
    { ...application, seat: { ...application.seat, municipality: 'Firenze' } },
    'seat.municipality municipality-code',
  ],
  ['OpenEnvelope', { cents: -1 }, 'cents out-of-range'],
  ['OpenEnvelope', { cents: 0.5 }, 'cents whole-number'],
  ['AccreditApl', { name: 'x'.repeat(201), from: on, to: null }, 'name name'],
] as const)('%s %j is refused: %s', (type, body, error) => {
  expect(errorsOf(type, body)).toEqual([error]);
});

/** Each day of a body in turn, as the body with another day in its place and its path. */
function redated(body: unknown, day: string, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof body === 'string') return /^\d{4}-\d\d-\d\d$/.test(body) ? [[path, day]] : [];
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    redated(value, day, path === '' ? name : `${path}.${name}`).map(
      ([at, other]) =>
        [at, Array.isArray(body) ? body.with(Number(name), other) : { ...body, [name]: other }] as const,
    ),
  );
}

test.each(['1899-12-31', '2200-01-01', '9999-12-31'])('%s is told of nothing: no command takes it', (day) => {
  const tried = Object.entries(ACCEPTED).flatMap(([type, body]) =>
    redated(body, day).map(([path, wrong]) => {
      expect({ type, errors: errorsOf(type as Command['type'], wrong as object) }).toEqual({
        type,
        errors: [`${path} date-beyond-limits`],
      });
    }),
  );
  expect(tried.length).toBeGreaterThan(30);
});

test.each(['ProposePayment', 'RecordRecovery'] as const)(
  '%s no longer takes an APL in place of the payee, and says both',
  (type) => {
    const errors = errorsOf(type, { on, aplId: '57894950971', cents: 1 });
    expect(errors).toEqual(expect.arrayContaining(['aplId unknown-field', 'payee required']));
  },
);

test.each([
  ['0', 0],
  ['1', 10_000],
  ['1.0000', 10_000],
  ['0.5', 5_000],
  ['0.5806', 5_806],
  ['0.0001', 1],
])('a profile index %s is %i ten-thousandths', (text, tenThousandths) => {
  const row = COMMAND_TABLE.find((one) => one.type === 'AssignProfile');
  expect(row?.body.parse({ on, profileIndex: text })).toEqual({ on, profileIndex: tenThousandths });
});

test('the codes of the ministry become the words of the domain', () => {
  const row = COMMAND_TABLE.find((one) => one.type === 'ReportEmployment');
  const read = (more: object) => row?.body.parse({ ...hire, ...more });
  expect(read({})).toMatchObject({ kind: 'ordinary', event: 'hire', module: 'ordinary' });
  expect(read({ kind: '03', event: 'PRO', module: 'US' })).toMatchObject({
    kind: 'rectification',
    event: 'extension',
    module: 'temp-agency',
  });
  expect(read({ kind: '04', event: 'TRS', module: 'UD' })).toMatchObject({
    kind: 'annulment',
    event: 'conversion',
    module: 'domestic',
  });
  expect(read({ event: 'CES' })).toMatchObject({ event: 'end' });
});
