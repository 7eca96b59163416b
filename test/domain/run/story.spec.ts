import type { Recorded } from '../../../domain/decider';
import type { RunEvent } from '../../../domain/run/events';
import { saidOf } from '../../../domain/run/story';
import { THE_PERCORSO } from '../given';
import { factsOf, type World } from '../model';
import { HEAD, moment, OFFICER } from '../values';
import {
  answer,
  APPROVED,
  APPROVED_RUN,
  ASKED_DAY,
  CENTS,
  CLEAR,
  mustRun,
  orderIn,
  PAY_ON,
  PROPOSED,
  RUN_A,
  RUN_B,
  runIn,
  saying,
  SENT,
  sent,
} from './world';

const said = (world: World, run = RUN_A) =>
  saidOf(THE_PERCORSO, factsOf(world, run) as readonly Recorded<RunEvent>[]).map((one) => one.saying);
const late = moment('2020-11-30');

test('what a run says of an order: chosen, approved, sent, answered, each by whom and when', () => {
  const world = mustRun(SENT, saying(answer({ reason: null })), { at: late });
  expect(said(world)).toEqual([
    { says: 'chosen', credit: 1, cents: CENTS, payOn: PAY_ON },
    { says: 'approved' },
    { says: 'sent', answer: 'done', reference: 'file' },
    { says: 'late' },
    {
      says: 'answered',
      file: 'BANK-FILE',
      elsewhere: false,
      entry: 'E1',
      answer: 'paid',
      reason: null,
      reference: 'BANK-1',
    },
  ]);
  const facts = saidOf(THE_PERCORSO, factsOf(world, RUN_A) as readonly Recorded<RunEvent>[]);
  expect(facts.map(({ key }) => key)).toEqual(facts.map(() => orderIn(APPROVED).key));
  expect(facts.slice(0, 2).map(({ actor }) => actor.user)).toEqual([OFFICER.user, HEAD.user]);
});

test('a bank that had answered for the credit was not late with it', () => {
  const world = mustRun(SENT, saying(answer({ answer: 'rejected', reason: 'AC04' })));
  const after = mustRun(world, saying(answer({ entry: 'E2' })), { at: late });
  expect(said(after).map(({ says }) => says)).toEqual(['chosen', 'approved', 'sent', 'answered', 'answered']);
});

test('an order that was left out is told with what is against it', () => {
  const blocked = mustRun(CLEAR, {
    type: 'ProposeRun',
    envelope: orderIn(CLEAR).envelope,
    payOn: PAY_ON,
    orders: [
      { stream: THE_PERCORSO, key: orderIn(CLEAR).key, payee: orderIn(CLEAR).payee },
      { stream: THE_PERCORSO, key: 'pay-fee@999', payee: orderIn(CLEAR).payee },
    ],
  });
  expect(said(blocked)).toEqual([
    { says: 'left-out', blockers: ['not-waiting', 'no-longer-owed'] },
    expect.objectContaining({ says: 'chosen', credit: 1 }),
  ]);
});

test('a run that was rejected, and one whose file was refused and sent again, say so', () => {
  expect(said(mustRun(PROPOSED, { type: 'RejectRun', on: ASKED_DAY }))).toMatchObject([
    { says: 'chosen' },
    { says: 'rejected' },
  ]);
  const refused = sent(APPROVED_RUN, 'refused');
  const key = runIn(refused).effects[0]?.key ?? '';
  expect(said(mustRun(refused, { type: 'ResendRun', key })).map(({ says }) => says)).toEqual([
    'chosen',
    'approved',
    'sent',
    'resent',
  ]);
});

test('a run that has nothing of the stream says nothing of it', () => {
  const facts = factsOf(SENT, RUN_A) as readonly Recorded<RunEvent>[];
  expect(saidOf('percorso/99999999-9999-4999-8999-999999999999', facts)).toEqual([]);
  expect(said(SENT, RUN_B)).toEqual([]);
});
