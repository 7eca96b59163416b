import fc from 'fast-check';
import { isSameUser, userOf } from '../../domain/users';

describe('a user', () => {
  it.each([
    ['in capitals', 'm-1', 'M-1'],
    ['as an address in capitals', 'anna.bianchi@example.org', 'Anna.Bianchi@EXAMPLE.org'],
    ['with spaces around', 'm-1', '  m-1\t'],
    ['with a no-break space behind', 'm-1', 'm-1\u00a0'],
    ['with what cannot be seen', 'm-1', 'm\u200b-\u00ad1\ufeff'],
    ['with a combined accent', 'nicol\u00f2', 'NICOLO\u0300'],
    ['with a sharp s', 'wei\u00df', 'WEISS'],
    ['with a capital sharp s', 'wei\u1e9e', 'weiss'],
    ['with the sign of the Kelvin', 'k-1', '\u212a-1'],
    ['with a final sigma', '\u03c3\u03ce\u03c3', '\u03a3\u038f\u03a3'],
  ])('is one person, also %s', (_, one, other) => {
    expect(isSameUser(one, other)).toBe(true);
    expect(userOf(other)).toBe(userOf(one));
  });

  it.each([
    ['m-1', 'm-2'],
    ['m-1', 'm1'],
    ['m-1', 'm.1'],
    ['anna', 'anna@example.org'],
  ])('%s is not %s', (one, other) => {
    expect(isSameUser(one, other)).toBe(false);
  });

  it('has one form, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (written) => {
        const user = userOf(written);
        expect(userOf(user)).toBe(user);
        expect(isSameUser(written.toUpperCase(), written)).toBe(true);
      }),
    );
  });
});
