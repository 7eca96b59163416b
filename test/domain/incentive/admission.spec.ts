import { annulment, contract, extension, FARM, hire, MILL, rectification } from '../employment/messages';
import { day, GOOD_FACTS, LAZIO, made, PAOLO } from '../values';
import { parseProgrammeCode } from '../../../domain/identifiers';
import { rulesProviding } from '../../../domain/incentive/decide';
import { TOS_PIO2 } from '../../../domain/programmes/tos-pio2';
import type { Application } from '../../../domain/incentive/application';
import type { Dossier } from '../../../domain/percorso/dossier';
import type { End, Percorso } from '../../../domain/percorso/state';
import {
  APPLICATION,
  applying,
  FIRENZE,
  FIRST,
  HIRED,
  interview,
  met,
  PATHWAY,
  refusal,
  SECOND,
  World,
} from './world';

const world = new World().told(HIRED);
/** What followed the application, messages that were only noticed left out. */
const events = (one: World, stream = FIRST) =>
  one
    .events(stream)
    .slice(1)
    .filter(({ type }) => type !== 'HireObserved');
const dossier = (changes: Partial<Dossier>): Percorso => ({
  ...PATHWAY,
  dossier: { ...PATHWAY.dossier, ...changes },
});
const ended = (how: object, on = '2020-05-20') =>
  ({ phase: 'ended', end: { ...how, on: day(on) } as End }) as const;

describe('an application with every condition', () => {
  it('is admitted at once, with the amount of its row', () => {
    const after = world.and('2020-07-13', applying());
    expect(events(after)).toEqual([
      {
        type: 'IncentiveAdmitted',
        envelope: 'TOS-PIO2-INCENTIVI',
        relationship: HIRED.protocol,
        row: 'open-ended, full time',
        cents: 800_000,
      },
    ]);
  });

  it('keeps every condition as its basis, each met, each with its source', () => {
    const { basis } = world
      .and('2020-07-13', applying())
      .factsOf()
      .find(({ event }) => event.type === 'IncentiveAdmitted') ?? { basis: [] };
    expect(basis.map(({ verdict }) => verdict)).toEqual(basis.map(() => 'met'));
    expect(basis.map(({ rule }) => rule)).toEqual([
      ...['INC/applications', 'INC/seat', 'INC/hire', 'INC/employer', 'INC/hires', 'INC/amounts'],
      ...[
        'R-INC-01',
        'R-INC-01/activation',
        'INC/A06',
        'INC/RdC',
        'R7/keeping',
        'R7/one-per-worker',
        'INC/envelope',
      ],
    ]);
    expect(basis.every(({ source }) => source !== '')).toBe(true);
  });

  it('may name the hire by its rectification', () => {
    const corrected = rectification(2, HIRED, { weeklyHours: 3800 });
    const after = world.told(corrected).and('2020-07-13', applying({ hire: corrected.protocol }));
    expect(events(after)).toMatchObject([{ type: 'IncentiveAdmitted', relationship: HIRED.protocol }]);
  });

  it('counts a hire that was rectified with its corrected dates', () => {
    const tooEarly = hire(1, ['2019-12-30']);
    const corrected = rectification(2, tooEarly, { eventOn: day('2020-06-01') });
    const after = new World().told(tooEarly).told(corrected).and('2020-07-13', applying());
    expect(events(after)).toMatchObject([{ type: 'IncentiveAdmitted' }]);
  });

  it('is judged on the hours that were agreed, and says which were applied for', () => {
    const agreed = hire(1, ['2020-06-01'], { weeklyHours: 3800 });
    const settled: Percorso = { ...PATHWAY, rules: 'TOS-PIO2/2019-12-21.2' };
    const after = new World().withPercorso(settled).told(agreed).and('2020-07-13', applying());
    expect(events(after)).toMatchObject([{ type: 'IncentiveAdmitted', cents: 400_000 }]);
    const bases = after.factsOf().flatMap(({ basis }) => basis);
    expect(bases.find(({ rule }) => rule === 'INC/amounts')?.facts).toMatchObject({
      weeklyHours: 3800,
      appliedWeeklyHours: 4000,
      appliedFullTimeHours: 4000,
    });
  });

  it('takes the planned end without extensions', () => {
    const short = hire(1, ['2020-06-01', '2021-01-31']);
    const after = new World()
      .told(short)
      .told(extension(2, short, '2021-12-31'))
      .and('2020-07-13', applying());
    expect(events(after)).toMatchObject([{ type: 'IncentiveAdmitted', cents: 100_000 }]);
  });

  it('is admitted for a percorso that ended before the hire, as long as it was activated', () => {
    const concluded: Percorso = { ...PATHWAY, ...ended({ how: 'concluded' }) };
    const after = world.withPercorso(concluded).and('2020-07-13', applying());
    expect(events(after)).toMatchObject([{ type: 'IncentiveAdmitted' }]);
  });

  it('is admitted where the APL changed after the hire', () => {
    const changed = dossier({
      changes: { provider: 1, tutor: 0 },
      choices: [...PATHWAY.dossier.choices, { ...met('2020-06-20'), on: day('2020-06-15') }],
    });
    expect(events(world.withPercorso(changed).and('2020-07-13', applying()))).toMatchObject([
      { type: 'IncentiveAdmitted' },
    ]);
  });

  it('is admitted where the Reddito di cittadinanza came after the hire', () => {
    const lost = { how: 'requirement-lost', cause: 'rdc-received' } as const;
    const after = world
      .withPercorso({ ...PATHWAY, ...ended(lost, '2020-06-02') })
      .and('2020-07-13', applying());
    expect(events(after)).toMatchObject([{ type: 'IncentiveAdmitted' }]);
  });
});

