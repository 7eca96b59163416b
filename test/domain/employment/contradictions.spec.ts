import fc from 'fast-check';
import type { Communication } from '../../../domain/employment/communication';
import {
  contradictedIn,
  endsBeforeItBegins,
  hangingAmong,
  judgedTogether,
} from '../../../domain/employment/contradictions';
import { day } from '../values';
import {
  annulment,
  conversion,
  end,
  extension,
  hire,
  histories,
  protocol,
  receivedOn,
  rectification,
} from './messages';

const JOB = hire(1, ['2020-03-18', '2020-05-31']);
const OPEN = hire(1, ['2020-03-18']);
const LONGER = extension(2, JOB, '2020-12-31');
const ENDED = end(3, JOB, '2020-04-30');
const planned = (on: string) => ({ plannedEndOn: day(on) });

type Case = readonly [string, Communication, readonly Communication[], string | null];

const CASES: readonly Case[] = [
  ['an end before the first day', end(2, OPEN, '2002-12-31'), [OPEN], 'eventOn'],
  ['an end on the day before', end(2, OPEN, '2020-03-17'), [OPEN], 'eventOn'],
  ['an end on the first day', end(2, OPEN, '2020-03-18'), [OPEN], null],
  ['an end whose hire is not known', end(2, OPEN, '2002-12-31'), [], null],
  ['an end of another job', end(2, OPEN, '2002-12-31'), [hire(9, ['2020-03-18'])], null],
  ['a conversion before the first day', conversion(2, JOB, { eventOn: day('2020-03-17') }), [JOB], 'eventOn'],
  ['a conversion on the first day', conversion(2, JOB, { eventOn: day('2020-03-18') }), [JOB], null],
  ['an extension', LONGER, [JOB], null],
  ['an extension to the planned day', extension(2, JOB, '2020-05-31'), [JOB], null],
  ['an extension backwards', extension(2, JOB, '2020-05-30'), [JOB], 'eventOn'],
  ['an extension before the first day', extension(2, JOB, '2020-01-31'), [JOB], 'eventOn'],
  [
    'a second extension backwards',
    receivedOn(extension(3, JOB, '2020-06-30'), '2020-06-01'),
    [JOB, LONGER],
    'eventOn',
  ],
  ['an extension of what has no end', extension(2, OPEN, '2020-04-30'), [OPEN], null],
  ['a hire that ends before it begins', hire(1, ['2020-03-18'], planned('2020-03-17')), [], 'plannedEndOn'],
  ['a hire for a day', hire(1, ['2020-03-18'], planned('2020-03-18')), [], null],
  [
    'a conversion that ends before it begins',
    conversion(2, JOB, { eventOn: day('2020-04-18'), ...planned('2020-04-01') }),
    [JOB],
    'plannedEndOn',
  ],
  [
    'a rectified end before the first day',
    rectification(4, ENDED, { eventOn: day('2019-04-30'), refersTo: protocol(3) }),
    [JOB, ENDED],
    'eventOn',
  ],
  // So nobody has to correct two messages at once: the hire goes first, the rest follows.
  [
    'a rectified hire after a known end',
    rectification(4, OPEN, { eventOn: day('2020-12-01') }),
    [OPEN, ENDED],
    null,
  ],
  [
    'an end once the hire was rectified',
    receivedOn(end(3, OPEN, '2020-01-31'), '2020-06-01'),
    [OPEN, rectification(4, OPEN, { eventOn: day('2020-01-18') })],
    null,
  ],
  [
    'an end of a job that was annulled',
    receivedOn(end(3, OPEN, '2020-01-31'), '2020-06-01'),
    [OPEN, annulment(4, OPEN)],
    null,
  ],
  // What is wrong can be taken away, with the same content.
  ['an annulment of what cannot be', annulment(4, hire(1, ['2020-03-18'], planned('2002-01-01'))), [], null],
  ['an annulment of an end', annulment(4, end(2, OPEN, '2002-12-31')), [OPEN], null],
];

test.each(CASES)('%s', (...[, message, known, field]) => {
  expect(contradictedIn(message, known)).toBe(field);
});

test('whatever is known, an annulment and the hire itself are taken where their own dates are right', () => {
  fc.assert(
    fc.property(histories, (messages) => {
      for (const [index, message] of messages.entries()) {
        const others = messages.toSpliced(index, 1);
        const isFree = message.kind === 'annulment' || message.event === 'hire';
        if (isFree && !endsBeforeItBegins(message)) expect(contradictedIn(message, others)).toBeNull();
      }
    }),
  );
});

test('what refers to nothing, or to no hire where it must, hangs in the air', () => {
  const astray = { ...LONGER, refersTo: protocol(77) };
  const ofAnEnd = { ...end(5, ENDED, '2020-04-01'), refersTo: ENDED.protocol };
  expect(hangingAmong([JOB, LONGER, ENDED])).toEqual([]);
  expect(hangingAmong([JOB, astray])).toEqual([astray]);
  expect(hangingAmong([JOB, ENDED, ofAnEnd])).toEqual([ofAnEnd]);
  const correction = rectification(6, LONGER, {});
  expect(hangingAmong([JOB, LONGER, correction])).toEqual([]);
  expect(hangingAmong([JOB, correction])).toEqual([correction]);
  const removed = annulment(7, JOB);
  expect(hangingAmong([JOB, LONGER, removed])).toEqual([]);
  expect(hangingAmong([removed])).toEqual([removed]);
});

test('an end before the first day stands once a later message puts the hire right', () => {
  const job = hire(1, ['2020-09-06']);
  const over = end(2, job, '2020-09-01');
  const right = rectification(3, job, { eventOn: day('2020-08-28') });
  const judged = (...told: readonly Communication[]) => judgedTogether(told, []).map(({ field }) => field);
  expect(judged(job, over)).toEqual([null, 'eventOn']);
  expect(judged(job, over, right)).toEqual([null, null, null]);
});
