import fc from 'fast-check';
import {
  aplStream,
  envelopeStream,
  idOf,
  kindOf,
  parseAplId,
  parseContractCode,
  parseCpiId,
  parseEnvelopeCode,
  parseMunicipalityCode,
  parsePercorsoId,
  parsePersonId,
  parseProgrammeCode,
  parseProtocol,
  parseRegionCode,
  parseStreamId,
  percorsoStream,
  personStream,
} from '../../domain/identifiers';
import { deciderOf } from '../../domain/deciders';
import { likenesses } from './likenesses';
import { APL_GINESTRA, ENVELOPE, MARIA, PERCORSO_A } from './values';

describe('the identifier of an APL', () => {
  it.each(['67653560978', '52980650502', '62728540469', '01234567897'])('%s has its check digit', (code) => {
    expect(parseAplId(code)).toBe(code);
  });

  it('with any other last digit is none', () => {
    const others = Array.from('0123456789').map((digit) => `6765356097${digit}`);
    expect(others.filter((code) => parseAplId(code) !== undefined)).toEqual(['67653560978']);
  });

  it('with one digit changed is none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digits = Array.from('67653560978');
        digits[place] = String((Number(digits[place]) + by) % 10);
        expect(parseAplId(digits.join(''))).toBeUndefined();
      }),
    );
  });

  it.each(['6765356097', '676535609788', '6765356097X', '', 'IT67653560978', ' 67653560978'])(
    '«%s» is none',
    (text) => {
      expect(parseAplId(text)).toBeUndefined();
    },
  );
});

describe('an identifier of any kind', () => {
  it.each([
    [parseAplId, '67653560978'],
    [parseCpiId, 'K612C000002'],
    [parseMunicipalityCode, 'K612'],
    [parseContractCode, 'A.01.00'],
    [parseProtocol, '1700020000000017'],
    [parseProgrammeCode, 'TOS-SI1K'],
    [parseEnvelopeCode, 'TOS-SI1K-KIT'],
    [parsePersonId, 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'],
  ] as readonly (readonly [(text: string) => string | undefined, string])[])(
    '%p reads %s as it stands, and nothing that only looks like it',
    (parse, text) => {
      expect(parse(text)).toBe(text);
      const around = [` ${text}`, `${text} `, `${text}\n`, `\ufeff${text}`, `${text}\u200b`];
      expect([...likenesses(text), ...around].filter((other) => parse(other) !== undefined)).toEqual([]);
    },
  );
});

describe('the other identifiers', () => {
  it.each([
    [parseCpiId, 'D612C000002'],
    [parseCpiId, 'H501X000004'],
    [parsePercorsoId, '11111111-1111-4111-8111-111111111111'],
    [parseProgrammeCode, 'TOS-PIO2'],
    [parseProgrammeCode, 'GOL'],
    [parseProgrammeCode, 'VA-DOTE'],
    [parseProgrammeCode, 'AUTO'],
    [parseEnvelopeCode, 'TOS-PIO2-ASSEGNO'],
    [parseRegionCode, '01'],
    [parseRegionCode, '09'],
    [parseRegionCode, '20'],
  ] as const)('%p reads %s', (parse, text) => {
    expect(parse(text)).toBe(text);
  });

  it.each([
    [parseCpiId, 'd612c000002'],
    [parseCpiId, 'D612C00002'],
    [parseCpiId, 'D612C0000022'],
    [parsePercorsoId, '11111111-1111-4111-8111-11111111111'],
    [parsePercorsoId, '11111111-1111-4111-8111-11111111111G'],
    [parsePercorsoId, 'AAAAAAAA-AAAA-4AAA-8AAA-AAAAAAAAAAAA'],
    [parsePercorsoId, '11111111-1111-4111-c111-111111111111'],
    [parseProgrammeCode, 'PIO2'],
    [parseProgrammeCode, 'tos-pio2'],
    [parseEnvelopeCode, 'TOS'],
    [parseRegionCode, '00'],
    [parseRegionCode, '21'],
    [parseRegionCode, '9'],
  ] as const)('%p does not read «%s»', (parse, text) => {
    expect(parse(text)).toBeUndefined();
  });
});

describe('a stream', () => {
  const streams = [
    [percorsoStream(PERCORSO_A), 'percorso', PERCORSO_A],
    [personStream(MARIA), 'person', MARIA],
    [aplStream(APL_GINESTRA), 'apl', APL_GINESTRA],
    [envelopeStream(ENVELOPE), 'envelope', ENVELOPE],
  ] as const;

  it.each(streams)('%s is of kind %s with its identifier, and has the decider of its kind', (...one) => {
    const [stream, kind, id] = one;
    expect(parseStreamId(stream)).toBe(stream);
    expect(kindOf(stream)).toBe(kind);
    expect(idOf(stream)).toBe(id);
    expect(deciderOf(stream).kind).toBe(kind);
  });

  it.each(['percorso/1', 'percorso', 'percorso/', `perco/${PERCORSO_A}`, `apl/${PERCORSO_A}`, '/', 'apl/1'])(
    '«%s» is none',
    (text) => {
      expect(parseStreamId(text)).toBeUndefined();
    },
  );
});
