import type { OwedEffect } from '../../../domain/decider';
import { EFFECTS } from '../../../domain/percorso/effects';
import { EFFECT_NAMES } from '../../../domain/percorso/events';
import { acted, given, THE_PERCORSO, told, type Given } from '../given';
import { isSpokenOf } from '../../support/spoken-of';
import { allDone } from '../life';
import { factsOf, sum, type Asked } from '../model';
import { APL_GINESTRA, ENGINE, GINESTRA, only } from '../values';
import { addMs } from '../../../domain/time/civil-date';

const LIMIT = 'envelope/TOS-PIO2-ASSEGNO';
const RESERVED = 375_500;
const abandonment = acted('2020-01-21', { type: 'ReportAbandonment', cause: 'declared' });

/** `undo reserve-budget`: what is owed, in its order, as a reader says it. */
const owed = ({ agenda }: Given): readonly string[] =>
  agenda.owed
    .map(({ direction, mode, effect }) =>
      mode === 'enquire' ? `ask about ${direction} ${effect}` : `${direction} ${effect}`,
    )
    .filter(isSpokenOf);
const held = ({ world }: Given): number => sum(world.taken[LIMIT]);

/** What a party says of one owed effect, also long after. */
function answer(
  { key, effect, direction }: OwedEffect,
  said: 'done' | 'refused' | 'unknown',
  when = '2020-01-22',
): Asked {
  const name = EFFECT_NAMES.find((one) => one === effect);
  if (name === undefined) throw new Error(effect);
  const command = {
    type: 'RecordEffectAnswer',
    key,
    effect: name,
    direction,
    answer: said,
    reference: 'R-1',
  } as const;
  return told(when, command, ENGINE);
}

function owedFirst({ agenda }: Given): OwedEffect {
  const [first] = agenda.owed;
  if (first === undefined) throw new Error('Nothing is owed');
  return first;
}

describe('what a percorso owes to the world', () => {
  it.each(['requested', 'taken-in-charge', 'profiled', 'patto-signed'] as const)(
    'is nothing while it is %s',
    (phase) => {
      expect(owed(given(phase))).toEqual([]);
    },
  );

  it('is the reservation at issue, with envelope and cents, and nothing about the person', () => {
    expect(given('issued').agenda.owed).toEqual([
      {
        key: 'reserve-budget@5',
        effect: 'reserve-budget',
        direction: 'do',
        mode: 'perform',
        attempt: 1,
        notBefore: '2020-01-13T09:00:00.000Z',
        details: { envelope: 'TOS-PIO2-ASSEGNO', cents: RESERVED },
      },
    ]);
  });

  it('is then the notice to the chosen APL', () => {
    expect(owed(given('apl-chosen'))).toEqual(['do reserve-budget', 'do notify-apl']);
    expect(given('apl-chosen').agenda.owed[1]).toMatchObject({
      key: 'notify-apl@6',
      details: { provider: `apl/${APL_GINESTRA}` },
    });
  });

  it.each([
    ['a silence of the APL', given('apl-chosen').andWaited('2020-01-25'), 'AplAcceptanceExpired'],
    ['a first meeting that was missed', given('apl-accepted').andWaited('2020-02-03'), 'FirstMeetingMissed'],
    ['a lapse', given('issued').andWaited('2020-02-13'), 'AssegnoLapsed'],
    ['the conclusion', given('started').andWaited('2020-07-16'), 'PercorsoConcluded'],
    ['an abandonment', given('requested').and(abandonment), 'PercorsoAbandoned'],
  ] as const)('after %s is a word to the parties', (_, after, occasion) => {
    expect(after.agenda.owed.at(-1)).toMatchObject({ effect: 'notify-parties', details: { occasion } });
  });

  it('after a rejection is a word to the parties, and nothing to undo', () => {
    const rejected = given('requested').and(
      acted('2020-01-08', { type: 'RecordFacts', facts: { incomeSupport: { known: 'rdc' } } }),
    );
    expect(owed(rejected)).toEqual(['do notify-parties']);
  });

  it('has for each effect an undo, or a sentence that says why not', () => {
    for (const effect of EFFECT_NAMES) {
      const { undo, owedBy } = EFFECTS[effect];
      expect(owedBy.length).toBeGreaterThan(0);
      expect('after' in undo ? undo.after.length : undo.none.length).toBeGreaterThan(0);
    }
  });

  it('tells nothing of a fact that does not owe it', () => {
    for (const effect of ['reserve-budget', 'notify-apl'] as const)
      expect(EFFECTS[effect].details({ type: 'PattoSigned' }, 1)).toEqual({});
  });
});