describe('an application that fails one condition', () => {
  const other = (changes: Partial<Application>) => ({ application: changes });
  const pathway = (percorso: object) => ({ percorso: percorso as Percorso });
  const lost = { ...PATHWAY, ...ended({ how: 'requirement-lost', cause: 'rdc-received' }) };
  const cases: readonly (readonly [string, string, Partial<Setting>])[] = [
    ['seat', 'a seat outside Toscana', other({ seat: { ...FIRENZE, region: LAZIO } })],
    ['hire', 'a hire that was annulled', { messages: [HIRED, annulment(2, HIRED)] }],
    ['employer', 'another employer', other({ employer: FARM })],
    ['amount', 'less than half of full time', other({ weeklyHours: 1999 })],
    [
      'amount',
      'a contract on call',
      { messages: [hire(1, ['2020-06-01'], { contract: contract('A.05.02') })] },
    ],
    [
      'amount',
      'a fixed term of three months outside crisis areas',
      { messages: [hire(1, ['2020-06-01', '2020-08-31'])] },
    ],
    [
      'interview',
      'a first interview on the day of the hire',
      pathway(dossier({ activities: [interview('2020-06-01')] })),
    ],
    [
      'interview',
      'an interview that the person missed',
      pathway({
        ...PATHWAY,
        ...ended({ how: 'concluded' }),
        dossier: { ...PATHWAY.dossier, activities: [interview('2020-05-04', 'absent')] },
      }),
    ],
    ['activation', 'a first meeting after the hire', pathway(dossier({ choices: [met('2020-06-02')] }))],
    [
      'activation',
      'no meeting in a percorso that ended',
      pathway({
        ...PATHWAY,
        ...ended({ how: 'lapsed' }),
        dossier: { ...PATHWAY.dossier, choices: [] },
      }),
    ],
    ['adhesion', 'an adhesion after the hire', pathway({ ...PATHWAY, requestedOn: day('2020-06-02') })],
    [
      'adhesion',
      'an adhesion that was rejected',
      pathway({ ...PATHWAY, ...ended({ how: 'rejected', requirements: [] }), done: [] }),
    ],
    [
      'income-support',
      'the Reddito di cittadinanza at the adhesion',
      pathway({ ...PATHWAY, facts: { ...GOOD_FACTS, incomeSupport: { known: 'rdc' } } }),
    ],
    ['income-support', 'the Reddito di cittadinanza received before the hire', pathway(lost)],
    [
      'income-support',
      'the Reddito di cittadinanza received on the day of the hire',
      pathway({ ...lost, endedOn: day('2020-06-01') }),
    ],
  ];

  interface Setting {
    readonly application: Partial<Application>;
    readonly percorso: Percorso;
    readonly messages: readonly (typeof HIRED)[];
  }

  it.each(cases)(
    'is rejected for %s: %s',
    (condition, _, { application, percorso = PATHWAY, messages = [HIRED] }) => {
      const before = messages.reduce((one, message) => one.told(message), new World()).withPercorso(percorso);
      const after = before.and('2020-07-13', applying(application));
      expect(events(after)).toEqual([{ type: 'IncentiveRejected', conditions: [condition] }]);
      expect(after.takenCents).toBe(0);
    },
  );

  it('is rejected for the day before applications open, and not for that day', () => {
    expect(events(world.and('2020-07-13', applying({}, '2020-07-08')))).toEqual([
      { type: 'IncentiveRejected', conditions: ['application-date'] },
    ]);
    expect(events(world.and('2020-07-13', applying({}, '2020-07-09')))).toMatchObject([
      { type: 'IncentiveAdmitted' },
    ]);
  });

  it('is rejected for a hire of 2019, and not for one of 1 January', () => {
    const early = dossier({
      activities: [interview('2019-12-28')],
      choices: [met('2019-12-27')],
    });
    const before = { ...early, requestedOn: day('2019-12-21') } as Percorso;
    const hiredOn = (on: string) =>
      new World()
        .withPercorso(before)
        .told(hire(1, [on]))
        .and('2020-07-13', applying());
    expect(events(hiredOn('2019-12-31'))).toEqual([{ type: 'IncentiveRejected', conditions: ['hire-date'] }]);
    expect(events(hiredOn('2020-01-01'))).toMatchObject([{ type: 'IncentiveAdmitted' }]);
  });

  it.each([
    ['names no percorso', { percorsoId: null }, PATHWAY],
    ['names the percorso of another person', {}, { ...PATHWAY, personId: PAOLO }],
    ['names a percorso that does not exist', {}, { phase: 'none' }],
  ] as readonly (readonly [string, Partial<Application>, Percorso])[])(
    'is rejected for all of the pathway where it %s',
    (_, changes, percorso) => {
      expect(events(world.withPercorso(percorso).and('2020-07-13', applying(changes)))).toEqual([
        { type: 'IncentiveRejected', conditions: ['adhesion', 'activation', 'interview', 'income-support'] },
      ]);
    },
  );

  it('does not stand in the way of a later good one', () => {
    const after = world
      .and('2020-07-13', applying({ employer: FARM }))
      .and('2020-07-14', applying({}, '2020-07-14'), { stream: SECOND });
    expect(events(after, SECOND)).toMatchObject([{ type: 'IncentiveAdmitted' }]);
  });
});

