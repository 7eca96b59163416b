import { deciderOf, type Command } from '../../../domain/deciders';
import { personStream } from '../../../domain/identifiers';
import type { DeathSource } from '../../../domain/person/death';
import {
  annulment,
  conversion,
  end,
  extension,
  hire,
  receivedOn,
  rectification,
} from '../employment/messages';
import { ask, EMPTY, factsOf, stateOf, type World } from '../model';
import { CPI, day, MARIA, moment } from '../values';

const STREAM = personStream(MARIA);
const asks = (world: World, on: string, command: Command) =>
  ask(world, { stream: STREAM, command, at: moment(on), actor: CPI });
const died = (on: string, source: DeathSource = 'population-register'): Command => ({
  type: 'ReportDeath',
  on: day(on),
  source,
});
const WITHDRAW: Command = { type: 'WithdrawDeath', source: 'population-register' };
const registered = asks(EMPTY, '2020-01-07', { type: 'RegisterPerson' }).world;
const dead = asks(registered, '2020-06-03', died('2020-06-01')).world;
const reasonOf = (world: World, on: string, command: Command) => {
  const { decision } = asks(world, on, command);
  return decision.verdict === 'refused' ? [decision.rejection.reason, ...decision.rejection.missing] : [];
};

describe('the death of a person', () => {
  it('is one fact of the person: the day, who told, and nothing else', () => {
    expect(factsOf(dead, STREAM).at(-1)).toMatchObject({ effectiveOn: '2020-06-01', actor: CPI, basis: [] });
    expect(factsOf(dead, STREAM).at(-1)?.event).toEqual({
      type: 'DeathReported',
      diedOn: '2020-06-01',
      source: 'population-register',
    });
  });

  it('is told once: again changes nothing, of another day is refused, of a day to come too', () => {
    const again = asks(dead, '2020-06-04', died('2020-06-01', 'family'));
    expect([again.decision, again.world]).toEqual([expect.objectContaining({ verdict: 'accepted' }), dead]);
    expect(reasonOf(dead, '2020-06-04', died('2020-06-02'))).toEqual([
      'death-already-reported',
      '2020-06-01',
    ]);
    expect(reasonOf(registered, '2020-06-01', died('2020-06-02'))).toEqual(['date-in-the-future']);
    expect(reasonOf(EMPTY, '2020-06-01', died('2020-06-01'))).toEqual(['person-unknown']);
  });

  it('is taken back by a fact that names it, and may then be told with the right day', () => {
    const back = asks(dead, '2020-06-10', WITHDRAW).world;
    expect(factsOf(back, STREAM).at(-1)?.event).toEqual({
      type: 'DeathWithdrawn',
      death: 2,
      source: 'population-register',
    });
    expect(stateOf(back, STREAM)).toEqual(stateOf(registered, STREAM));
    expect(reasonOf(back, '2020-06-10', WITHDRAW)).toEqual(['death-not-reported']);
    expect(reasonOf(EMPTY, '2020-06-10', WITHDRAW)).toEqual(['person-unknown']);
    const right = asks(back, '2020-06-11', died('2020-05-30')).world;
    expect(stateOf(right, STREAM)).toMatchObject({ death: { on: '2020-05-30', version: 4 } });
  });

  it('says who told by a closed list, in which there is nothing about health', () => {
    expect(deciderOf(STREAM).facts).toMatchObject({ DeathReported: 'kept', DeathWithdrawn: 'kept' });
  });
});

describe('employment after the death', () => {
  const HIRE = hire(1, ['2020-03-02', '2020-12-31']);
  const told = asks(registered, '2020-03-02', { type: 'ReportEmployment', communication: HIRE }).world;
  const after = asks(told, '2020-06-03', died('2020-06-01')).world;
  const LATE = '2020-06-20';
  const REFUSED = ['communication-after-death', '2020-06-01'];
  const NOTHING: readonly string[] = [];

  it.each([
    ['a hire on a later day', hire(2, ['2020-06-02']), REFUSED],
    ['a hire of before, told late', hire(2, ['2020-06-01']), NOTHING],
    ['a last day later than the death', end(2, HIRE, '2020-06-05'), REFUSED],
    ['the last day on that of the death', end(2, HIRE, '2020-06-01'), NOTHING],
    ['a conversion later', conversion(2, HIRE, { eventOn: day('2020-06-02') }), REFUSED],
    ['an extension planned before', extension(2, HIRE, '2021-06-30'), NOTHING],
    [
      'a rectification of the hire to a later day',
      rectification(2, HIRE, { eventOn: day('2020-06-02') }),
      REFUSED,
    ],
    ['an annulment', annulment(2, HIRE), NOTHING],
  ] as const)('%s is refused where it cannot be, and taken where it can', (_, message, expected) => {
    const communication = receivedOn(message, LATE);
    expect(reasonOf(after, LATE, { type: 'ReportEmployment', communication })).toEqual(expected);
  });

  it('is taken again once the death was taken back', () => {
    const back = asks(after, '2020-06-10', WITHDRAW).world;
    const communication = receivedOn(hire(2, ['2020-06-02']), LATE);
    expect(reasonOf(back, LATE, { type: 'ReportEmployment', communication })).toEqual([]);
  });
});
