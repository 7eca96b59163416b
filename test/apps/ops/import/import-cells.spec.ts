import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { cellsOf } from '../../../../apps/ops/import/read/cells';
import { parseCells } from '../../../../apps/ops/import/read/column';
import { headerMistakes, openRows, type Row } from '../../../../apps/ops/import/read/rows';
import { REGISTERS } from '../../../../apps/ops/import/files/registers';
import { day, decimal, municipality, ownId, taxCode, words } from '../../../../apps/ops/import/read/values';

test('a line is cut at its separators, but not at those inside quotes', () => {
  const lines = ['a;b;c', '', ';;', '"a;b";c', '"say ""so""";"";x', '"";""'];
  expect(lines.map(cellsOf)).toEqual([
    ['a', 'b', 'c'],
    [''],
    ['', '', ''],
    ['a;b', 'c'],
    ['say "so"', '', 'x'],
    ['', ''],
  ]);
});

test('quotes that do not match spoil the line', () => {
  for (const line of ['"a;b', 'a"b;c', '"a"b;c', 'a;"']) expect(cellsOf(line)).toBeUndefined();
});

test('a quote that is never closed spoils its own line and no other', async () => {
  const rows = await rowsOf('a;b\n"x;1\ny;2\n');
  expect(rows).toEqual([
    { line: 2, cells: ['x', '1'], fault: { field: '', reason: 'quotes-unbalanced' } },
    { line: 3, cells: ['y', '2'], fault: undefined },
  ]);
});

test('rows with too few or too many cells, no UTF-8 or endless lines are refused with their numbers', async () => {
  const latin = Buffer.from('a;b\nx\n1;2;3\n\nperch\u00e9;2\n', 'latin1');
  const rows = await rowsOf(Buffer.concat([latin, Buffer.from(`${'z'.repeat(70_000)}\nlast;row`)]));
  expect(rows.map(({ line, fault }) => [line, fault?.reason])).toEqual([
    [2, 'columns-missing'],
    [3, 'columns-too-many'],
    [5, 'line-unreadable'],
    [6, 'line-unreadable'],
    [7, undefined],
  ]);
});

test('a byte-order mark and carriage returns of other systems are no part of a cell', async () => {
  const path = written('\uFEFFa;b\r\nx;1\r\n');
  const { header, rows } = await openRows(path);
  expect(header).toEqual(['a', 'b']);
  expect((await rows.next()).value).toMatchObject([{ cells: ['x', '1'] }]);
});

test('a header is compared with the columns that the file must have', () => {
  const columns = { one: words, two: words };
  expect(headerMistakes('file', ['two', 'one'], columns)).toEqual([]);
  expect(headerMistakes('file', ['one', 'three', 'one'], columns).map(({ en }) => en)).toEqual([
    'file.csv has no column two',
    'file.csv has an unknown column three',
    'file.csv has a column twice: one',
  ]);
});

test('dates that are written wrongly and dates that do not exist are told apart', () => {
  const faults = ['31/02/2020', '2020-02-01', '1/2/2020'].map((text) => parsed({ on: day }, [text]));
  expect(faults.map((one) => ('faults' in one ? one.faults : []))).toEqual([
    [{ field: 'on', reason: 'date-impossible' }],
    [{ field: 'on', reason: 'date-malformed' }],
    [{ field: 'on', reason: 'date-malformed' }],
  ]);
  expect(parsed({ on: day }, ['29/02/2020'])).toEqual({ row: { on: '2020-02-29' } });
});

test('texts are normalised, and characters that no register can hold are refused', () => {
  expect(parsed({ name: words }, ['Nicolo\u0300'])).toEqual({ row: { name: 'Nicol\u00f2' } });
  for (const text of ['a\u0000b', 'a\tb', '\u0007', ' a', 'x'.repeat(201)])
    expect(parsed({ name: words }, [text])).toMatchObject({ faults: [{ reason: 'text-not-allowed' }] });
});

test('a code is checked in the characters in which it came, before any normal form makes others of them', () => {
  const kelvin = '\u212a';
  const codes = { code: ownId, place: municipality, tax: taxCode };
  const cells = ['A-K', 'K612', 'PQRPRK01B28D612D'];
  const faults = (changed: readonly string[]) => {
    const read = parsed(codes, changed);
    return 'faults' in read ? read.faults.map(({ field }) => field) : [];
  };
  expect(faults(cells)).toEqual([]);
  expect(faults(cells.map((cell) => cell.replace('K', kelvin)))).toEqual(['code', 'place', 'tax']);
});

test('a region is one of the list in one of its official writings, not whatever begins like one', () => {
  const read = (regione: string) =>
    parsed(REGISTERS.comuni.schema.shape, ['D612', 'Firenze', 'FI', regione, '']);
  const names = [
    'Toscana',
    'Trentino-Alto Adige/S\u00fcdtirol',
    'Valle d\u2019Aosta',
    "Valle d'Aosta/Vall\u00e9e d'Aoste",
  ];
  for (const name of names) expect(read(name)).toHaveProperty('row');
  for (const name of ['Toscana/', 'Toscana/Tuscany', 'toscana', 'constructor', 'toString', '__proto__', ''])
    expect(read(name)).toMatchObject({ faults: [{ field: 'regione' }] });
});

test('decimals become integers of their smallest unit', () => {
  const read = ['0,5806', '1', '0,1', '10000', '0,58061', '-1', '1.5', ''].map((text) =>
    decimal(text, 4, 10_000),
  );
  expect(read).toEqual([5_806, 10_000, 1_000, undefined, undefined, undefined, undefined, undefined]);
});

function parsed(columns: z.core.$ZodShape, cells: readonly string[]) {
  return parseCells(z.object(columns), Object.keys(columns), cells);
}

async function rowsOf(content: string | Buffer): Promise<readonly Row[]> {
  const { rows } = await openRows(written(content));
  const all: Row[] = [];
  for await (const page of rows) all.push(...page);
  return all;
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function written(content: string | Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'percorsi-rows-'));
  folders.push(folder);
  const path = join(folder, 'file.csv');
  writeFileSync(path, content);
  return path;
}
