import fc from 'fast-check';
import { birthOf, matchesBirthDate, parseCodiceFiscale, parseTaxCode } from '../../domain/codice-fiscale';
import { likenesses } from './likenesses';
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
    ['12345678901', 'eleven digits with a wrong check digit'],
    ['00000000000', 'eleven zeros, which nobody was ever given'],
    ['6149272903', 'ten digits'],
    ['614927290350', 'twelve digits'],
    ['6149272903S', 'ten digits and a letter'],
    ['', 'nothing'],
    [`${ROSSI}\n`, 'a line end after it'],
    [` ${ROSSI}`, 'a blank before it'],
    ['RSSPRJ85T10D612I'.replace('SS', 'ß'), 'a letter that capitals make two of'],
    ['ſſſPRJ85T10D612I', 'letters that capitals make Latin ones of'],
    [ROSSI.replace('M', 'ｍ'), 'a letter of full width'],
    ['GHRLNE97S54Z129L'.replace('G', 'ｇ'), 'another letter of full width'],
    ['RSSMRA85T10A562S'.replace('85', '８５'), 'digits of full width'],
    ['RSSMRA85T10A562S'.replace('85', '٨٥'), 'digits of another script'],
    ['６１４９２７２９０３５', 'a provisional code in digits of full width'],
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
    expect(validOf(`RSSMRA85${month}${dayOfMonth}A562`)).toEqual([]);
  });

  it('states 29 February only of a year that was leap in one of the two centuries', () => {
    const years = Array.from({ length: 100 }, (_, year) => String(year).padStart(2, '0'));
    for (const dayOfMonth of ['29', '69']) {
      const leap = years.filter((year) => validOf(`RSSMRA${year}B${dayOfMonth}A562`).length > 0);
      expect(leap).toEqual(years.filter((year) => Number(year) % 4 === 0));
    }
  });

  it('of 29 February 1900 has no birth date: with it the century is settled, and that day never was', () => {
    const [code] = validOf('RSSMRA00B29A562');
    const born = made(parseCodiceFiscale, code ?? '');
    expect(matchesBirthDate(born, day('2000-02-29'))).toBe(true);
    expect(matchesBirthDate(born, day('1900-02-28'))).toBe(false);
    expect(matchesBirthDate(born, day('1900-03-01'))).toBe(false);
  });

  it('is nothing but 16 ASCII letters and digits, or 11 digits, whatever capitals and normal forms make of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 18 }), (text) => {
        if (parseTaxCode(text) !== undefined) expect(text).toMatch(/^([A-Za-z0-9]{16}|[0-9]{11})$/);
      }),
    );
    const alike = [ROSSI, ROSSI.toLowerCase(), 'PQRPRK01B28D612D', '61492729035'].flatMap(likenesses);
    expect(alike.length).toBeGreaterThan(100);
    expect(alike.filter((text) => parseTaxCode(text) !== undefined)).toEqual([]);
  });

  it.each(['61492729035', '80000000002'])('%s, provisional, is one in every respect', (code) => {
    expect(parseTaxCode(code)).toEqual({ plain: code, written: code });
  });

  it('of eleven digits states neither birth nor sex, and no birth date contradicts it', () => {
    const code = made(parseCodiceFiscale, '61492729035');
    expect(birthOf(code)).toBeUndefined();
    expect(matchesBirthDate(code, day('1985-12-10'))).toBe(true);
  });

  it('keeps the form in which it was written beside the plain one', () => {
    expect(parseTaxCode('rssmra85t10a56nh')).toEqual({ plain: ROSSI, written: 'RSSMRA85T10A56NH' });
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
      place: 'A562',
    });
    expect(birthOf(made(parseCodiceFiscale, 'VRDLRA92L47D612V'))).toEqual({
      yearOfCentury: 92,
      month: 7,
      day: 7,
      sex: 'F',
      place: 'D612',
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

/** The codes with those first fifteen characters and a right check character. */
function validOf(first15: string): readonly string[] {
  return LETTERS.map((check) => first15 + check).filter((code) => parseCodiceFiscale(code) !== undefined);
}

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
