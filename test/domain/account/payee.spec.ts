import { parsePayee, payeeId } from '../../../domain/account/payee';
import { APL_GINESTRA, MARIA } from '../values';

describe('a payee', () => {
  it.each([
    ['apl', APL_GINESTRA],
    ['cpi', 'D612C000002'],
    ['person', MARIA],
    ['employer', '01234567890'],
    ['employer', '0123456789abcdef0123456789abcdef'],
  ])('of the kind «%s» is named by it and by the identifier that it has: %s', (kind, id) => {
    const payee = parsePayee(`${kind}/${id}`);
    expect(payee).toBe(`${kind}/${id}`);
    expect(payee === undefined ? undefined : payeeId(payee)).toBe(id);
  });

  it.each([
    APL_GINESTRA,
    '',
    '/',
    'apl',
    'apl/',
    `APL/${APL_GINESTRA}`,
    `bank/${APL_GINESTRA}`,
    `apl /${APL_GINESTRA}`,
    `apl/${APL_GINESTRA} `,
    `apl/apl/${APL_GINESTRA}`,
    'apl/57894950972',
    'apl/D612C000002',
    'cpi/D612',
    `cpi/${APL_GINESTRA}`,
    `person/${MARIA.toUpperCase()}`,
    'person/1',
    'employer/0123456789',
    `employer/${'A'.repeat(32)}`,
    `constructor/${APL_GINESTRA}`,
  ])('is none of «%s»', (text) => {
    expect(parsePayee(text)).toBeUndefined();
  });
});
