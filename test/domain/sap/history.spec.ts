import fc from 'fast-check';
import type { Communication } from '../../../domain/employment/communication';
import { SAP_EVENTS, SAP_TRANSITIONS } from '../../../domain/programmes/sap';
import type { SapEvent } from '../../../domain/sap/history';
import { addDays } from '../../../domain/time/civil-date';
import { annulment, end, hire, histories, rearranged, rectification } from '../employment/messages';
import { acted, given, REGISTERS, type Given } from '../given';
import { mortalMoves, PERCORSI, play, wakeAll, YEARS_LATER } from '../histories';
import { begun, lastVersionOf, lived, paidOut, reported, until } from '../life';
import { factsOf } from '../model';
import * as values from '../values';
import { codesOf, isLawful, recordedOf } from './oracle';

const { day, GINESTRA } = values;

const codesIn = (life: Given, asOf?: string): readonly string[] =>
  codesOf(recordedOf(life.facts, life.world.rulebook, asOf === undefined ? undefined : day(asOf)));
const abandoned = (on: string) => acted(on, { type: 'ReportAbandonment', cause: 'declared' });
const lost = (on: string, cause: 'sanction' | 'rdc-received') =>
  acted(on, { type: 'ReportLostRequirement', cause });

const PROPOSED = '01 2020-01-07';
const BEGUN = '02 2020-01-20';

describe('what a percorso comes to in the national record', () => {
  it('is a proposal on the day of the adhesion, and a start at the first meeting', () => {
    expect(codesIn(given('issued'))).toEqual([PROPOSED]);
    expect(codesIn(given('started'))).toEqual([PROPOSED, BEGUN]);
    expect(codesIn(given('started'), '2020-01-19')).toEqual([PROPOSED]);
    expect(codesIn(given('started'), '2020-01-06')).toEqual([]);
  });

  it.each([
    ['before it is accepted', 'requested', '03'],
    ['once it is accepted and has not begun', 'issued', '04'],
    ['once it has begun', 'started', '05'],
  ] as const)('who leaves %s: %s, %s', (_, stage, code) => {
    expect(codesIn(given(stage).and(abandoned('2020-02-03'))).at(-1)).toBe(`${code} 2020-02-03`);
    const refused = acted('2020-02-03', { type: 'ReportRefusal', cause: 'interview' });
    expect(codesIn(given(stage).and(refused)).at(-1)).toBe(`${code} 2020-02-03`);
  });

  it.each(['requested', 'issued', 'started'] as const)(
    'a requirement lost once %s cancels it, and a sanction lets it lapse',
    (stage) => {
      expect(codesIn(given(stage).and(lost('2020-02-03', 'rdc-received'))).at(-1)).toBe('08 2020-02-03');
      expect(codesIn(given(stage).and(lost('2020-02-03', 'sanction'))).at(-1)).toBe('12 2020-02-03');
    },
  );

  it('who does not have the requirements is turned down', () => {
    const facts = { incomeSupport: { known: 'rdc' } } as const;
    const life = given('requested').and(acted('2020-01-08', { type: 'RecordFacts', facts }));
    expect(codesIn(life)).toEqual([PROPOSED, '03 2020-01-08']);
  });

  it('who does not choose in time lets it lapse', () => {
    const [, last = ''] = codesIn(until(given('issued'), '2020-06-01'));
    expect(last).toMatch(/^12 2020-0[234]/);
  });

  it('is begun again with another provider, and is transformed until then; nothing of it before the start', () => {
    const between = begun().and(acted('2020-02-03', { type: 'ChangeApl' }));
    expect(codesIn(between)).toEqual([PROPOSED, BEGUN, '14 2020-02-03']);
    const provider = values.only(values.APL_ROTTA);
    const again = between.and(
      acted('2020-02-05', { type: 'ChooseApl', provider }),
      acted('2020-02-06', { type: 'AcceptPerson' }, values.ROTTA),
      acted('2020-02-10', { type: 'HoldFirstMeeting', tutorId: values.TUTOR }, values.ROTTA),
    );
    expect(codesIn(again)).toEqual([PROPOSED, BEGUN, '14 2020-02-03', '02 2020-02-10']);
    expect(codesIn(again.and(abandoned('2020-02-12'))).at(-1)).toBe('05 2020-02-12');
    expect(codesIn(between.and(abandoned('2020-02-12'))).at(-1)).toBe('05 2020-02-12');
    const declined = given('apl-chosen').and(acted('2020-01-16', { type: 'DeclinePerson' }, GINESTRA));
    expect(codesIn(declined)).toEqual([PROPOSED]);
  });

  it('ends where the service does', () => {
    const life = lived(begun());
    expect(codesIn(until(life, '2020-12-01'))).toEqual([PROPOSED, BEGUN, '10 2020-07-16']);
  });
});

