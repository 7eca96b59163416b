import fc from 'fast-check';
import { relationshipsOf } from '../../../domain/employment/relationships';
import { pathEndOf } from '../../../domain/entitlement/path-end';
import { addDays, addMonths, daysBetween } from '../../../domain/time/civil-date';
import { contract, hire, histories } from '../employment/messages';
import { day } from '../values';

type Days = readonly [string, string?];
const CHOSEN = day('2020-01-15');

/** The end of a pathway chosen on 15 January 2020, with jobs of these days. */
function endWith(...jobs: readonly Days[]): string {
  return pathEndOf({ months: 6 }, CHOSEN, relationshipsOf(jobs.map((days, index) => hire(index, days))));
}

describe('the end of a pathway', () => {
  it('is six civil months after the choice', () => {
    expect(endWith()).toBe('2020-07-15');
    expect(pathEndOf({ months: 6 }, day('2020-08-31'), [])).toBe('2021-02-28');
  });

  it('moves on by the 61 days of a job from 1 March to 30 April, to 14 September (G6)', () => {
    expect(endWith(['2020-03-01', '2020-04-30'])).toBe('2020-09-14');
  });

  it('moves on by the days of each job', () => {
    // 61 days and 10 days.
    expect(endWith(['2020-03-01', '2020-04-30'], ['2020-06-01', '2020-06-10'])).toBe('2020-09-24');
  });

  it('counts a day on which two jobs ran once', () => {
    // 1 March to 15 May: 31 + 30 + 15 = 76 days.
    expect(endWith(['2020-03-01', '2020-04-30'], ['2020-04-15', '2020-05-15'])).toBe('2020-09-29');
    expect(endWith(['2020-03-01', '2020-04-30'], ['2020-03-10', '2020-03-20'])).toBe('2020-09-14');
    expect(endWith(['2020-03-01', '2020-04-30'], ['2020-03-01', '2020-04-30'])).toBe('2020-09-14');
  });

  it('moves on by a day that stands alone, and not again by the day on which one job followed another', () => {
    expect(endWith(['2020-03-01', '2020-03-01'])).toBe('2020-07-16');
    // 61 days, and ten of the eleven from 30 April to 10 May.
    expect(endWith(['2020-03-01', '2020-04-30'], ['2020-04-30', '2020-05-10'])).toBe('2020-09-24');
    expect(endWith(['2020-03-01', '2020-04-30'], ['2020-04-30', '2020-05-01'])).toBe('2020-09-15');
  });

  it('is not moved by a job of before the choice, but by one that began with it', () => {
    expect(endWith(['2020-01-14', '2020-02-14'])).toBe('2020-07-15');
    expect(endWith(['2020-01-15', '2020-01-24'])).toBe('2020-07-25');
  });

  it('is moved by a job that began on it, also as moved so far, and by none after it', () => {
    expect(endWith(['2020-07-15', '2020-07-24'])).toBe('2020-07-25');
    expect(endWith(['2020-07-16', '2020-07-25'])).toBe('2020-07-15');
    expect(endWith(['2020-03-01', '2020-04-30'], ['2020-09-14', '2020-09-23'])).toBe('2020-09-24');
    expect(endWith(['2020-03-01', '2020-04-30'], ['2020-09-15', '2020-09-24'])).toBe('2020-09-14');
  });

  it('is moved by a job that ended within six civil months of its first day, and by none that lasted longer', () => {
    // 1 March to 1 September: 31 + 30 + 31 + 30 + 31 + 31 + 1 = 185 days after 15 July 2020.
    expect(endWith(['2020-03-01', '2020-09-01'])).toBe('2021-01-16');
    expect(endWith(['2020-03-01', '2020-09-02'])).toBe('2020-07-15');
    expect(endWith(['2020-03-01'])).toBe('2020-07-15');
  });

  it('is not moved by a traineeship', () => {
    const traineeship = hire(1, ['2020-03-01', '2020-04-30'], { contract: contract('C.01.00') });
    expect(pathEndOf({ months: 6 }, CHOSEN, relationshipsOf([traineeship]))).toBe('2020-07-15');
  });

  it('is not moved by a job that ended before it began', () => {
    expect(endWith(['2020-03-01', '2020-02-20'])).toBe('2020-07-15');
  });

  it('moves on by as many days as the jobs that move it cover together', () => {
    fc.assert(
      fc.property(histories, (messages) => {
        const jobs = relationshipsOf(messages);
        const covered = new Set<string>();
        for (const { firstDay, lastDay, terms } of jobs) {
          const end = addDays(addMonths(CHOSEN, 6), covered.size);
          const inside = firstDay >= CHOSEN && firstDay <= end && !terms[0].contract.startsWith('C');
          if (!inside || lastDay === null || lastDay > addMonths(firstDay, 6)) continue;
          for (let date = firstDay; date <= lastDay; date = addDays(date, 1)) covered.add(date);
        }
        expect(daysBetween(day('2020-07-15'), pathEndOf({ months: 6 }, CHOSEN, jobs))).toBe(covered.size);
      }),
    );
  });
});
