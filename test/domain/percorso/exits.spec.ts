import { acted, type Given } from '../given';
import { isSpokenOf } from '../../support/spoken-of';
import { hire, receivedOn, end } from '../employment/messages';
import { allDone, assessed, begun, happened, hour, lived, moneyOf, placesAt, reported, until } from '../life';
import { sum } from '../model';
import { APL_GINESTRA, only } from '../values';

const ENVELOPE = 'envelope/TOS-PIO2-ASSEGNO';
const PLACES = `apl-places/${APL_GINESTRA}`;
const held = ({ world }: Given): number => sum(world.taken[ENVELOPE]);
const owed = ({ agenda }: Given): readonly string[] =>
  agenda.owed.map(({ direction, effect }) => `${direction} ${effect}`).filter(isSpokenOf);

const EXITS = [
  ['an abandonment', { type: 'ReportAbandonment', cause: 'declared' }, 'abandoned', 'PercorsoAbandoned'],
  ['a refusal', { type: 'ReportRefusal', cause: 'course' }, 'refused', 'MeasureRefused'],
  [
    'a lost requirement',
    { type: 'ReportLostRequirement', cause: 'rdc-received' },
    'requirement-lost',
    'RequirementLost',
  ],
] as const;

describe.each(EXITS)('%s', (_, ...[exit, phase, type]) => {
  const started = begun({ before: [placesAt(APL_GINESTRA, 1)] });
  const leave = acted('2020-04-15', exit);

  it('ends the percorso with its cause, for its own rule', () => {
    const after = lived(started, leave);
    expect(after.seen).toMatchObject({
      stage: phase,
      end: { how: phase, cause: exit.cause, on: '2020-04-15' },
      provider: only(APL_GINESTRA),
    });
    const fact = after.facts.find(({ event }) => event.type === type);
    expect(fact?.basis).toMatchObject([{ rule: 'R-P1-10', facts: { cause: exit.cause } }]);
    expect(after.world.keys).toEqual({});
  });

  it('frees the place at the APL', () => {
    expect(sum(started.world.taken[PLACES])).toBe(1);
    expect(sum(started.and(leave).world.taken[PLACES])).toBe(0);
  });

  it('without hours and jobs gives everything back: appointments, notice, reservation; and everyone is told', () => {
    const left = allDone(started).and(leave);
    expect(owed(left)).toEqual([
      'undo book-appointments',
      'undo notify-apl',
      'undo reserve-budget',
      'do notify-parties',
    ]);
    expect(held(left)).toBe(375_500);
    const closed = allDone(left);
    expect(held(closed)).toBe(0);
    expect(closed.agenda).toEqual({ deadlines: [], owed: [], closed: true });
  });

  it('keeps what the hours have earned, and only that: two hours are 71 euro', () => {
    const left = lived(started, hour('2020-02-03', 1), hour('2020-02-10', 2), leave);
    expect(assessed(left)).toEqual({ [APL_GINESTRA]: 7_100 });
    expect(happened(left, 'ReservationChanged')).toMatchObject([{ on: '2020-04-15', cents: 7_100 }]);
    expect(held(left)).toBe(7_100);
  });

  it('keeps what a job begun before it may still earn, until it is seen how long it lasts', () => {
    const hired = hire(1, ['2020-04-06']);
    const left = lived(started, hour('2020-02-03', 1), reported(hired), leave);
    expect(held(left)).toBe(340_000 + 3_550);
    const year = until(left, '2021-06-30');
    expect(assessed(year)).toEqual({ [APL_GINESTRA]: 343_550 });
    const short = lived(left, reported(receivedOn(end(2, hired, '2020-05-29'), '2020-06-03')));
    expect(held(short)).toBe(3_550);
    expect(assessed(until(short, '2021-06-30'))).toEqual({ [APL_GINESTRA]: 3_550 });
  });

  it('leaves nothing to a job begun after it', () => {
    const left = lived(started, leave, reported(hire(1, ['2020-04-16'])));
    expect(moneyOf(left).expected.cents).toBe(0);
    expect(held(left)).toBe(0);
  });

  it('counts a job begun on its own day, also when that is told long after: the money is drawn again', () => {
    const left = lived(started, leave, reported(hire(1, ['2020-04-15']), '2020-05-20'));
    expect(held(left)).toBe(340_000);
    expect(happened(left, 'ReservationChanged')).toMatchObject([{ on: '2020-05-20', cents: 340_000 }]);
  });

  it('needs no release of what the accounting had refused to reserve', () => {
    const refused = begun().andAnswered('refused');
    const left = refused.and(hour('2020-02-03', 1), leave);
    expect(held(left)).toBe(3_550);
    expect(happened(left, 'ReservationChanged')).toMatchObject([{ cents: 3_550 }]);
    expect(held(allDone(left))).toBe(3_550);
  });

  it('leaves the money held as long as the accounting refuses to release it', () => {
    const left = allDone(begun()).and(hour('2020-02-03', 1), leave);
    let stuck = left;
    while (stuck.agenda.owed.length > 0)
      stuck = stuck.andAnswered(stuck.agenda.owed[0]?.direction === 'undo' ? 'refused' : 'done');
    expect(held(stuck)).toBe(375_500);
    // An hour that never was: nothing is kept any more, and the release is still refused.
    const { event } = left.facts.find((fact) => fact.event.type === 'ActivityRecorded') ?? {};
    if (event?.type !== 'ActivityRecorded') throw new Error('The hour was not recorded');
    const none = stuck.and(acted('2020-04-20', { type: 'CancelActivity', activityId: event.activityId }));
    expect(moneyOf(none).keptCents).toBe(0);
    expect(held(none)).toBe(375_500);
  });
});

describe('a lapse after a change of APL', () => {
  it('keeps what the hours of the first APL have earned', () => {
    const life = until(
      lived(begun(), hour('2020-02-03', 1), acted('2020-02-20', { type: 'ChangeApl' })),
      '2020-04-01',
    );
    expect(life.seen.stage).toBe('lapsed');
    expect(assessed(life)).toEqual({ [APL_GINESTRA]: 3_550 });
    expect(held(life)).toBe(3_550);
  });
});

describe('the settlement after a conclusion', () => {
  it('gives back all but what hours and jobs have earned and may still earn', () => {
    const life = lived(begun(), hour('2020-02-03', 1), reported(hire(1, ['2020-06-15', '2021-06-14'])));
    const concluded = until(life, '2020-12-20');
    expect(happened(concluded, 'PercorsoConcluded')).toMatchObject([{ on: '2020-12-16' }]);
    expect(held(concluded)).toBe(375_500);
    const settled = until(concluded, '2021-01-21');
    expect(happened(settled, 'PercorsoSettled', 'ReservationChanged')).toMatchObject([
      { on: '2021-01-21' },
      { on: '2021-01-21', cents: 190_000 + 3_550 },
    ]);
    expect(held(settled)).toBe(193_550);
  });
});
