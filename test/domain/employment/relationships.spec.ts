import fc from 'fast-check';
import type { Communication } from '../../../domain/employment/communication';
import { relationshipsOf, type Relationship } from '../../../domain/employment/relationships';
import { addDays } from '../../../domain/time/civil-date';
import { day } from '../values';
import {
  annulment,
  contract,
  conversion,
  end,
  extension,
  FARM,
  hire,
  histories,
  MILL,
  protocol,
  rearranged,
  receivedOn,
  rectification,
} from './messages';

/** The only relationship that the messages tell. */
function only(...messages: readonly Communication[]): Relationship {
  const [relationship, ...others] = relationshipsOf(messages);
  if (relationship === undefined || others.length > 0) throw new Error('Not exactly one relationship');
  return relationship;
}
const lastDayOf = (...messages: readonly Communication[]): string | null => only(...messages).lastDay;

const SPRING = hire(1, ['2020-03-01', '2020-05-31']);

describe('a relationship', () => {
  it('runs from the first to the last planned day, without a communication of its end', () => {
    expect(only(SPRING)).toEqual({
      hire: protocol(1),
      employer: MILL,
      module: 'ordinary',
      firstDay: '2020-03-01',
      lastDay: '2020-05-31',
      terms: [
        {
          from: '2020-03-01',
          contract: 'A.02.00',
          plannedEndOn: '2020-05-31',
          weeklyHours: 4000,
          fullTimeHours: 4000,
        },
      ],
    });
  });

  it('that is open-ended has no last day until its end is communicated', () => {
    const openEnded = hire(1, ['2020-03-01']);
    expect(lastDayOf(openEnded)).toBeNull();
    expect(lastDayOf(openEnded, end(2, openEnded, '2021-01-15'))).toBe('2021-01-15');
  });

  it('ends on the earlier of its last planned day and the end communicated', () => {
    expect(lastDayOf(SPRING, end(2, SPRING, '2020-04-10'))).toBe('2020-04-10');
    expect(lastDayOf(SPRING, end(2, SPRING, '2020-06-10'))).toBe('2020-05-31');
  });

  it('with two ends communicated ends on the earlier', () => {
    const ends = [end(2, SPRING, '2020-04-10'), receivedOn(end(3, SPRING, '2020-04-20'), '2020-04-25')];
    expect(lastDayOf(SPRING, ...ends)).toBe('2020-04-10');
  });

  it('of an apprentice ends with the training period, as LEGGIMI reads it', () => {
    const apprentice = hire(1, ['2020-03-01', '2023-02-28'], { contract: contract('A.03.09') });
    expect(lastDayOf(apprentice)).toBe('2023-02-28');
    const confirmed = conversion(2, apprentice, { eventOn: day('2023-03-01') });
    expect(lastDayOf(apprentice, confirmed)).toBeNull();
  });

  it('stands by first day, then by the protocol of its hire', () => {
    const all = [
      hire(3, ['2020-04-01']),
      hire(2, ['2020-04-01'], { employer: FARM, receivedOn: day('2020-05-01') }),
      hire(4, ['2020-02-01'], { receivedOn: day('2020-06-01') }),
    ];
    expect(relationshipsOf(all).map((one) => one.hire)).toEqual([protocol(4), protocol(2), protocol(3)]);
  });

  it('is told by no message that is not a hire', () => {
    expect(relationshipsOf([])).toEqual([]);
    expect(relationshipsOf([extension(2, SPRING, '2020-08-31'), end(3, SPRING, '2020-04-10')])).toEqual([]);
  });
});

describe('an extension', () => {
  it('gives the new last planned day and leaves what was agreed as it was', () => {
    const extended = {
      ...extension(2, SPRING, '2020-08-31'),
      contract: contract('A.01.00'),
      weeklyHours: 1000,
    };
    expect(only(SPRING, extended)).toEqual({ ...only(SPRING), lastDay: '2020-08-31' });
  });

  it('received last gives the last planned day, also an earlier one', () => {
    const first = receivedOn(extension(2, SPRING, '2020-08-31'), '2020-05-28');
    const second = receivedOn(extension(3, SPRING, '2020-07-31'), '2020-05-29');
    expect(lastDayOf(SPRING, second, first)).toBe('2020-07-31');
  });

  it('sent twice counts from the first reception only', () => {
    const first = receivedOn(extension(2, SPRING, '2020-08-31'), '2020-05-28');
    const second = receivedOn(extension(3, SPRING, '2020-10-31'), '2020-05-30');
    const again = receivedOn(first, '2020-06-15');
    expect(lastDayOf(again, SPRING, second, first)).toBe('2020-10-31');
  });

  it('of one day of reception counts in the order of protocols', () => {
    const lower = receivedOn(extension(2, SPRING, '2020-08-31'), '2020-05-28');
    const higher = receivedOn(extension(3, SPRING, '2020-07-31'), '2020-05-28');
    expect(lastDayOf(higher, lower, SPRING)).toBe('2020-07-31');
  });
});