describe('after an abandonment', () => {
  const all = (phase: 'issued' | 'apl-chosen' | 'apl-accepted' | 'started', said: 'done' | 'unknown') => {
    const before = given(phase);
    return before.agenda.owed.reduce((now, one) => now.and(answer(one, said, '2020-01-21')), before);
  };

  it.each(['requested', 'taken-in-charge', 'profiled', 'patto-signed'] as const)(
    'of a percorso that is %s only the parties are told',
    (phase) => {
      expect(owed(given(phase).and(abandonment))).toEqual(['do notify-parties']);
    },
  );

  it.each(['performed', 'not performed yet', 'without an answer'] as const)(
    'when issued, the reservation is undone (%s)',
    (how) => {
      const before = how === 'not performed yet' ? given('issued') : all('issued', said(how));
      expect(owed(before.and(abandonment))).toEqual(['undo reserve-budget', 'do notify-parties']);
    },
  );

  describe.each(['apl-chosen', 'apl-accepted', 'started'] as const)('when %s', (phase) => {
    it.each(['performed', 'not performed yet', 'without an answer'] as const)(
      'appointments, notice and reservation are undone, the latest first (%s)',
      (how) => {
        const before = how === 'not performed yet' ? given(phase) : all(phase, said(how));
        expect(owed(before.and(abandonment))).toEqual([
          ...(phase === 'apl-chosen' ? [] : ['undo book-appointments']),
          'undo notify-apl',
          'undo reserve-budget',
          'do notify-parties',
        ]);
      },
    );
  });

  it('the undo carries the key and the details of what was done', () => {
    const undo = given('issued').and(abandonment).agenda.owed[0];
    expect(undo).toMatchObject({
      key: 'reserve-budget@5',
      direction: 'undo',
      mode: 'perform',
      attempt: 1,
      notBefore: '2020-01-21T09:00:00.000Z',
      details: { envelope: 'TOS-PIO2-ASSEGNO', cents: RESERVED },
    });
  });

  it('what the party refused to do is never undone', () => {
    const refused = given('issued').andAnswered('refused').and(abandonment);
    expect(owed(refused)).toEqual(['do notify-parties']);
  });

  it('the percorso is closed once all is undone and told', () => {
    const undone = allAnswered(given('apl-chosen').and(abandonment), 2);
    expect(undone.agenda.closed).toBe(false);
    expect(undone.andAnswered('done').agenda).toEqual({ deadlines: [], owed: [], closed: true });
  });

  it('the percorso stays open while a party refuses to undo, until someone retries', () => {
    const stuck = given('issued').and(abandonment).andAnswered('refused').andAnswered('done');
    expect(stuck.agenda).toMatchObject({ owed: [], closed: false });
    const retried = stuck.and(told('2020-02-03', { type: 'RetryEffect', key: 'reserve-budget@5' }));
    expect(owed(retried)).toEqual(['undo reserve-budget']);
    expect(retried.andAnswered('done').agenda.closed).toBe(true);
  });

  it('an APL that had already refused has nothing left to be told: its notice was undone then', () => {
    const declined = given('apl-chosen').and(acted('2020-01-17', { type: 'DeclinePerson' }, GINESTRA));
    // The person is told to choose again.
    expect(owed(declined)).toEqual(['undo notify-apl', 'do reserve-budget', 'do notify-parties']);
    const undone = allAnswered(declined, 3).and(abandonment);
    expect(owed(undone)).toEqual(['undo reserve-budget', 'do notify-parties']);
  });

  it('of two choices only the second notice is still to be undone', () => {
    const again = given('apl-chosen').and(
      acted('2020-01-17', { type: 'DeclinePerson' }, GINESTRA),
      acted('2020-01-20', { type: 'ChooseApl', provider: only(APL_GINESTRA) }),
    );
    const undone = again.andAnswered('done').and(abandonment);
    expect(undone.agenda.owed.map(({ direction, key }) => `${direction} ${key}`)).toEqual([
      'undo notify-apl@8',
      'undo reserve-budget@5',
      'do notify-parties@7',
      'do notify-parties@10',
    ]);
  });
});