describe('an application that lacks facts', () => {
  it('waits for the message of the hire, and is admitted when it arrives', () => {
    const waiting = new World().and('2020-07-13', applying());
    expect(events(waiting)).toEqual([
      {
        type: 'FactsAwaited',
        missing: ['hire'],
      },
    ]);
    const after = waiting.told(HIRED, day('2020-07-20')).waited('2020-07-21');
    expect(events(after).slice(1)).toMatchObject([{ type: 'IncentiveAdmitted', cents: 800_000 }]);
  });

  it('is rejected when a message arrives that fails it', () => {
    const waiting = new World().and('2020-07-13', applying({ employer: FARM }));
    const after = waiting.told(HIRED, day('2020-07-20')).waited('2020-07-21');
    expect(events(after).at(-1)).toEqual({ type: 'IncentiveRejected', conditions: ['employer'] });
  });

  it('is not moved by messages about another job', () => {
    const waiting = new World().and('2020-07-13', applying());
    const after = waiting.told(hire(8, ['2020-07-01']), day('2020-07-20')).waited('2020-07-21');
    expect(events(after)).toMatchObject([{ type: 'FactsAwaited' }]);
    expect(after.events().at(-1)).toMatchObject({ type: 'HireObserved', personVersion: 2 });
  });

  it('waits for an interview that the percorso may still record, until it is assessed again', () => {
    const percorso = dossier({ activities: [] });
    const waiting = world.withPercorso(percorso).and('2020-07-13', applying());
    expect(events(waiting)).toEqual([{ type: 'FactsAwaited', missing: ['interview'] }]);
    const again = { type: 'ReassessIncentive', on: day('2020-07-20') } as const;
    const told = waiting.ask('2020-07-20', again);
    expect(refusal(told)).toBe('facts-missing');
    expect(told.decision).toMatchObject({ rejection: { missing: ['interview'] } });
    const after = waiting.withPercorso(PATHWAY).and('2020-07-20', again);
    expect(events(after).slice(1)).toMatchObject([
      { type: 'PathwayConsulted', pathway: { interviewedOn: '2020-05-04' } },
      { type: 'IncentiveAdmitted' },
    ]);
  });

  it('says anew what is missing when that changes', () => {
    const unknown = { ...GOOD_FACTS, incomeSupport: { unknown: 'awaiting-register' } };
    const waiting = world
      .withPercorso({ ...dossier({ activities: [] }), facts: unknown } as Percorso)
      .and('2020-07-13', applying())
      .withPercorso({ ...PATHWAY, facts: unknown } as Percorso)
      .and('2020-07-20', { type: 'ReassessIncentive', on: day('2020-07-20') });
    expect(events(waiting).filter(({ type }) => type === 'FactsAwaited')).toEqual([
      { type: 'FactsAwaited', missing: ['interview', 'income-support'] },
      { type: 'FactsAwaited', missing: ['income-support'] },
    ]);
  });

  it('waits sixty days and to the next working day, and is then rejected for what is missing', () => {
    // 11 September 2020 is a Friday.
    const waiting = world.withPercorso(dossier({ activities: [] })).and('2020-07-13', applying());
    expect(events(waiting.waited('2020-09-11'))).toEqual([{ type: 'FactsAwaited', missing: ['interview'] }]);
    expect(events(waiting.waited('2020-09-12')).at(-1)).toEqual({
      type: 'IncentiveRejected',
      conditions: ['interview'],
    });
  });

  it('does not wait where what is known fails already', () => {
    const after = new World().and('2020-07-13', applying({ seat: { ...FIRENZE, region: LAZIO } }));
    expect(events(after)).toEqual([{ type: 'IncentiveRejected', conditions: ['seat'] }]);
  });

  it('waits for a hire of which only the rectification has come', () => {
    const corrected = rectification(2, HIRED, { employer: MILL });
    const after = new World().told(corrected).and('2020-07-13', applying({ hire: corrected.protocol }));
    expect(events(after)).toMatchObject([{ type: 'FactsAwaited' }]);
  });
});

