import type { Report } from '../../../domain/figures/report-row';
import { RULEBOOK } from '../../../domain/programmes';
import { APL, APL_ID, BENEFICIARY, CPI, MANAGER, OTHER_APL, OTHER_APL_ID } from '../../support/http';
import { INVENTED_HOUSE } from '../../support/invented-house';
import { RECEIVING_CPI, today } from '../../support/pathway';
import {
  APPROVER,
  walkOn,
  type Act,
  type Participant,
  type ProgrammeWalk,
} from '../../support/programme-walk';
import { communication, inDays, NODE, storyOn, type Story } from '../../support/story';
import { startTestSystem, type TestSystem } from '../../support/system';
import { OFFICE, openRegisters } from '../../support/walk';

// Every programme of the rulebook from HTTP to report, in one house. A request bears a day of its window; what follows is told today.
let system: TestSystem;
let story: Story;
let walk: ProgrammeWalk;
beforeAll(async () => {
  const started = await startTestSystem(INVENTED_HOUSE);
  // The office of Firenze reads: it holds all but the percorsi of Varese.
  system = { ...started, read: (path, actor = CPI) => started.read(path, actor) };
  story = storyOn(system);
  walk = walkOn(system, story);
  await openRegisters(system, 0);
  const varese = { name: 'CPI Varese', region: '03', from: '2007-01-01', to: null };
  await system.must(`/cpis/${VARESE}/register`, varese, { actor: MANAGER });
  for (const [code, cents] of Object.entries(ENVELOPES))
    await system.must(`/envelopes/${code}/open`, { cents }, { actor: MANAGER });
});
afterAll(() => system.stop());

const VARESE = 'L682C000001';
const IN_VARESE = `cpi:${VARESE}:op-1`;
const ANOTHER_OFFICE = `cpi:${RECEIVING_CPI}:op-3`;
const BODY = `apl/${APL_ID}`;
const CENTRE = `cpi/${OFFICE}`;
const EMPLOYER = '01234567890';

/** Cents, as published where they were; that of the dote of Varese reaches for one dote and a half. */
const ENVELOPES = {
  'TOS-PIO1': 900_000_000,
  'TOS-PIO1-CRISI': 2_100_000_000,
  'TOS-AI-ASSEGNO': 100_000_000,
  'NAZ-ADR-ASSEGNO': 100_000_000,
  'VA-DOTE-ATTIVE': 375_000,
  'TOS-DONNE-CONTRIBUTI': 30_000_000,
  'RDC-ASSEGNO': 500_000_000,
  'L68-SERVICE': 50_000_000,
  'L68-INCENTIVI': 200_000_000,
  'AUTO-FONDO': 100_000_000,
  'GOL-SERVICE': 1_000_000_000,
};

const TUSCAN = { residenceRegion: { known: '09' }, domicileRegion: { known: '09' } };
const WITHOUT_SUPPORT = { incomeSupport: { known: 'none' } };
const ON_RDC = { incomeSupport: { known: 'rdc' } };
const didOn = (day: string) => ({ didOn: { known: day } });
const PROFILE = { profileIndex: '0.8000' };
const BOTH = { signers: ['person', 'apl'] };

const chooses = (on: string, provider: string, actor = BENEFICIARY): Act => [
  'choose-apl',
  { on, provider },
  actor,
];
const meets = (on: string, actor: string): Act => [
  'hold-first-meeting',
  { on, tutorName: 'Elena Conti' },
  actor,
];
const gives = (on: string, given: { kind: string; minutes: number }, actor = CPI): Act => [
  'record-activity',
  { on, ...given, mode: 'in-person', attendance: 'attended' },
  actor,
];
const HOUR = { kind: 'interview', minutes: 60 };

/** Told by the employer, and noticed by the percorso. */
async function isHired({ percorsoId, codiceFiscale }: Participant, on: ReturnType<typeof today>) {
  const hire = communication(codiceFiscale, on);
  await system.must('/employment-communications', hire, { actor: NODE });
  await story.has(percorsoId, 'EmploymentObserved');
  return hire.protocol;
}

