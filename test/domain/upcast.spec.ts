import { EVENT_TYPES, schemaVersionOf, upcast } from '../../domain/upcast';

describe('a fact as it was written', () => {
  it.each(EVENT_TYPES)('%s in today’s schema is left as it is', (type) => {
    const data = { chooseBy: '2020-02-12' };
    expect(upcast(type, schemaVersionOf(type), data)).toBe(data);
  });

  it('an adhesion that was written when nobody asked the sex does not know it', () => {
    const { sex: _, ...written } = { requestedOn: '2020-01-07', sex: 'asked later' };
    expect(upcast('AdhesionSubmitted', 1, written)).toEqual({
      requestedOn: '2020-01-07',
      sex: { unknown: 'not-declared' },
    });
  });

  it('in a schema that this code does not know yet stops loudly', () => {
    expect(() => upcast('AplAccepted', schemaVersionOf('AplAccepted') + 1, {})).toThrow(
      'AplAccepted was written in schema 2; this code knows 1',
    );
  });

  it.each(['DoteIssued', '', 'aplAccepted', 'constructor', 'toString', '__proto__'])(
    'of a kind that nobody knows, «%s», stops loudly',
    (type) => {
      expect(() => upcast(type, 1, {})).toThrow(`No event is named ${type}`);
    },
  );
});
