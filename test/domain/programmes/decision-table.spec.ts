import {
  casesOf,
  gapsOf,
  matchOf,
  overlapsOf,
  type DecisionTable,
} from '../../../domain/programmes/decision-table';
import { TOS_PIO2_INCENTIVES } from '../../../domain/programmes/tos-pio2-incentives';

const source = { id: 'T', act: 'T', status: 'proposed', text: { it: 'T', en: 'T' } } as const;
const columns = { colour: ['red', 'blue'], size: ['small', 'large'] } as const;
const table: DecisionTable<typeof columns> = {
  columns,
  rows: [
    { name: 'all red', when: { colour: ['red'] }, cents: 1, source },
    { name: 'large blue', when: { colour: ['blue'], size: ['large'] }, cents: 2, source },
  ],
};

describe('a decision table', () => {
  it('says which row holds, and which columns spoke against the others', () => {
    expect(matchOf(table, { colour: 'red', size: 'small' })).toMatchObject({
      row: { name: 'all red' },
      against: { 'large blue': ['colour', 'size'] },
    });
    expect(matchOf(table, { colour: 'blue', size: 'small' })).toEqual({
      row: null,
      against: { 'all red': ['colour'], 'large blue': ['size'] },
    });
  });

  it('names the row that holds among none of the others', () => {
    expect(matchOf(table, { colour: 'red', size: 'large' })).toEqual({
      row: table.rows[0],
      against: { 'large blue': ['colour'] },
    });
  });

  it('has every combination of its columns as a case', () => {
    expect(casesOf(table)).toHaveLength(4);
  });

  it('finds the cases without a row', () => {
    expect(gapsOf(table)).toEqual([{ colour: 'blue', size: 'small' }]);
  });

  it('finds the cases with two rows', () => {
    const rows = [...table.rows, { name: 'all large', when: { size: ['large'] }, cents: 3, source } as const];
    expect(overlapsOf({ columns, rows })).toEqual([
      { case: { colour: 'red', size: 'large' }, rows: ['all red', 'all large'] },
      { case: { colour: 'blue', size: 'large' }, rows: ['large blue', 'all large'] },
    ]);
    expect(overlapsOf(table)).toEqual([]);
  });
});

describe('the amounts of TOS-PIO2', () => {
  const { amounts } = TOS_PIO2_INCENTIVES;

  it('do not overlap', () => {
    expect(overlapsOf(amounts)).toEqual([]);
  });

  it('leave out what earns nothing, and only that', () => {
    const gaps = gapsOf(amounts).filter(
      ({ hours, contract }) => hours !== 'below-half' && contract !== 'other',
    );
    const spoken = gaps.map(({ contract, months, place }) => `${contract} ${months} ${place}`);
    expect([...new Set(spoken)].sort()).toEqual([
      'apprenticeship 3-to-6 crisis',
      'apprenticeship 3-to-6 ordinary',
      'apprenticeship under-3 crisis',
      'apprenticeship under-3 ordinary',
      'fixed-term 3-to-6 ordinary',
      'fixed-term open crisis',
      'fixed-term open ordinary',
      'fixed-term under-3 crisis',
      'fixed-term under-3 ordinary',
    ]);
  });

  it('lie between 250 and 8,000 EUR, part time half of full time (R-INC-03)', () => {
    const cents = amounts.rows.map((row) => row.cents);
    expect([Math.min(...cents), Math.max(...cents)]).toEqual([25_000, 800_000]);
    for (let at = 0; at < cents.length; at += 2) expect(cents[at]).toBe(2 * (cents[at + 1] ?? 0));
  });

  it('say of each row where it comes from', () => {
    expect(
      amounts.rows.filter(({ source: { status } }) => status === 'proposed').map(({ name }) => name),
    ).toEqual(['from 6 to 12 months, part time', 'from 3 to 6 months in a crisis area, full time']);
  });
});
