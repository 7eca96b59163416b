import { PERCORSO } from '../../../domain/percorso/decider';
import { acted, given, THE_PERCORSO, told } from '../given';
import { APL_GINESTRA, day, GINESTRA, moment, only, TUTOR } from '../values';
import { RULEBOOK } from '../../../domain/programmes';

describe('a term that passes', () => {
  it('without a choice ends the percorso: the assegno lapses on the day after', () => {
    const after = given('issued').andWaited('2020-02-13');
    expect(after.facts.at(-1)).toMatchObject({
      event: { type: 'AssegnoLapsed' },
      effectiveOn: '2020-02-13',
      toldAt: '2020-02-12T23:00:00.000Z',
      recordedAt: '2020-02-13T09:00:00.000Z',
      causation: 'deadline/choice',
      basis: [{ rule: 'D-CHOICE', facts: { lastDay: '2020-02-12' } }],
    });
    expect(after.seen).toMatchObject({ stage: 'lapsed', end: { on: '2020-02-13' } });
    expect(after.world.keys).toEqual({});
  });

  it('without an answer of the APL is a refusal: 30 days to choose again, from the day after', () => {
    // The week ends on Wednesday 22 January; 23 January + 30 days is Saturday 22 February.
    const after = given('apl-chosen').andWaited('2020-01-25');
    expect(after.facts.at(-1)).toMatchObject({
      event: { type: 'AplAcceptanceExpired' },
      effectiveOn: '2020-01-23',
      causation: 'deadline/acceptance',
      basis: [{ rule: 'D-ACCEPT' }],
    });
    expect(after.due({ choice: '2020-02-22' }).seen.stage).toBe('issued');
  });

  it('without a first meeting lets the person choose again', () => {
    // Until Saturday 1 February; Sunday 2 February + 30 days is Tuesday 3 March (29 days in that February).
    const after = given('apl-accepted').andWaited('2020-02-03');
    expect(after.facts.at(-1)).toMatchObject({
      event: { type: 'FirstMeetingMissed' },
      effectiveOn: '2020-02-02',
      causation: 'deadline/first-meeting',
      basis: [{ rule: 'D-FIRST-APPT' }],
    });
    expect(after.due({ choice: '2020-03-03' }).seen.stage).toBe('issued');
  });

  it('of six months concludes the percorso, and keeps the money for its outcome', () => {
    const after = given('started').andWaited('2020-07-16');
    expect(after.facts.at(-1)).toMatchObject({
      event: { type: 'PercorsoConcluded' },
      effectiveOn: '2020-07-16',
      toldAt: '2020-07-15T22:00:00.000Z',
      causation: 'deadline/conclusion',
      basis: [{ rule: 'R-P2-07' }],
    });
    expect(after.seen).toMatchObject({ stage: 'concluded', provider: only(APL_GINESTRA) });
    expect(after.world.taken).toEqual({
      'envelope/TOS-PIO2-ASSEGNO': { [THE_PERCORSO.slice('percorso/'.length)]: 375_500 },
    });
    expect(after.world.keys).toEqual({});
  });

  it('follows upon another when nobody looked for months: silence, then lapse', () => {
    const after = given('apl-chosen').andWaited('2020-12-01');
    expect(after.facts.slice(-2).map(({ event, effectiveOn }) => [event.type, effectiveOn])).toEqual([
      ['AplAcceptanceExpired', '2020-01-23'],
      ['AssegnoLapsed', '2020-02-23'],
    ]);
    expect(after.facts.at(-1)?.toldAt).toBe('2020-02-22T23:00:00.000Z');
  });

  it('takes effect before a command that comes later', () => {
    given('apl-chosen')
      .when(acted('2020-02-10', { type: 'ChooseApl', provider: only(APL_GINESTRA) }))
      .thenFacts({ type: 'AplAcceptanceExpired' }, { type: 'AplChosen', provider: only(APL_GINESTRA) })
      .due({ acceptance: '2020-02-17' });
  });

  it('leaves no day between the end of one term and the start of the next command', () => {
    given('apl-chosen')
      .when(told('2020-02-10', { type: 'ChooseApl', on: day('2020-01-22'), provider: only(APL_GINESTRA) }))
      .thenRefused('date-before-previous-step');
  });
});