describe('a job in the national record', () => {
  const mill = hire(1, ['2020-03-01', '2020-04-30']);

  it('suspends on its first day; on the day after its last one the policy is resumed (G6)', () => {
    const life = lived(begun(), reported(mill));
    const events = [PROPOSED, BEGUN, '09 2020-03-01', '02 2020-05-01'];
    expect(codesIn(life, '2020-04-30')).toEqual(events.slice(0, 3));
    expect(codesIn(life, '2020-05-01')).toEqual(events);
    expect(codesIn(until(life, '2020-12-01'))).toEqual([...events, '10 2020-09-15']);
  });

  it('is told because of the message since which it is known so', () => {
    const early = end(2, mill, '2020-04-10');
    const life = lived(begun(), reported(mill), reported(early, '2020-04-11'));
    const [, , suspended, resumed] = recordedOf(life.facts, life.world.rulebook);
    const [first, second] = life.facts.filter(({ event }) => event.type === 'EmploymentObserved');
    expect([suspended?.because, resumed?.because]).toEqual([first?.version, second?.version]);
    expect(resumed).toMatchObject({ on: '2020-04-11', dates: { start: '2020-04-11', end: null } });
  });

  it('is gone once its message is annulled, and moves when it is rectified', () => {
    const gone = lived(begun(), reported(mill), reported(annulment(2, mill)));
    expect(codesIn(gone, '2020-06-01')).toEqual([PROPOSED, BEGUN]);
    const other = rectification(2, mill, { eventOn: day('2020-03-03') });
    const moved = lived(begun(), reported(mill), reported(other));
    expect(codesIn(moved, '2020-06-01')).toEqual([PROPOSED, BEGUN, '09 2020-03-03', '02 2020-05-01']);
  });

  it('suspends once with another one without a free day between, and twice with one', () => {
    const next = (from: string) => hire(2, [from, '2020-05-31'], { receivedOn: day('2020-03-05') });
    const joined = lived(begun(), reported(mill), reported(next('2020-05-01')));
    expect(codesIn(joined, '2020-06-10').slice(2)).toEqual(['09 2020-03-01', '02 2020-06-01']);
    const parted = lived(begun(), reported(mill), reported(next('2020-05-02')));
    const twice = ['09 2020-03-01', '02 2020-05-01', '09 2020-05-02', '02 2020-06-01'];
    expect(codesIn(parted, '2020-06-10').slice(2)).toEqual(twice);
  });

  it('that lasts longer than the service ends it, and resumes nothing', () => {
    const life = lived(begun(), reported(hire(1, ['2020-03-01', '2021-03-31'])));
    expect(codesIn(until(life, '2021-05-01'))).toEqual([PROPOSED, BEGUN, '09 2020-03-01', '10 2020-09-02']);
  });

  it('that is in force at the first meeting suspends nothing, and neither does a traineeship', () => {
    const before = hire(1, ['2020-01-16', '2020-02-10']);
    const working = lived(begun(), reported(before, '2020-01-21'));
    expect(codesIn(working, '2020-03-01')).toEqual([PROPOSED, BEGUN]);
    const trainee = hire(1, ['2020-03-01', '2020-04-30'], { contract: 'C.01.00' as never });
    expect(codesIn(lived(begun(), reported(trainee)), '2020-06-01')).toEqual([PROPOSED, BEGUN]);
  });
});