describe('two applications for one worker', () => {
  it('give one incentive, to the earlier', () => {
    const other = hire(9, ['2020-06-10'], { employer: FARM });
    const after = world
      .told(other)
      .and('2020-07-13', applying())
      .and('2020-07-14', applying({ hire: other.protocol, employer: FARM }, '2020-07-14'), {
        stream: SECOND,
      });
    expect(events(after, SECOND)).toEqual([
      { type: 'AdmissionDeferred' },
      { type: 'IncentiveRejected', conditions: ['one-per-worker'] },
    ]);
    expect(after.takenCents).toBe(800_000);
  });

  it('give the earlier nothing again, once its annulled hire comes back and the later has the place', () => {
    const other = hire(9, ['2020-06-10']);
    const annulled = annulment(2, HIRED);
    const after = world
      .and('2020-07-13', applying())
      .told(annulled, day('2020-07-20'))
      .waited('2020-07-21')
      .told(other, day('2020-07-22'))
      .and('2020-07-23', applying({ hire: other.protocol }, '2020-07-23'), { stream: SECOND })
      .told(annulment(3, annulled), day('2020-07-27'))
      .waited('2020-07-28');
    expect(events(after).at(-1)).toEqual({ type: 'AdmissionDeferred' });
    const reassess = { type: 'ReassessIncentive', on: day('2020-07-28') } as const;
    expect(refusal(after.ask('2020-07-28', reassess))).toBe('worker-already-incentivised');
  });

  it('give one to the later, if the hire of the earlier is annulled', () => {
    const other = hire(9, ['2020-06-10']);
    const after = world
      .and('2020-07-13', applying())
      .told(annulment(2, HIRED), day('2020-07-20'))
      .waited('2020-07-21')
      .told(other, day('2020-07-22'))
      .and('2020-07-23', applying({ hire: other.protocol }, '2020-07-23'), { stream: SECOND });
    expect(events(after).at(-1)).toMatchObject({ type: 'IncentiveWithdrawn' });
    expect(events(after, SECOND)).toMatchObject([{ type: 'IncentiveAdmitted' }]);
  });
});