/** An incentive of the employer who hired, from the application to the payment by two persons. */
async function incentiveOf(programme: string, { personId }: Participant, hire: string) {
  const hours = { weeklyHours: 4000, fullTimeHours: 4000 };
  const seat = { municipality: 'D612', region: '09', crisisAreas: [] };
  const application = { on: today(), personId, programme, employer: EMPLOYER, hire, ...hours, seat };
  const { incentiveId, facts } = await system.must('/incentives', application, { actor: CPI });
  expect(facts).toEqual(['IncentiveApplied', 'IncentiveAdmitted']);
  const asks = (act: string, body: object, actor: string) =>
    system.post(`/incentives/${String(incentiveId)}/${act}`, { on: today(), ...body }, { actor });
  const { body } = await asks('propose-payment', {}, MANAGER);
  const proposal = body['version'];
  const alone = await asks('approve-payment', { proposal }, MANAGER);
  expect(alone).toMatchObject({ status: 422, body: { code: 'same-person-approves' } });
  expect(await asks('approve-payment', { proposal }, APPROVER)).toMatchObject({ status: 200 });
}

/** Codes, names and parts that are English where nobody gave them words. */
const UNSAID =
  /\b(attended|done|undo|unemployment|status|approved by|proposed by|allowance|contribution|process|business|hire|ordinary|reskilling,|[a-z]+-line)\b/;

/** Why everything of a percorso was decided, as an auditor of the region reads it. */
async function explained({ percorsoId }: Pick<Participant, 'percorsoId'>): Promise<string> {
  const said = await walk.says('explain', percorsoId);
  expect(UNSAID.exec(said)?.[0]).toBeUndefined();
  return said;
}
const tasks = async ({ percorsoId }: Participant) =>
  (await story.tasksOf(percorsoId)).map(({ task }) => task);
const paidIn = async ({ percorsoId }: Participant) => {
  const { balances } = await system.read(`/percorsi/${percorsoId}/account`);
  const all = balances as readonly { envelope: string; account: string; payee: string; cents: number }[];
  const paid = all.filter(({ account }) => account === 'paid');
  return Object.fromEntries(paid.map(({ envelope, payee, cents }) => [`${envelope} ${payee}`, cents]));
};
const reportOf = async (programme: string) => {
  const path = `/programmes/${programme}/report?asOf=${inDays(400)}`;
  const { rows } = (await system.read(path, MANAGER)) as unknown as Report;
  return Object.fromEntries(rows.map(({ indicator, value }) => [indicator, value]));
};

describe('PIO Fase 1 pays three measures', () => {
  const facts = (did: string, area: string) => ({
    ...TUSCAN,
    ...WITHOUT_SUPPORT,
    ...didOn(did),
    workedDays: { known: 0 },
    domicileCrisisArea: { known: area },
    citizenship: { known: 'italian' },
  });
  /** Met by whoever she chose. */
  const met = async ({ percorsoId }: Participant, provider: string, actor: string) => {
    const on = inDays(-70);
    await walk.does(percorsoId, ['take-in-charge', { on }], ['assign-profile', { on, ...PROFILE }]);
    await walk.does(percorsoId, ['sign-patto', { on }], chooses(on, provider), meets(on, actor));
    await walk.does(percorsoId, gives(inDays(-60), HOUR, actor));
  };

  test('the person who takes part and the office that she chose, out of the money of crisis areas', async () => {
    const seven = { on: '2019-02-04', facts: facts('2018-07-02', 'none') };
    expect(await walk.asksToAdhere('TOS-PIO1', seven)).toMatchObject({
      status: 422,
      body: { code: 'requirement-not-met', missing: ['R-P1-02/03'] },
    });
    const her = await walk.adheres('TOS-PIO1', { ...seven, facts: facts('2018-07-02', 'complex') });
    await met(her, CENTRE, CPI);
    await walk.does(her.percorsoId, ['sign-plan', BOTH]);
    expect(await story.fileOf(her.percorsoId)).toMatchObject({
      envelope: 'TOS-PIO1-CRISI',
      provider: { lead: CENTRE, members: [CENTRE] },
    });
    const person = `person/${her.personId}`;
    expect(await story.tasksOf(her.percorsoId)).toContainEqual(
      expect.objectContaining({ task: 'propose-payment', programme: 'TOS-PIO1', missing: [person] }),
    );
    await walk.pays(her.percorsoId, person, 50_000);
    await walk.does(her.percorsoId, ['report-abandonment', { cause: 'declared' }]);
    await walk.pays(her.percorsoId, CENTRE, 3_550);
    expect(await paidIn(her)).toEqual({
      [`TOS-PIO1-CRISI ${her.personId}`]: 50_000,
      [`TOS-PIO1-CRISI ${OFFICE}`]: 3_550,
    });
    const said = await explained(her);
    expect(said).toContain('1 di al massimo 6 mesi da 1 minuto, a € 500,00 ciascuno = € 500,00');
    expect(said).toContain(`processo di ${OFFICE}: 4 x 15 minuti a € 35,50 l’ora = € 35,50`);
    expect(said).toMatch(/«un contributo che viene garantito all’agenzia per il lavoro o al centro/);
  });

  test('and the employer who hires, out of the money of all', async () => {
    const her = await walk.adheres('TOS-PIO1', { on: '2019-02-04', facts: facts('2017-07-03', 'none') });
    await met(her, BODY, APL);
    await incentiveOf('TOS-PIO1', her, await isHired(her, inDays(-30)));
    expect(await story.fileOf(her.percorsoId)).toMatchObject({
      envelope: 'TOS-PIO1',
      jobs: [{ verdict: 'earns', milestones: [{ payee: BODY, cents: 170_000 }, { cents: 170_000 }] }],
    });
    expect(await reportOf('TOS-PIO1')).toMatchObject({
      adhesions: 2,
      allowance_assessed: 100_000,
      pathways_with_allowance: 2,
      incentive_applications: 1,
      incentives_admitted: 800_000,
      fees_paid: 53_550,
    });
  });
});

