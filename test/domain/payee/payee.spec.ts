import { parseAccountId, parseStreamId, payeeStream } from '../../../domain/identifiers';
import type { PayeeCommand } from '../../../domain/payee/payee';
import { ask, EMPTY, factsOf, stateOf, type World } from '../model';
import { APL_GINESTRA, day, made, moment, OFFICER } from '../values';

const STREAM = payeeStream(`apl/${APL_GINESTRA}`);
const ACCOUNT = made(parseAccountId, 'eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee');
const on = day('2020-03-02');

const told = (world: World, command: PayeeCommand) =>
  ask(world, { stream: STREAM, command, at: moment('2020-03-02'), actor: OFFICER });
const check = (more: object = {}): PayeeCommand => ({
  type: 'RecordCheck',
  on,
  check: 'durc',
  outcome: 'clear',
  validUntil: null,
  ...more,
});

describe('whoever is paid', () => {
  it('has a stream of its own, whatever its kind', () => {
    expect(parseStreamId(STREAM)).toBe(STREAM);
    for (const text of ['payee/D612C000002', 'payee/apl/12345678901', 'payee/cpi/57894950971'])
      expect(parseStreamId(text)).toBeUndefined();
  });

  it('is paid to the account told last', () => {
    const declared = { type: 'DeclareAccount', on, accountId: ACCOUNT, holder: 'another' } as const;
    const { world } = told(told(EMPTY, declared).world, { ...declared, holder: 'payee' });
    expect(factsOf(world, STREAM).map(({ event }) => event)).toEqual([
      { type: 'AccountDeclared', accountId: ACCOUNT, holder: 'another' },
      { type: 'AccountDeclared', accountId: ACCOUNT, holder: 'payee' },
    ]);
    expect(stateOf(world, STREAM)).toMatchObject({ account: { accountId: ACCOUNT, holder: 'payee' } });
  });

  it.each([
    [{}, '2020-06-30'],
    [{ check: 'art-48-bis' }, '2020-04-01'],
    [{ validUntil: day('2020-05-01') }, '2020-05-01'],
  ])('has a check %j that is good until %s', (more, validUntil) => {
    const { world } = told(EMPTY, check(more));
    expect(factsOf(world, STREAM)[0]?.event).toMatchObject({ type: 'CheckRecorded', validUntil });
  });

  it.each([
    [{ validUntil: day('2020-07-01') }, 'check-valid-too-long', ['2020-06-30']],
    [{ validUntil: day('2020-03-01') }, 'dates-out-of-order', []],
    [{ on: day('2020-03-03') }, 'date-in-the-future', []],
  ])('has no check %j', (more, reason, missing) => {
    expect(told(EMPTY, check(more)).decision).toMatchObject({ rejection: { reason, missing } });
  });

  it('may be party to several disputes, each of which is closed by itself and once', () => {
    const opened = told(told(EMPTY, { type: 'OpenDispute', on }).world, { type: 'OpenDispute', on }).world;
    expect(stateOf(opened, STREAM)).toMatchObject({ disputes: [1, 2] });
    const close: PayeeCommand = { type: 'CloseDispute', on, dispute: 1 };
    const closed = told(opened, close);
    expect(stateOf(closed.world, STREAM)).toMatchObject({ disputes: [2] });
    for (const { decision } of [told(closed.world, close), told(EMPTY, close)])
      expect(decision).toMatchObject({ rejection: { reason: 'dispute-unknown', missing: ['1'] } });
  });
});
