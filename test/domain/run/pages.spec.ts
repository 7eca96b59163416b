import fc from 'fast-check';
import type { AskedOrder } from '../../../domain/run/commands';
import { orderName } from '../../../domain/run/order';
import { pagesOf } from '../../../domain/run/pages';

const PAYEES = ['apl/01234567897', 'apl/05779661007', 'employer/00488410010', 'cpi/D612C000002'] as never[];
const orders = fc.array(fc.constantFrom(...PAYEES), { maxLength: 60 }).map((payees) =>
  payees.map((payee, index): AskedOrder => ({
    stream: 'percorso/x',
    key: `pay-fee@${String(index)}`,
    payee,
  })),
);

it('every order is in one run, no run has more than it may, and whoever fits into one run is in one', () => {
  fc.assert(
    fc.property(orders, fc.integer({ min: 1, max: 20 }), (list, most) => {
      const pages = pagesOf(list, most);
      expect(pages.flat().map(orderName).sort()).toEqual(list.map(orderName).sort());
      for (const page of pages) {
        expect(page.length).toBeGreaterThan(0);
        expect(page.length).toBeLessThanOrEqual(most);
      }
      for (const payee of PAYEES) {
        const theirs = list.filter((one) => one.payee === payee).length;
        const runs = pages.filter((page) => page.some((one) => one.payee === payee)).length;
        expect(runs).toBe(Math.ceil(theirs / most));
      }
    }),
  );
});

it('no two runs that follow each other would fit into one, but for a payee who is cut', () => {
  const of = (payee: never, count: number) =>
    [...Array(count).keys()].map((index): AskedOrder => ({
      stream: 'percorso/x',
      key: `pay-fee@${String(payee)}${String(index)}`,
      payee,
    }));
  const [a, b, c] = PAYEES as [never, never, never];
  const sizes = (list: readonly AskedOrder[]) => pagesOf(list, 10).map((page) => page.length);
  expect(sizes([...of(a, 4), ...of(b, 6), ...of(c, 3)])).toEqual([10, 3]);
  expect(sizes([...of(a, 4), ...of(b, 7)])).toEqual([4, 7]);
  expect(sizes(of(a, 25))).toEqual([10, 10, 5]);
  expect(sizes([])).toEqual([]);
});
