import { addMs, type Instant } from '../../domain/time/civil-date';
import { askedAgainAt, isLongUnanswered, type Waiting } from '../../domain/waiting';
import { moment } from './values';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const owedSince = moment('2020-01-15');

/** As it stands when so many attempts were made, each as soon as it may be. */
function after(attempts: number): Waiting {
  let waiting: Waiting = { attempts: 1, owedSince, since: owedSince };
  while (waiting.attempts < attempts)
    waiting = { ...waiting, since: askedAgainAt(waiting), attempts: waiting.attempts + 1 };
  return waiting;
}
const minutesTo = (at: Instant): number => (Date.parse(at) - Date.parse(owedSince)) / MINUTE_MS;

describe('what an outside party has not answered', () => {
  it('is asked about again after 1, 2, 4, ... minutes, and once a day has passed', () => {
    const asked = Array.from({ length: 13 }, (_, index) => minutesTo(askedAgainAt(after(index + 1))));
    expect(asked).toEqual([1, 3, 7, 15, 31, 63, 127, 255, 511, 1_023, 1_440, 2_880, 4_320]);
  });

  it('is a task of someone from the first question on after a day, and not before', () => {
    const first = Array.from({ length: 15 }, (_, index) => after(index + 1)).find(isLongUnanswered);
    expect(first?.since).toBe(addMs(owedSince, DAY_MS));
    expect(isLongUnanswered({ attempts: 2, owedSince, since: addMs(owedSince, DAY_MS - 1) })).toBe(false);
  });

  it('is asked about however often it was asked', () => {
    const waiting = { attempts: 5_000, owedSince, since: addMs(owedSince, 30 * DAY_MS) };
    expect(askedAgainAt(waiting)).toBe(addMs(waiting.since, DAY_MS));
  });
});
