import fc from 'fast-check';
import { KEPT_TEXT, quoted, quotedCause, shown, shownLines } from '../../../apps/modules/texts/shown';

test.each([
  ['\u001b[2J\u001b[31mX', '\\u001b[2J\\u001b[31mX'],
  ['a\u0000b', 'a\\u0000b'],
  ['a\u009b31m', 'a\\u009b31m'],
  ['\u202efdp.exe', '\\u202efdp.exe'],
  ['a\u200b\ufeffb', 'a\\u200b\\ufeffb'],
  ['a\r\nb\tc', 'a\\u000d\\u000ab\\u0009c'],
  ['a\u2028b', 'a\\u2028b'],
  ['\udb40\udc01', '\\udb40\\udc01'],
  ['\ud800', '\\ud800'],
  ['Nicolò D’Amico, 東京', 'Nicolò D’Amico, 東京'],
])('%j is shown as %j', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

const anything = fc.string({
  unit: fc.constantFrom(...Array.from('aò东"\\\n\r\t\u0000\u001b\u007f\u009b\u200e\u202e\u2029\ufeff\ud83d')),
});

test('nothing that a terminal takes as an order is left, a text of before is not changed again', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(shown(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(shown(shown(text))).toBe(shown(text));
      expect(shownLines(text).split('\n')).toEqual(text.split('\n').map(shown));
    }),
  );
});

// Node 24.21 may read a key that is nothing but one escape, "\\u200e", as a backslash; so each has a letter before.
const keys = anything.map((key) => `k${key}`);

test('a JSON text says the same afterwards', () => {
  fc.assert(
    fc.property(fc.dictionary(keys, anything), (document) => {
      expect(JSON.parse(shown(JSON.stringify(document)))).toEqual(document);
    }),
  );
});

test('what is quoted is no longer than a line bears, a cause is one line', () => {
  expect(quoted('x'.repeat(70_000))).toHaveLength(60);
  expect(quotedCause('syntax error\n  at line 1\u001b[2J')).toBe('syntax error at line 1\\u001b[2J');
  expect(quotedCause('x'.repeat(70_000))).toHaveLength(300);
});

test('the register keeps no control character, no half of one, and no sign of what was read wrongly', () => {
  for (const text of ['', 'Nicolò', 'a\u202eb']) expect(KEPT_TEXT.test(text)).toBe(true);
  for (const text of ['\u0000', 'a\tb', '\ud800', 'Nicol\ufffd']) expect(KEPT_TEXT.test(text)).toBe(false);
});