describe('the Assegno per l’impiego of the public sheet', () => {
  const facts = { ...TUSCAN, ...WITHOUT_SUPPORT, ...didOn('2019-11-04') };
  const request = { on: '2020-01-15', facts: { ...facts, courseCompletedOn: { known: '2020-01-08' } } };

  test('is asked for by choosing the operator, public or private, and only then issued', async () => {
    const her = await walk.adheres('TOS-AI', request);
    const { percorsoId } = her;
    await walk.does(percorsoId, ['take-in-charge'], ['assign-profile', PROFILE], ['sign-patto']);
    expect(await walk.asks(percorsoId, 'issue-assegno')).toMatchObject({
      status: 409,
      body: { code: 'step-not-allowed-now' },
    });
    expect(await story.tasksOf(percorsoId)).toEqual([
      expect.objectContaining({
        task: 'await-choice',
        assignee: 'beneficiary',
        dueOn: expect.any(String) as string,
      }),
    ]);
    await walk.does(percorsoId, chooses(today(), CENTRE), ['issue-assegno']);
    expect(await walk.asks(percorsoId, 'accept-person', {}, APL)).toMatchObject({
      body: { code: 'step-not-in-programme' },
    });
    expect(await walk.asks(percorsoId, ...meets(today(), APL))).toMatchObject({
      status: 409,
      body: { code: 'not-the-chosen-apl', title: 'Solo l’operatore scelto può farlo' },
    });
    const { items } = await system.read(`/work-list?provider=${CENTRE}`);
    expect(items).toContainEqual(expect.objectContaining({ percorsoId, task: 'hold-first-meeting' }));
    await walk.does(percorsoId, meets(today(), CPI), ['open-guidance'], ['sign-plan', BOTH]);
    expect(await tasks(her)).toEqual(['follow-path']);
    expect(await explained(her)).toContain('«definire il piano di ricerca intensiva»');
  });

  test('pays a public operator by result alone, whole at the sixth month', async () => {
    const her = await walk.adheres('TOS-AI', request);
    const on = inDays(-250);
    await walk.does(her.percorsoId, ['take-in-charge', { on }], ['assign-profile', { on, ...PROFILE }]);
    await walk.does(her.percorsoId, ['sign-patto', { on }], chooses(on, CENTRE), ['issue-assegno', { on }]);
    await walk.does(her.percorsoId, meets(on, CPI), gives(inDays(-245), HOUR));
    await isHired(her, inDays(-240));
    await walk.pays(her.percorsoId, CENTRE, 340_000);
    expect(await paidIn(her)).toEqual({ [`TOS-AI-ASSEGNO ${OFFICE}`]: 340_000 });
    expect(await reportOf('TOS-AI')).toMatchObject({ adhesions: 2, actions: 1, fees_paid: 340_000 });
  });
});