describe('the account in the national record', () => {
  const paidAfter = (life: Given, on: string) => paidOut(until(life, on), on);

  it('is closed once, after the end, when all is paid', () => {
    const job = hire(1, ['2020-03-01', '2021-03-31']);
    const life = lived(begun(), reported(job));
    const ended = [PROPOSED, BEGUN, '09 2020-03-01', '10 2020-09-02'];
    const first = paidAfter(life, '2020-10-30');
    expect(codesIn(first)).toEqual([...ended, '11 2020-10-30']);
    expect(codesIn(until(life, '2022-01-01'))).toEqual(ended);
  });

  it('is not closed while a milestone may still mature', () => {
    const life = lived(begun(), reported(hire(1, ['2020-03-01'])));
    const first = paidAfter(life, '2020-10-30');
    expect(codesIn(first).map((one) => one.slice(0, 2))).not.toContain('11');
    const second = paidAfter(first, '2021-05-31');
    expect(codesIn(second).at(-1)).toBe('11 2021-05-31');
  });
});

describe('a mistake', () => {
  it('that is corrected leaves what holds: an end that never was', () => {
    const life = begun().and(abandoned('2020-02-03'));
    const corrects = lastVersionOf(life, 'PercorsoAbandoned');
    const command = { type: 'CorrectFact', corrects, instead: null, withdraws: [] } as const;
    expect(codesIn(life.and(acted('2020-02-05', command)))).toEqual([PROPOSED, BEGUN]);
  });

  it('in the day of the start is told on the right one, and the fact stays the reason', () => {
    const life = begun({ plan: false });
    const corrects = lastVersionOf(life, 'FirstMeetingHeld');
    const instead = { type: 'HoldFirstMeeting', on: day('2020-01-21'), tutorId: values.TUTOR } as const;
    const command = { type: 'CorrectFact', corrects, instead, withdraws: [] } as const;
    const right = life.and(acted('2020-02-05', command, GINESTRA));
    expect(codesIn(right)).toEqual([PROPOSED, '02 2020-01-21']);
    expect(recordedOf(right.facts, right.world.rulebook).at(-1)?.because).toBe(corrects);
  });
});

it('every code but those to which nothing comes yet has its transition, each with a source', () => {
  const reached = Object.values(SAP_TRANSITIONS).map(({ code }) => code);
  const unreached = Object.keys(SAP_EVENTS).filter((code) => !reached.some((one) => one === code));
  expect(unreached.sort()).toEqual(['06', '07']);
});

it('has one code for each transition, tied to its date and in a lawful order, in any history', () => {
  fc.assert(
    fc.property(mortalMoves, (all) => {
      const world = wakeAll(play(all).worlds.at(-1) ?? REGISTERS, YEARS_LATER);
      for (const stream of PERCORSI) {
        const facts = factsOf(world, stream);
        isLawful(recordedOf(facts, world.rulebook), facts);
        const part = facts.slice(0, facts.length >> 1);
        isLawful(recordedOf(part, world.rulebook), part);
      }
    }),
    { numRuns: 60 },
  );
});

it('is the same up to the end of the service, whenever messages about jobs come', () => {
  const twice = histories.chain((one) => fc.tuple(fc.constant(one), rearranged(one), arrivals, arrivals));
  fc.assert(
    fc.property(twice, ([messages, others, early, late]) => {
      const [one, other] = [arrived(messages, early), arrived(others, late)];
      const [first, second] = [one, other].map((life) => recordedOf(life.facts, life.world.rulebook));
      isLawful(first ?? [], one.facts);
      isLawful(second ?? [], other.facts);
      const until = [endIn(first), endIn(second)].sort()[0] ?? '';
      const before = (events = [] as typeof first) => codesOf((events ?? []).filter(({ on }) => on < until));
      expect(before(first)).toEqual(before(second));
    }),
    { numRuns: 60 },
  );
});

const arrivals = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 12, maxLength: 12 });

/** Maria's percorso with these messages about jobs around February, each told so many days after its start, and the years after. */
function arrived(messages: readonly Communication[], gaps: readonly number[]): Given {
  const asks = messages.map((one, index) =>
    reported({ ...one, receivedOn: day('2019-12-31') }, addDays(day('2020-01-22'), gaps[index] ?? 0)),
  );
  return until(lived(begun(), ...asks), '2024-01-01');
}

/** The day on which it is over. */
function endIn(events: readonly SapEvent[] = []): string {
  return events.find(({ code }) => ['05', '08', '10', '12'].includes(code))?.on ?? '';
}