describe('a conversion', () => {
  it('gives contract, hours and planned end from its day on', () => {
    const halved = conversion(2, SPRING, { eventOn: day('2020-05-01'), weeklyHours: 2000 });
    const relationship = only(SPRING, halved);
    expect(relationship.lastDay).toBeNull();
    expect(relationship.firstDay).toBe('2020-03-01');
    expect(relationship.terms).toEqual([
      {
        from: '2020-03-01',
        contract: 'A.02.00',
        plannedEndOn: '2020-05-31',
        weeklyHours: 4000,
        fullTimeHours: 4000,
      },
      { from: '2020-05-01', contract: 'A.01.00', plannedEndOn: null, weeklyHours: 2000, fullTimeHours: 4000 },
    ]);
  });

  it('may keep the fixed term and change its hours and its end', () => {
    const more = {
      contract: contract('A.02.00'),
      eventOn: day('2020-04-01'),
      plannedEndOn: day('2020-06-30'),
      weeklyHours: 3000,
    };
    expect(lastDayOf(SPRING, conversion(2, SPRING, more))).toBe('2020-06-30');
  });

  it('stands in the order of its day, whatever the order of reception', () => {
    const june = receivedOn(conversion(2, SPRING, { eventOn: day('2020-06-01') }), '2020-04-02');
    const april = receivedOn(conversion(3, SPRING, { eventOn: day('2020-04-01') }), '2020-04-03');
    expect(only(SPRING, june, april).terms.map((terms) => terms.from)).toEqual([
      '2020-03-01',
      '2020-04-01',
      '2020-06-01',
    ]);
  });
});

describe('a rectification', () => {
  it('replaces the whole message as if it had been right from the start', () => {
    const right = rectification(2, SPRING, {
      eventOn: day('2020-03-09'),
      plannedEndOn: day('2020-09-08'),
      employer: FARM,
      module: 'domestic',
      weeklyHours: null,
    });
    expect(only(SPRING, right)).toEqual({
      hire: protocol(1),
      employer: FARM,
      module: 'domestic',
      firstDay: '2020-03-09',
      lastDay: '2020-09-08',
      terms: [
        {
          from: '2020-03-09',
          contract: 'A.02.00',
          plannedEndOn: '2020-09-08',
          weeklyHours: null,
          fullTimeHours: 4000,
        },
      ],
    });
  });

  it('received last wins, whether it names the message or a rectification of it', () => {
    const second = rectification(2, SPRING, { plannedEndOn: day('2020-06-30') });
    const third = rectification(3, second, { plannedEndOn: day('2020-07-31') });
    const fourth = receivedOn(rectification(4, SPRING, { plannedEndOn: day('2020-08-31') }), '2020-05-01');
    expect(lastDayOf(SPRING, second, third)).toBe('2020-07-31');
    expect(lastDayOf(SPRING, fourth, second, third)).toBe('2020-08-31');
    const fifth = rectification(5, third, { plannedEndOn: day('2020-09-30') });
    expect(lastDayOf(SPRING, second, third, fifth)).toBe('2020-09-30');
    expect(lastDayOf(SPRING, second, third, fifth, end(6, fifth, '2020-04-10'))).toBe('2020-04-10');
  });

  it('leaves with the hire what names the hire, and takes what names the rectification', () => {
    const right = rectification(2, SPRING, { eventOn: day('2020-03-09') });
    expect(lastDayOf(SPRING, right, end(3, SPRING, '2020-04-10'))).toBe('2020-04-10');
    expect(lastDayOf(SPRING, right, end(3, right, '2020-04-10'))).toBe('2020-04-10');
  });

  it('of a hire received after an extension does not undo the extension', () => {
    const extended = extension(2, SPRING, '2020-08-31');
    const right = receivedOn(rectification(3, SPRING, { plannedEndOn: day('2020-06-15') }), '2020-07-01');
    expect(lastDayOf(SPRING, extended, right)).toBe('2020-08-31');
  });

  it('of an extension leaves it at its place in the order of reception', () => {
    const first = receivedOn(extension(2, SPRING, '2020-08-31'), '2020-05-28');
    const second = receivedOn(extension(3, SPRING, '2020-10-31'), '2020-05-29');
    const right = receivedOn(rectification(4, first, { eventOn: day('2020-12-31') }), '2020-06-20');
    expect(lastDayOf(SPRING, first, second, right)).toBe('2020-10-31');
    expect(lastDayOf(SPRING, first, right)).toBe('2020-12-31');
  });

  it('of an end moves the end', () => {
    const ended = end(2, SPRING, '2020-04-10');
    expect(lastDayOf(SPRING, ended, rectification(3, ended, { eventOn: day('2020-04-20') }))).toBe(
      '2020-04-20',
    );
  });

  it('of messages in a circle, or of one not known, has no effect', () => {
    const one = { ...rectification(2, SPRING, {}), refersTo: protocol(3) };
    const other = { ...rectification(3, SPRING, {}), refersTo: protocol(2) };
    const astray = { ...rectification(4, SPRING, { eventOn: day('2020-04-01') }), refersTo: protocol(99) };
    expect(
      only(SPRING, one, other, astray, { ...end(5, SPRING, '2020-04-10'), refersTo: protocol(2) }),
    ).toEqual(only(SPRING));
  });
});