test('the national assegno starts no path while its gate is closed, and none beside a regional one once it is open', async () => {
  const person = await walk.registers();
  const facts = { ...WITHOUT_SUPPORT, ...didOn('2019-11-04') };
  expect(await walk.asksToAdhere('NAZ-ADR', { on: '2020-03-01', person, facts })).toMatchObject({
    status: 409,
    body: { code: 'programme-not-open', title: 'Il programma non è ancora aperto alle adesioni' },
  });
  expect(await system.read(`/persons/${person.personId}/percorsi`)).toEqual({ items: [] });
  const her = await walk.adheres('NAZ-ADR', { on: '2020-03-02', person, facts });
  const regional = { on: '2020-03-16', person, facts: { ...TUSCAN, ...facts } };
  expect(await walk.asksToAdhere('TOS-PIO2', regional)).toMatchObject({
    status: 409,
    body: { code: 'programme-incompatible', missing: ['NAZ-ADR'], basis: [{ rule: 'NAZ-ADR/similar' }] },
  });
  await walk.does(her.percorsoId, ['report-abandonment', { on: '2020-03-09', cause: 'declared' }]);
  expect(await walk.asksToAdhere('TOS-PIO2', regional)).toMatchObject({ status: 200 });
  expect(await explained(her)).toContain('Dichiarato dalla persona');
  expect(await reportOf('NAZ-ADR')).toMatchObject({ adhesions: 1, fees_paid: 0 });
});

describe('the dote of Varese', () => {
  const facts = { crisisSector: { known: 'textile' }, incomeSupport: { known: 'cigs-deroga' } };
  const SERVICES = [
    { kind: 'interview', minutes: 600 },
    ...[900, 900].map((minutes) => ({ kind: 'tutoring', minutes })),
    ...[1_200, 1_200, 1_200, 1_200, 1_200].map((minutes) => ({ kind: 'course', minutes })),
  ];

  /** A whole dote: a network is chosen, its lead answers, a member gives all of it. */
  async function spent() {
    const her = await walk.adheres('VA-DOTE', { on: '2008-11-03', cpi: VARESE, facts });
    const on = inDays(-41);
    const network = { on, provider: BODY, members: [`apl/${OTHER_APL_ID}`] };
    await walk.does(her.percorsoId, ['take-in-charge', { on }, IN_VARESE]);
    expect(await walk.asks(her.percorsoId, 'choose-apl', network, IN_VARESE)).toMatchObject({
      body: { code: 'step-of-another' },
    });
    await walk.does(her.percorsoId, ['choose-apl', network, BENEFICIARY]);
    const { items } = await system.read(`/work-list?apl=${APL_ID}&task=answer-assignment`);
    expect(items).toContainEqual(
      expect.objectContaining({ percorsoId: her.percorsoId, programme: 'VA-DOTE' }),
    );
    await walk.does(her.percorsoId, ['accept-person', { on }, APL], meets(on, OTHER_APL));
    for (const [index, given] of SERVICES.entries())
      await walk.does(her.percorsoId, gives(inDays(index - 40), given, OTHER_APL));
    return her;
  }

  test('is spent line by line within its total, and paid to the lead for its members', async () => {
    const her = await spent();
    await walk.pays(her.percorsoId, BODY, 250_000);
    const said = await explained(her);
    expect(said).toContain(`voce tutoraggio di ${APL_ID}: € 35,50 l’ora, al massimo € 1.065,00 = € 1.065,00`);
    expect(said).toContain('voce orientamento e voce tutoraggio e voce corsi insieme al massimo € 2.500,00');
    expect(said).toContain('gli importi non sono stati pubblicati: voce corsi.');
    expect(await story.fileOf(her.percorsoId)).toMatchObject({
      provider: { lead: BODY, members: [BODY, `apl/${OTHER_APL_ID}`] },
      reservedCents: 250_000,
    });
  });

  test('never comes to more than the envelope has, and says what is missing', async () => {
    const her = await spent();
    expect(await tasks(her)).toContain('await-funds');
    const { cents, reservedCents } = await system.read('/envelopes/VA-DOTE-ATTIVE');
    expect(Number(reservedCents)).toBeLessThanOrEqual(Number(cents));
    const { services_assessed, fees_paid, taken_in_charge } = await reportOf('VA-DOTE');
    expect({ fees_paid, taken_in_charge }).toEqual({ fees_paid: 250_000, taken_in_charge: 2 });
    expect(Number(services_assessed)).toBeLessThanOrEqual(Number(cents));
  });
});

