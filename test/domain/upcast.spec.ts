import { SCHEMA_VERSIONS, upcast } from '../../domain/upcast';

describe('a fact as it was written', () => {
  it.each(Object.entries(SCHEMA_VERSIONS))('%s in today’s schema, %d, is left as it is', (type, version) => {
    const data = { chooseBy: '2020-02-12' };
    expect(upcast(type, version, data)).toBe(data);
  });

  it('in a schema that this code does not know yet stops loudly', () => {
    expect(() => upcast('AplAccepted', SCHEMA_VERSIONS.AplAccepted + 1, {})).toThrow(
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