describe('a lapse', () => {
  it('undoes the reservation as an abandonment does', () => {
    const lapsed = given('issued').andAnswered('done').andWaited('2020-02-13');
    expect(owed(lapsed)).toEqual(['undo reserve-budget', 'do notify-parties']);
  });
});

describe('a conclusion', () => {
  const agreed = given('started').and(acted('2020-01-21', { type: 'SignPlan', signers: ['person', 'apl'] }));
  const concluded = allDone(agreed).andWaited('2020-07-16');

  it('undoes nothing while a job that began in time may still become known', () => {
    expect(owed(concluded)).toEqual(['do notify-parties']);
    expect(concluded.andAnswered('done').agenda).toMatchObject({
      deadlines: [{ name: 'settlement', lastDay: '2020-08-20' }],
      closed: false,
    });
  });

  it('is settled after it: without an outcome the whole reservation goes back', () => {
    const settled = concluded.andAnswered('done').andWaited('2020-08-21');
    expect(owed(settled)).toEqual(['undo reserve-budget']);
    expect(held(settled)).toBe(RESERVED);
    const closed = settled.andAnswered('done');
    expect(held(closed)).toBe(0);
    expect(closed.agenda).toEqual({ deadlines: [], owed: [], closed: true });
  });

  it('leaves a reservation owed that was not yet performed', () => {
    const concluded = agreed.andWaited('2020-07-16');
    expect(owed(concluded)).toEqual([
      'do reserve-budget',
      'do notify-apl',
      'do book-appointments',
      'do notify-parties',
    ]);
  });

  it('gives back at once, when it is settled, what the accounting had refused to reserve', () => {
    const stuck = allDone(allDone(agreed.andAnswered('refused')).andWaited('2020-07-16'));
    expect(stuck.agenda).toMatchObject({ owed: [], closed: false });
    const settled = stuck.andWaited('2020-08-21');
    expect(held(settled)).toBe(0);
    expect(settled.agenda).toEqual({ deadlines: [], owed: [], closed: true });
  });
});

describe('an effect without an answer', () => {
  const unknown = given('issued').andAnswered('unknown');

  it('is asked about, never done again blindly', () => {
    expect(owed(unknown)).toEqual(['ask about do reserve-budget']);
    expect(owedFirst(unknown)).toMatchObject({ attempt: 2, key: 'reserve-budget@5' });
  });

  it('is asked about after 1, 2, 4, ... minutes, once a day has passed, and at last once a day', () => {
    const waits: number[] = [];
    let now = given('issued');
    for (let times = 0; times < 14; times += 1) {
      now = now.andAnswered('unknown');
      const answeredAt = now.facts.at(-1)?.recordedAt ?? '';
      waits.push((Date.parse(owedFirst(now).notBefore) - Date.parse(answeredAt)) / 60_000);
    }
    // Each answer takes a minute; the eleventh question comes a day after it was owed.
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1440 - 1023 - 11, 1440, 1440, 1440]);
  });

  it('is settled by the answer', () => {
    expect(owed(unknown.andAnswered('done'))).toEqual([]);
  });

  it('is undone afresh after an abandonment: at once, and as a first attempt', () => {
    expect(unknown.and(abandonment).agenda.owed[0]).toMatchObject({
      direction: 'undo',
      mode: 'perform',
      attempt: 1,
      notBefore: '2020-01-21T09:00:00.000Z',
    });
  });

  it('is asked about when the undo too has no answer', () => {
    expect(owed(unknown.and(abandonment).andAnswered('unknown'))).toEqual([
      'ask about undo reserve-budget',
      'do notify-parties',
    ]);
  });
});