describe('six months that had already passed when the choice was recorded', () => {
  // The issue took place on 13 January and was recorded on 1 July; the choice of 15 January on 3 July.
  const late = given('patto-signed').and(
    told('2020-07-01', { type: 'IssueAssegno', on: day('2020-01-13') }),
    told('2020-07-10', { type: 'ChooseApl', on: day('2020-01-15'), provider: only(APL_GINESTRA) }),
    acted('2020-07-14', { type: 'AcceptPerson' }, GINESTRA),
    acted('2020-07-20', { type: 'HoldFirstMeeting', tutorId: TUTOR }, GINESTRA),
  );

  it('conclude the percorso at once, but never before its last step', () => {
    const { facts, seen } = late.andWaited('2020-07-20T09:00:01.000Z');
    expect(facts.at(-1)).toMatchObject({ event: { type: 'PercorsoConcluded' }, effectiveOn: '2020-07-20' });
    expect(seen).toMatchObject({ stage: 'concluded', end: { on: '2020-07-20' } });
  });
});

describe('a deadline that no longer concerns the percorso', () => {
  const [choice] = given('issued').agenda.deadlines;

  it('does nothing to a percorso that has ended, nor to none', () => {
    expect(choice).toBeDefined();
    if (choice === undefined) return;
    const ended = given('issued').andWaited('2020-02-13').percorso;
    for (const percorso of [ended, given('none').percorso]) {
      expect(PERCORSO.expire(choice, percorso, { stream: THE_PERCORSO, rulebook: RULEBOOK })).toEqual({
        verdict: 'accepted',
        facts: [],
        claims: [],
      });
    }
  });
});

describe('what falls due', () => {
  it.each([
    ['issued', 'choice', '2020-02-12', '2020-02-12T23:00:00.000Z'],
    ['apl-chosen', 'acceptance', '2020-01-22', '2020-01-22T23:00:00.000Z'],
    ['apl-accepted', 'first-meeting', '2020-02-01', '2020-02-01T23:00:00.000Z'],
  ] as const)('in phase %s is %s, at midnight after its last day', (phase, ...[name, lastDay, dueAt]) => {
    expect(given(phase).agenda).toMatchObject({ deadlines: [{ name, lastDay, dueAt }], closed: false });
    expect(given(phase).agenda.deadlines).toHaveLength(1);
  });

  it.each(['requested', 'taken-in-charge', 'profiled', 'patto-signed'] as const)(
    'in phase %s is nothing: the law sets no term',
    (phase) => {
      expect(given(phase).agenda).toEqual({ deadlines: [], owed: [], closed: false });
    },
  );

  it('in phase started is the plan, and then the end of the six months', () => {
    // Ten working days from Monday 20 January: Saturdays count, Sundays do not.
    expect(given('started').agenda.deadlines).toMatchObject([
      { name: 'plan', lastDay: '2020-01-31', dueAt: '2020-01-31T23:00:00.000Z' },
      { name: 'conclusion', lastDay: '2020-07-15', dueAt: '2020-07-15T22:00:00.000Z' },
    ]);
  });

  it('before the adhesion is nothing, and nothing is open', () => {
    expect(given('none').agenda).toEqual({ deadlines: [], owed: [], closed: true });
  });

  it('has not happened a millisecond before midnight', () => {
    const facts = given('issued').facts.length;
    expect(given('issued').andWaited('2020-02-12T22:59:59.999Z').facts).toHaveLength(facts);
    expect(given('issued').andWaited(moment('2020-02-12', '23:00:00.000Z')).facts).toHaveLength(facts + 1);
  });
});