describe('a woman leaving violence', () => {
  let her: Participant;
  test('is paid herself for the path that she agreed with the office', async () => {
    const facts = { ...TUSCAN, ...WITHOUT_SUPPORT };
    her = await walk.adheres('TOS-DONNE', { on: '2020-02-03', facts });
    const on = inDays(-40);
    await walk.does(her.percorsoId, ['take-in-charge', { on }], ['sign-patto', { on }]);
    await walk.does(her.percorsoId, gives(inDays(-38), { kind: 'seminar', minutes: 480 }));
    await walk.pays(her.percorsoId, `person/${her.personId}`, 50_000);
    expect(await paidIn(her)).toEqual({ [`TOS-DONNE-CONTRIBUTI ${her.personId}`]: 50_000 });
    expect(await explained(her)).toContain(
      `contributo individuale di ${her.personId}: 1 di al massimo 6 mesi`,
    );
  });

  test('is in no answer to whoever may not see her: file, story, account, lists, report and acts', async () => {
    const { percorsoId, personId } = her;
    for (const actor of [ANOTHER_OFFICE, APL, BENEFICIARY, 'operator::s-1']) {
      for (const path of ['', '/timeline', '/account'])
        expect(await system.get(`/percorsi/${percorsoId}${path}`, actor)).toMatchObject({
          status: 404,
          body: { code: 'not-found', title: 'La risorsa non esiste' },
        });
      const report = await system.get(`/programmes/TOS-DONNE/report?asOf=${today()}`, actor);
      expect(report).toMatchObject({ status: 404, body: { code: 'not-found' } });
      for (const path of ['/work-list?limit=100', `/persons/${personId}/percorsi`])
        expect(JSON.stringify(await system.read(path, actor))).not.toContain(percorsoId);
    }
    expect(await walk.asks(percorsoId, 'sign-patto', {}, ANOTHER_OFFICE)).toMatchObject({ status: 404 });
    expect(await story.fileOf(percorsoId)).toMatchObject({ programme: 'TOS-DONNE' });
    expect(await reportOf('TOS-DONNE')).toMatchObject({ adhesions: 1, allowance_assessed: 50_000 });
  });
});

describe('who comes to receive the Reddito di cittadinanza', () => {
  test('leaves the programme that she was in, enters the track of recipients, and is held to its obligations', async () => {
    const adviceFacts = { ...TUSCAN, ...WITHOUT_SUPPORT };
    const before = await walk.adheres('AUTO', { on: '2020-02-03', facts: adviceFacts });
    await walk.does(before.percorsoId, ['take-in-charge', { on: '2020-02-05' }]);
    const lost = { on: '2020-04-01', cause: 'rdc-received' };
    await walk.does(before.percorsoId, ['report-lost-requirement', lost]);
    expect(await story.fileOf(before.percorsoId)).toMatchObject({
      phase: 'requirement-lost',
      phaseText: 'Perdita dei requisiti',
    });
    const recipient = { on: '2020-04-06', person: before, facts: { ...ON_RDC, ...didOn('2020-04-02') } };
    const elsewhere = { ...recipient, facts: { ...TUSCAN, ...ON_RDC } };
    expect(await walk.asksToAdhere('AUTO', elsewhere)).toMatchObject({
      status: 422,
      body: { code: 'requirement-not-met', missing: ['R-AR-13, P21'] },
    });
    const her = await walk.adheres('RDC', recipient);
    const on = inDays(-20);
    await walk.does(her.percorsoId, ['take-in-charge', { on }], ['assign-profile', { on, ...PROFILE }]);
    await walk.does(her.percorsoId, ['sign-patto', { on }]);
    for (const count of [1, 2, 3]) {
      const missed = { on: inDays(count - 10), breach: 'appointment-missed' };
      await walk.does(her.percorsoId, ['record-breach', missed]);
      expect((await tasks(her)).includes('adopt-sanction')).toBe(count === 3);
    }
    await walk.does(her.percorsoId, ['report-lost-requirement', { cause: 'sanction' }]);
    await story.closed(her.percorsoId);
    expect(await explained(her)).toContain('una mensilità alla prima assenza a una convocazione');
    expect(await explained(before)).toContain('Percezione del Reddito di cittadinanza');
    expect(await reportOf('RDC')).toMatchObject({ adhesions: 1 });
  });
});