describe('an envelope that is exhausted', () => {
  const waiting = world.withEnvelope(799_999).and('2020-07-13', applying());
  const again = { type: 'ReassessIncentive', on: day('2020-08-03') } as const;

  it('lets the application wait for money, in the place of its worker', () => {
    expect(events(waiting)).toMatchObject([
      { type: 'AdmissionDeferred' },
      { type: 'FundsAwaited', cents: 800_000 },
    ]);
    expect(waiting.keys).toEqual([`incentive/TOS-PIO2/${APPLICATION.personId}`]);
    expect(refusal(waiting.ask('2020-08-03', again))).toBe('incentive-funds-missing');
  });

  it('admits it once it was increased and the application is assessed again', () => {
    const after = waiting.withEnvelope(800_000).and('2020-08-03', again);
    expect(events(after).at(-1)).toMatchObject({ type: 'IncentiveAdmitted', cents: 800_000 });
    expect(after.takenCents).toBe(800_000);
  });

  it('is not waited for any more once a message fails the application', () => {
    const after = waiting.told(annulment(2, HIRED), day('2020-07-20')).waited('2020-07-21');
    expect(events(after).at(-1)).toEqual({ type: 'IncentiveRejected', conditions: ['hire'] });
    expect(after.keys).toEqual([]);
  });

  it('admits it by itself when a message makes it cost less', () => {
    const shorter = rectification(2, HIRED, {
      contract: contract('A.02.00'),
      plannedEndOn: day('2021-05-31'),
    });
    const after = waiting.told(shorter, day('2020-07-20')).waited('2020-07-21');
    expect(events(after).at(-1)).toMatchObject({ type: 'IncentiveAdmitted', cents: 200_000 });
  });
});

describe('what cannot be asked', () => {
  const admitted = world.and('2020-07-13', applying());
  const reassess = { type: 'ReassessIncentive', on: day('2020-07-20') } as const;

  it.each([
    ['an application made twice', 'incentive-already-applied', admitted.ask('2020-07-14', applying())],
    ['an act on no application', 'incentive-unknown', world.ask('2020-07-20', reassess)],
    ['an act in the future', 'date-in-the-future', world.ask('2020-07-12', applying())],
    [
      'an act before the application',
      'date-before-previous-step',
      admitted.ask('2020-07-14', { ...reassess, on: day('2020-07-12') }),
    ],
    [
      'a person that is not registered',
      'person-unknown',
      world.ask('2020-07-13', applying({ personId: PAOLO })),
    ],
    [
      'a programme that does not exist',
      'programme-unknown',
      world.ask('2020-07-13', applying({ programme: made(parseProgrammeCode, 'TOS-NONE') })),
    ],
    ['an assessment of what was admitted', 'incentive-not-waiting', admitted.ask('2020-07-20', reassess)],
    [
      'an assessment of what was rejected',
      'incentive-not-waiting',
      world.and('2020-07-13', applying({ employer: FARM })).ask('2020-07-20', reassess),
    ],
  ])('is %s', (_, reason, told) => {
    expect(refusal(told)).toBe(reason);
  });

  it('is an application in a programme that pays employers nothing', () => {
    const [version] = TOS_PIO2.versions;
    if (version === undefined) throw new Error('No version');
    expect(rulesProviding({ ...version, incentives: null })).toMatchObject({
      rejection: { reason: 'incentives-not-provided' },
    });
  });

  it('is an effect that was not refused', () => {
    expect(
      refusal(admitted.ask('2020-07-20', { type: 'RetryIncentiveEffect', key: 'pay-incentive@9' })),
    ).toBe('effect-not-refused');
  });
});