describe('a retry', () => {
  const retry = told('2020-01-14', { type: 'RetryEffect', key: 'reserve-budget@5' });

  it('makes a refused effect owed again, under the same key, at once', () => {
    const after = given('issued')
      .andAnswered('refused')
      .when(retry)
      .thenFacts({ type: 'EffectReopened', key: 'reserve-budget@5' });
    expect(owedFirst(after)).toMatchObject({
      key: 'reserve-budget@5',
      direction: 'do',
      mode: 'perform',
      attempt: 2,
      notBefore: '2020-01-14T09:00:00.000Z',
    });
  });

  it('is refused for an effect that was not refused', () => {
    given('issued').when(retry).thenRefused('effect-not-refused', 'reserve-budget@5');
    given('issued').andAnswered('done').when(retry).thenRefused('effect-not-refused', 'reserve-budget@5');
    given('issued').andAnswered('unknown').when(retry).thenRefused('effect-not-refused', 'reserve-budget@5');
  });

  it('is refused for a key that the percorso does not know, and before there is one', () => {
    given('issued')
      .andAnswered('refused')
      .when(told('2020-01-14', { type: 'RetryEffect', key: 'reserve-budget@9' }))
      .thenRefused('effect-not-refused', 'reserve-budget@9');
    given('none').when(retry).thenRefused('step-not-allowed-now');
  });

  it('is refused for what was refused and is wanted no more', () => {
    given('issued')
      .andAnswered('refused')
      .and(abandonment)
      .when(told('2020-01-22', { type: 'RetryEffect', key: 'reserve-budget@5' }))
      .thenRefused('effect-not-refused', 'reserve-budget@5');
  });

  it('of one effect leaves the others as they are', () => {
    const after = given('apl-chosen')
      .andAnswered('refused')
      .andAnswered('refused')
      .and(told('2020-01-17', { type: 'RetryEffect', key: 'notify-apl@6' }));
    expect(owed(after)).toEqual(['do notify-apl']);
  });
});

describe('an answer', () => {
  const first = owedFirst(given('issued'));

  it('is a fact, with the reference of the party', () => {
    given('issued').when(answer(first, 'done')).thenFacts({
      type: 'EffectAnswered',
      key: 'reserve-budget@5',
      effect: 'reserve-budget',
      direction: 'do',
      answer: 'done',
      reference: 'R-1',
    });
  });

  it('that is repeated leaves no second fact', () => {
    given('issued').andAnswered('done').when(answer(first, 'done')).thenFacts();
    given('issued').andAnswered('done').when(answer(first, 'refused')).thenFacts();
    given('issued').andAnswered('refused').when(answer(first, 'done')).thenFacts();
  });

  it('that comes after the abandonment says nothing of the undo', () => {
    const after = given('issued').and(abandonment).when(answer(first, 'done')).thenFacts();
    expect(owed(after)).toEqual(['undo reserve-budget', 'do notify-parties']);
    expect(held(after)).toBe(RESERVED);
  });

  it('that comes after the undo was confirmed changes nothing', () => {
    const undone = given('issued').and(abandonment).andAnswered('done');
    const after = undone.when(answer(first, 'done', '2020-03-02')).thenFacts();
    expect(owed(after)).toEqual(['do notify-parties']);
    expect(held(after)).toBe(0);
  });

  it('about an effect that nobody owes leaves no fact', () => {
    given('issued')
      .when(answer({ ...first, key: 'reserve-budget@99' }, 'done'))
      .thenFacts();
    given('none').when(answer(first, 'done')).thenFacts();
  });

  it('does not move the day of the last step', () => {
    const after = given('issued').and(answer(first, 'done'));
    expect(after.percorso).toMatchObject({ since: '2020-01-13' });
  });
});

