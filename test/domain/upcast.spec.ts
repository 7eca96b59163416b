import { EVENT_TYPES } from '../../domain/deciders';
import { schemaVersionOf, upcast, upcastCommand } from '../../domain/upcast';

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

  it.each([
    ['FeeAssessed', { part: 'result', entitledCents: 170_000, differenceCents: 170_000 }],
    ['PaymentProposed', { cents: 170_000 }],
    ['PaymentApproved', { proposal: 23, cents: 170_000 }],
    ['RecoveryOpened', { cents: 170_000 }],
    ['RecoveryRecorded', { cents: 170_000 }],
  ])('%s that named an APL by its code names it as a payee of that kind', (type, same) => {
    expect(upcast(type, 1, { ...same, aplId: '57894950971' })).toEqual({ ...same, payee: 'apl/57894950971' });
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

describe('a command as it was asked', () => {
  const on = '2020-10-01';

  it.each([
    ['ProposePayment', {}],
    ['RecordRecovery', { cents: 170_000 }],
  ] as const)('%s that named an APL by its code names it as a payee of that kind', (type, same) => {
    expect(upcastCommand({ type, on, ...same, aplId: '57894950971' })).toEqual({
      type,
      on,
      ...same,
      payee: 'apl/57894950971',
    });
  });

  it.each([
    { type: 'ProposePayment', on, payee: 'cpi/D612C000002' },
    { type: 'RecordRecovery', on, payee: 'employer/01234567890', cents: 1 },
    { type: 'TakeInCharge', on },
  ] as const)('%j, in today’s shape, is left as it is', (command) => {
    expect(upcastCommand(command)).toBe(command);
  });
});