describe('targeted placement', () => {
  test('rests on what two bodies have signed, accompanies, and contributes to who hires', async () => {
    const facts = { ...TUSCAN, ...WITHOUT_SUPPORT, ...didOn('2019-11-04') };
    const her = await walk.adheres('L68', { on: '2020-02-03', facts });
    const on = inDays(-40);
    const signed = (signer: string): Act => [
      'sign-team-agreement',
      { on, socialService: 'D612', signers: [signer] },
    ];
    await walk.does(her.percorsoId, ['take-in-charge', { on }], signed('cpi'));
    expect(await walk.asks(her.percorsoId, 'sign-patto', { on })).toMatchObject({
      body: { code: 'step-not-allowed-now' },
    });
    expect(await story.tasksOf(her.percorsoId)).toEqual([
      expect.objectContaining({ task: 'sign-team-agreement', missing: ['social-service'] }),
    ]);
    await walk.does(her.percorsoId, signed('social-service'), ['sign-patto', { on }]);
    await walk.does(her.percorsoId, chooses(on, BODY, CPI), meets(on, APL), gives(inDays(-38), HOUR, APL));
    await walk.pays(her.percorsoId, BODY, 3_730);
    expect((await system.get(`/percorsi/${her.percorsoId}`, OTHER_APL)).status).toBe(404);
    await incentiveOf('L68', her, await isHired(her, inDays(-20)));
    const said = await explained(her);
    expect(said).toContain('il servizio sociale');
    expect(said).toContain(`accompagnamento al lavoro di ${APL_ID}: € 37,30 l’ora`);
    expect(await reportOf('L68')).toMatchObject({
      adhesions: 1,
      services_assessed: 3_730,
      incentives_admitted: 1_000_000,
    });
  });
});

test('self-employment: advice alone and in a group, and a business that no employer tells of', async () => {
  const her = await walk.adheres('AUTO', { on: '2020-02-03', facts: { ...TUSCAN, ...WITHOUT_SUPPORT } });
  const on = inDays(-40);
  await walk.does(her.percorsoId, ['take-in-charge', { on }], ['sign-patto', { on }], chooses(on, CENTRE));
  await walk.does(her.percorsoId, meets(on, CPI), ['open-guidance', { on }], gives(inDays(-39), HOUR));
  await walk.does(her.percorsoId, gives(inDays(-38), { kind: 'seminar', minutes: 120 }));
  expect(await tasks(her)).toContain('sign-plan');
  await walk.does(
    her.percorsoId,
    ['sign-plan', BOTH],
    ['open-business', { on: inDays(-35), form: 'enterprise' }],
  );
  await walk.pays(her.percorsoId, CENTRE, 106_550);
  const said = await explained(her);
  expect(said).toContain('Nessun importo è stato pubblicato: consulenza di gruppo');
  expect(said).toMatch(/impresa o lavoro autonomo avviato di D612C000002, il \S+ = € 1\.000,00/);
  expect(await walk.says('show', her.percorsoId)).toContain('Impresa o lavoro autonomo avviato: Impresa');
  expect(await reportOf('AUTO')).toMatchObject({
    adhesions: 2,
    services_assessed: 106_550,
    fees_paid: 106_550,
  });
});

test('GOL: profile and needs lead to one of five paths, which changes for a reason that is named', async () => {
  const facts = { ...WITHOUT_SUPPORT, ...didOn('2023-01-16') };
  const her = await walk.adheres('GOL', { on: '2023-02-06', facts });
  const on = inDays(-40);
  await walk.does(her.percorsoId, ['take-in-charge', { on }], ['assign-profile', { on, ...PROFILE }]);
  expect(await tasks(her)).toEqual(['assess-needs']);
  await walk.does(her.percorsoId, ['assess-needs', { on, needs: 'new-skills' }], ['sign-patto', { on }]);
  expect(await story.fileOf(her.percorsoId)).toMatchObject({ path: 'reskilling' });
  await walk.does(her.percorsoId, chooses(on, BODY), ['accept-person', { on }, APL], meets(on, APL));
  await walk.does(her.percorsoId, gives(inDays(-38), HOUR, APL));
  const other = { path: 'work-and-inclusion' };
  const unreasoned = await walk.asks(her.percorsoId, 'change-path', other);
  expect(unreasoned).toMatchObject({ status: 422, body: { errors: [{ field: 'because' }] } });
  await walk.does(her.percorsoId, ['change-path', { ...other, because: 'needs-changed' }]);
  expect(await story.fileOf(her.percorsoId)).toMatchObject({ path: 'work-and-inclusion' });
  expect(await walk.says('show', her.percorsoId)).toMatch(/percorso del programma +4, lavoro e inclusione/);
  await walk.does(her.percorsoId, ['report-abandonment', { cause: 'declared' }]);
  await walk.pays(her.percorsoId, BODY, 3_730);
  expect(await explained(her)).toContain('dal 3, riqualificazione (reskilling)');
  expect(await reportOf('GOL')).toMatchObject({ adhesions: 1, fees_paid: 3_730 });
});