describe('an annulment', () => {
  const ended = end(2, SPRING, '2020-04-10');
  const extended = extension(3, SPRING, '2020-08-31');

  it('of a hire removes it with everything that hangs on it', () => {
    expect(relationshipsOf([SPRING, ended, extended, annulment(4, SPRING)])).toEqual([]);
  });

  it('of a rectification removes the message that it corrects', () => {
    const right = rectification(4, SPRING, { eventOn: day('2020-03-09') });
    expect(relationshipsOf([SPRING, right, ended, annulment(5, right)])).toEqual([]);
  });

  it('of an end, an extension or a conversion removes only that', () => {
    expect(lastDayOf(SPRING, ended, annulment(4, ended))).toBe('2020-05-31');
    expect(lastDayOf(SPRING, extended, annulment(4, extended))).toBe('2020-05-31');
    const converted = conversion(5, SPRING, { eventOn: day('2020-05-01') });
    expect(only(SPRING, converted, annulment(6, converted))).toEqual(only(SPRING));
  });

  it('is not undone by a rectification of what it removed', () => {
    const right = receivedOn(rectification(5, SPRING, {}), '2020-06-01');
    expect(relationshipsOf([SPRING, annulment(4, SPRING), right])).toEqual([]);
  });

  it('that is itself annulled removes nothing', () => {
    const gone = annulment(4, ended);
    expect(lastDayOf(SPRING, ended, gone, annulment(5, gone))).toBe('2020-04-10');
  });

  it('of a message not yet known removes it once it is known', () => {
    expect(relationshipsOf([annulment(4, SPRING)])).toEqual([]);
    expect(relationshipsOf([annulment(4, SPRING), SPRING])).toEqual([]);
  });
});

describe('whatever the messages', () => {
  it('any order of arrival, with some sent again, tells the same relationships', () => {
    fc.assert(
      fc.property(
        histories.chain((messages) => fc.tuple(fc.constant(messages), rearranged(messages))),
        ([messages, otherwise]) => {
          expect(relationshipsOf(otherwise)).toEqual(relationshipsOf(messages));
        },
      ),
    );
  });

  it('there is at most one relationship for each hire, and its terms begin with those of the hire', () => {
    fc.assert(
      fc.property(histories, (messages) => {
        const told = relationshipsOf(messages);
        expect(new Set(told.map((one) => one.hire)).size).toBe(told.length);
        for (const one of told) expect(one.terms[0].from).toBe(one.firstDay);
      }),
    );
  });

  it('an annulled hire leaves nothing, and an end never makes a relationship longer', () => {
    fc.assert(
      fc.property(histories, (messages) => {
        for (const { hire: number, lastDay } of relationshipsOf(messages)) {
          const told = messages.find((message) => message.protocol === number);
          if (told === undefined) throw new Error('A relationship without its hire');
          const late = { ...told, receivedOn: addDays(told.receivedOn, 90), refersTo: number };
          const gone = relationshipsOf([...messages, { ...late, protocol: protocol(90), kind: 'annulment' }]);
          expect(gone.filter((one) => one.hire === number)).toEqual([]);
          const ended: Communication = {
            ...late,
            protocol: protocol(91),
            event: 'end',
            eventOn: day('2020-08-01'),
          };
          const shorter = relationshipsOf([...messages, ended]).find((one) => one.hire === number)?.lastDay;
          expect(shorter).toBe(lastDay !== null && lastDay < '2020-08-01' ? lastDay : '2020-08-01');
        }
      }),
    );
  });
});