describe('the reserved money', () => {
  it('is taken at issue and held through every answer to the reservation', () => {
    for (const said of ['done', 'refused', 'unknown'] as const)
      expect(held(given('issued').andAnswered(said))).toBe(RESERVED);
  });

  it('is still held after the abandonment, until the accounting confirmed the undo', () => {
    const abandoned = given('issued').andAnswered('done').and(abandonment);
    expect(held(abandoned)).toBe(RESERVED);
    expect(held(abandoned.andAnswered('unknown'))).toBe(RESERVED);
    expect(held(abandoned.andAnswered('refused'))).toBe(RESERVED);
    expect(held(abandoned.andAnswered('done'))).toBe(0);
    expect(held(abandoned.andAnswered('unknown').andAnswered('done'))).toBe(0);
  });

  it('is given back at once when the accounting had refused to reserve it', () => {
    const refused = given('issued').andAnswered('refused');
    expect(held(refused.and(abandonment))).toBe(0);
    expect(held(refused.andWaited('2020-02-13'))).toBe(0);
  });

  it('is given back only by the undo when a refused reservation had been retried', () => {
    const retried = given('issued')
      .andAnswered('refused')
      .and(told('2020-01-14', { type: 'RetryEffect', key: 'reserve-budget@5' }))
      .and(abandonment);
    expect(held(retried)).toBe(RESERVED);
    expect(held(retried.andAnswered('done'))).toBe(0);
  });

  it('is kept by a concluded percorso, also when the accounting refused to reserve it', () => {
    expect(held(given('started').andAnswered('refused').andWaited('2020-07-16'))).toBe(RESERVED);
    expect(held(given('started').andAnswered('done').andWaited('2020-07-16'))).toBe(RESERVED);
  });

  it('is not given back by the undo of anything else', () => {
    const abandoned = given('started').and(abandonment);
    expect(owed(abandoned).slice(0, 2)).toEqual(['undo book-appointments', 'undo notify-apl']);
    const others = abandoned.agenda.owed.findIndex(({ effect }) => effect === 'reserve-budget');
    expect(held(allAnswered(abandoned, others))).toBe(RESERVED);
  });

  it('moves with the percorso through a second choice, and is taken only once', () => {
    const again = given('apl-chosen').and(
      acted('2020-01-17', { type: 'DeclinePerson' }, GINESTRA),
      acted('2020-01-20', { type: 'ChooseApl', provider: only(APL_GINESTRA) }),
    );
    expect(held(again)).toBe(RESERVED);
  });
});

describe('the day of an answer', () => {
  it('is the day on which it came', () => {
    const first = owedFirst(given('issued'));
    const at = addMs(first.notBefore, 86_400_000);
    const { world } = given('issued').and({ ...answer(first, 'done'), at });
    expect(factsOf(world, THE_PERCORSO).at(-1)).toMatchObject({
      effectiveOn: '2020-01-14',
      basis: [],
      actor: ENGINE,
    });
  });
});

/** So many owed effects, each the first of its moment, are answered with done. */
function allAnswered(before: Given, count: number): Given {
  return Array.from({ length: count }).reduce((now: Given) => now.andAnswered('done'), before);
}

function said(how: 'performed' | 'without an answer'): 'done' | 'unknown' {
  return how === 'performed' ? 'done' : 'unknown';
}