describe('one person over time', () => {
  test('is in several programmes one after the other, and at once only where none excludes the other', async () => {
    const person = await walk.registers();
    const workless = { ...TUSCAN, ...WITHOUT_SUPPORT, ...didOn('2017-01-09') };
    const detail = {
      workedDays: { known: 0 },
      domicileCrisisArea: { known: 'none' },
      citizenship: { known: 'eu' },
    };
    const first = await walk.adheres('TOS-PIO1', {
      on: '2018-06-04',
      person,
      facts: { ...workless, ...detail },
    });
    const second = { on: '2020-01-15', person, facts: workless };
    expect(await walk.asksToAdhere('TOS-PIO2', second)).toMatchObject({
      body: { code: 'programme-incompatible', missing: ['TOS-PIO1'], basis: [{ rule: 'P23' }] },
    });
    await walk.does(first.percorsoId, [
      'report-abandonment',
      { on: '2018-12-03', cause: 'personal-reasons' },
    ]);
    await walk.adheres('TOS-PIO2', second);
    await walk.adheres('AUTO', { on: '2020-02-03', person, facts: { ...TUSCAN, ...WITHOUT_SUPPORT } });
    const third = { ...second, facts: { ...workless, courseCompletedOn: { known: null } } };
    expect(await walk.asksToAdhere('TOS-AI', third)).toMatchObject({
      body: { code: 'programme-incompatible', missing: ['TOS-PIO2'], basis: [{ rule: 'C09' }] },
    });
    const { items } = await system.read(`/persons/${person.personId}/percorsi`);
    const found = (items as readonly { programme: string; phase: string }[]).map(({ programme, phase }) => [
      programme,
      phase,
    ]);
    expect(Object.fromEntries(found)).toEqual({
      'TOS-PIO1': 'abandoned',
      'TOS-PIO2': 'requested',
      AUTO: 'requested',
    });
  });

  test('what Fase 1 left over pays Fase 2: an act moves it, and no cent more', async () => {
    const [from, to] = ['/envelopes/TOS-PIO1', '/envelopes/TOS-PIO2-ASSEGNO'] as const;
    const { remainingCents: left } = await system.read(from);
    const moves = (cents: number, actor = MANAGER) =>
      system.post(`${to}/move-funds`, { origin: 'TOS-PIO1', cents }, { actor });
    expect(await moves(Number(left) + 1)).toMatchObject({ status: 409 });
    expect(await moves(Number(left), CPI)).toMatchObject({ status: 403 });
    expect(await moves(Number(left))).toMatchObject({ status: 200, body: { facts: ['FundsMoved'] } });
    expect(await system.read(from)).toMatchObject({ remainingCents: 0 });
    expect(await system.read(to)).toMatchObject({ cents: left, remainingCents: left });
  });
});

test('every programme has its people in its report, and its rules are there to be read', async () => {
  for (const { code } of RULEBOOK.programmes.filter((one) => !one.code.startsWith('TST-'))) {
    const { adhesions, taken_in_charge: charged } = await reportOf(code);
    expect([code, Number(adhesions ?? charged) > 0]).toEqual([code, true]);
  }
  const { versions } = await system.read('/programmes/NAZ-ADR');
  const closed = { gate: { openFrom: null } };
  expect(versions).toMatchObject([closed, closed, { gate: { openFrom: '2020-03-02' } }]);
  expect(await walk.says('report', 'VA-DOTE', '--as-of', inDays(400))).toContain('spetta agli operatori');
});

test('the auditor finds one register of all of them that checks, rebuilds and decides again', async () => {
  const agree = 'catene, posizioni, modelli di lettura e impegni concordano';
  expect(await walk.says('verify')).toContain(agree);
  await walk.says('rebuild');
  expect(await walk.says('verify')).toContain(agree);
  const replayed = await walk.says('replay', '--all');
  expect(replayed).toMatch(/decisi di nuovo; 0 differenze/);
  expect(replayed).toMatch(/Motore: [1-9]\d* esecuzioni ripetute, diverse 0/);
});
