import fc from 'fast-check';
import { birthOf, matchesBirthDate, parseCodiceFiscale } from '../../domain/codice-fiscale';
import { day, made } from './values';

const ROSSI = 'RSSMRA85T10A562S';

describe('a codice fiscale', () => {
  it.each([ROSSI, 'VRDLRA92L47D612V', 'RGGVSC78H22M082J', 'GHRLNE97S54Z129L'])('%s is valid', (code) => {
    expect(parseCodiceFiscale(code)).toBe(code);
  });

  it('is read in any case', () => {
    expect(parseCodiceFiscale(ROSSI.toLowerCase())).toBe(ROSSI);
  });

  it.each(['RSSMRA85T10A56NH', 'RSSMRA85T10A5SNT', 'RSSMRAURTMLARSNL'])(
    'an omocode, %s, is read as the plain form of the same person',
    (omocode) => {
      expect(parseCodiceFiscale(omocode)).toBe(ROSSI);
    },
  );

  it.each([
    ['RSSMRA85T10A562T', 'a wrong check character'],
    ['RSSMRA85T10A56NS', 'an omocode with the check character of its plain form'],
    ['RSSMRA85T10A562', 'too short'],
    ['RSSMRA85T10A562SS', 'too long'],
    ['RSSMRA85F10A562S', 'no such month letter'],
    ['RSSMRA85T10A5 2S', 'a blank'],
    ['12345678901', 'the provisional code of eleven digits'],
    ['', 'nothing'],
  ])('«%s» is none: %s', (text) => {
    expect(parseCodiceFiscale(text)).toBeUndefined();
  });

  it.each([
    ['B', '30', '30 February'],
    ['B', '70', '30 February of a woman'],
    ['D', '31', '31 April'],
    ['A', '00', 'day 0'],
    ['A', '40', 'day 40'],
    ['A', '72', 'day 32 of a woman'],
  ])('has no day such as month %s, day %s: %s', (month, dayOfMonth) => {
    const codes = LETTERS.map((check) => `RSSMRA85${month}${dayOfMonth}A562${check}`);
    expect(codes.map(parseCodiceFiscale)).toEqual(codes.map(() => undefined));
  });

  it('may state 29 February: the century decides whether the day existed', () => {
    const codes = LETTERS.map((check) => parseCodiceFiscale(`RSSMRA00B29A562${check}`));
    expect(codes.filter((code) => code !== undefined)).toHaveLength(1);
  });

  it('has exactly one check character', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{6}\d{2}[ABCDEHLMPRST](0[1-9]|1\d|2[0-8])[A-Z]\d{3}$/), (body) => {
        const valid = LETTERS.filter((check) => parseCodiceFiscale(body + check) !== undefined);
        expect(valid).toHaveLength(1);
      }),
    );
  });
});

describe('the birth that a code states', () => {
  it('is day, month and sex, and a year without its century', () => {
    expect(birthOf(made(parseCodiceFiscale, ROSSI))).toEqual({
      yearOfCentury: 85,
      month: 12,
      day: 10,
      sex: 'M',
    });
    expect(birthOf(made(parseCodiceFiscale, 'VRDLRA92L47D612V'))).toEqual({
      yearOfCentury: 92,
      month: 7,
      day: 7,
      sex: 'F',
    });
  });

  it.each([
    ['1985-12-10', true],
    ['1885-12-10', true],
    ['1985-12-11', false],
    ['1985-11-10', false],
    ['1986-12-10', false],
  ])('is %s: %s', (birth, matches) => {
    expect(matchesBirthDate(made(parseCodiceFiscale, ROSSI), day(birth))).toBe(matches);
  });

  it('of a woman is found without the forty', () => {
    expect(matchesBirthDate(made(parseCodiceFiscale, 'VRDLRA92L47D612V'), day('1992-07-07'))).toBe(true);
    expect(matchesBirthDate(made(parseCodiceFiscale, 'GHRLNE97S54Z129L'), day('1997-11-14'))).toBe(true);
  });
});

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
