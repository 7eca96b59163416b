import fc from 'fast-check';
import { UNEMPLOYMENT_LAW } from '../../../domain/programmes/unemployment';
import { addDays } from '../../../domain/time/civil-date';
import { daysAtWork } from '../../../domain/unemployment/days-at-work';
import { annulment, contract, hire } from '../employment/messages';
import { day } from '../values';

const DID = day('2018-01-01');
const ADHESION = day('2018-12-31');
const worked = (...messages: Parameters<typeof daysAtWork>[1]) =>
  daysAtWork({ didOn: DID, adhesionOn: ADHESION }, messages, UNEMPLOYMENT_LAW);

it('counts both ends of a job, and a day of two jobs once', () => {
  expect(worked()).toBe(0);
  expect(worked(hire(1, ['2018-03-01', '2018-03-31']))).toBe(31);
  expect(worked(hire(1, ['2018-03-01', '2018-03-31']), hire(2, ['2018-03-20', '2018-04-10']))).toBe(41);
});

it('counts from the DID to the eve of the adhesion', () => {
  expect(worked(hire(1, ['2017-11-01', '2018-01-02']))).toBe(2);
  expect(worked(hire(1, ['2018-12-30']))).toBe(1);
  expect(worked(hire(1, ['2018-12-31', '2019-03-31']))).toBe(0);
  expect(
    daysAtWork({ didOn: ADHESION, adhesionOn: ADHESION }, [hire(1, ['2018-12-01'])], UNEMPLOYMENT_LAW),
  ).toBe(0);
});

it('counts no traineeship, and nothing that was annulled', () => {
  const spring = ['2018-03-01', '2018-03-31'] as const;
  expect(worked(hire(1, spring, { contract: contract('C.01.00') }))).toBe(0);
  const job = hire(2, spring);
  expect(worked(job, annulment(3, job))).toBe(0);
});

it('counts the same days one by one', () => {
  const spans = fc.array(fc.tuple(fc.integer({ min: -30, max: 400 }), fc.nat(60)), { maxLength: 6 });
  fc.assert(
    fc.property(spans, (jobs) => {
      const days = jobs.map(([from, length]) => [addDays(DID, from), addDays(DID, from + length)] as const);
      const messages = days.map((span, index) => hire(index + 1, span));
      const held = Array.from({ length: 364 }, (_, nth) => addDays(DID, nth)).filter((one) =>
        days.some(([from, to]) => from <= one && one <= to),
      );
      expect(worked(...messages)).toBe(held.length);
    }),
  );
});
