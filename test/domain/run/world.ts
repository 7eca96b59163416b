import type { Actor } from '../../../domain/decider';
import type { Command } from '../../../domain/deciders';
import {
  parseAccountId,
  parseRunId,
  payeeStream,
  runStream,
  type StreamId,
} from '../../../domain/identifiers';
import type { AskedOrder, RunCommand } from '../../../domain/run/commands';
import type { BankAnswer } from '../../../domain/run/events';
import { ordersOf, type Order } from '../../../domain/run/order';
import type { BegunRun, Run } from '../../../domain/run/state';
import type { PayeeCommand } from '../../../domain/payee/payee';
import { addMs, type Instant } from '../../../domain/time/civil-date';
import { acted, THE_PERCORSO, type Given } from '../given';
import { hire } from '../employment/messages';
import { approval, begun, lived, reported, until } from '../life';
import { ask, stateOf, type Told, type World } from '../model';
import { APL_GINESTRA, day, ENGINE, ENVELOPE, HEAD, made, moment, OFFICER } from '../values';

export const PAYEE = `apl/${APL_GINESTRA}` as const;
export const ACCOUNT = made(parseAccountId, 'eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee');
export const RUN_A = runStream(made(parseRunId, '77777777-7777-4777-8777-777777777777'));
export const RUN_B = runStream(made(parseRunId, '88888888-8888-4888-8888-888888888888'));
/** Half of 3,400 euro, owed since September to the body that the person chose. */
export const CENTS = 170_000;
export const PAY_ON = day('2020-10-10');
const APPROVED_ON = '2020-10-02';
const ASKED_ON = '2020-10-05';
export const ASKED_DAY = day(ASKED_ON);

export const HIRED = hire(1, ['2020-03-02']);
const half = until(lived(begun(), reported(HIRED)), '2020-09-30');
const proposed = half.and(acted('2020-10-01', { type: 'ProposePayment', payee: PAYEE }, OFFICER));
/** A payment that was approved and that nobody has made. */
const approved: Given = proposed.and(approval(proposed, APPROVED_ON));
export const APPROVED: World = approved.world;

/** What a payee is told of, so that nothing is against paying it. */
const CLEARED: readonly PayeeCommand[] = [
  { type: 'DeclareAccount', on: day('2020-10-01'), accountId: ACCOUNT, holder: 'payee' },
  { type: 'RecordCheck', on: day('2020-10-01'), check: 'durc', outcome: 'clear', validUntil: null },
];
export const CLEAR: World = CLEARED.reduce((world, command) => toPayee(world, command), APPROVED);

export function toPayee(world: World, command: PayeeCommand, on = ASKED_ON): World {
  return must(world, payeeStream(PAYEE), { command, at: moment(on) });
}

/** The order as its stream tells it. */
export function orderIn(world: World): Order {
  const order = ordersOf(THE_PERCORSO, stateOf(world, THE_PERCORSO))[0];
  if (order === undefined) throw new Error('No order');
  return order;
}

export function askedOrder(world: World): AskedOrder {
  const { stream, key, payee } = orderIn(world);
  return { stream, key, payee };
}

export const proposing = (world: World, more: object = {}): RunCommand => ({
  type: 'ProposeRun',
  envelope: ENVELOPE,
  payOn: PAY_ON,
  orders: [askedOrder(world)],
  ...more,
});

interface Said {
  readonly at?: Instant;
  readonly actor?: Actor;
  readonly run?: StreamId;
}

export function toRun(
  world: World,
  command: RunCommand,
  { at = moment(ASKED_ON), actor = OFFICER, run = RUN_A }: Said = {},
): Told {
  return ask(world, { stream: run, command, at, actor });
}

export function runIn(world: World, run: StreamId = RUN_A): BegunRun {
  const state = stateOf(world, run) as Run;
  if (state.phase === 'none') throw new Error('No run');
  return state;
}

/** A run of the one order, proposed; then approved by another; then its file is with the bank. */
export const PROPOSED: World = mustRun(CLEAR, proposing(CLEAR));
export const APPROVED_RUN: World = mustRun(PROPOSED, { type: 'ApproveRun', cents: CENTS }, { actor: HEAD });
export const SENT: World = sent(APPROVED_RUN);

export function mustRun(world: World, command: RunCommand, said: Said = {}): World {
  const told = toRun(world, command, said);
  if (told.decision.verdict === 'accepted') return told.world;
  throw new Error(`${command.type}: ${JSON.stringify(told.decision.rejection)}`);
}

/** What became of sending the file. */
export function sent(
  world: World,
  answer: 'done' | 'refused' | 'unknown' = 'done',
  run: StreamId = RUN_A,
): World {
  const key = runIn(world, run).effects[0]?.key ?? '';
  const said = { key, effect: 'send-payments', direction: 'do', answer, reference: 'file' } as const;
  const at = moment(ASKED_ON, '10:00:00.000Z');
  return mustRun(world, { type: 'RecordEffectAnswer', ...said }, { at, actor: ENGINE, run });
}

export const answer = (more: Partial<BankAnswer> = {}): BankAnswer => ({
  credit: 1,
  entry: 'E1',
  answer: 'paid',
  reason: null,
  reference: 'BANK-1',
  ...more,
});

export const saying = (...answers: readonly BankAnswer[]): RunCommand => ({
  type: 'RecordBankAnswers',
  file: 'BANK-FILE',
  answers,
});

/** What the door tells the order's stream of an answer of the bank. */
export function toOrder(world: World, said: 'done' | 'refused', at = moment('2020-10-12')): World {
  const { key } = orderIn(world);
  const told = { key, effect: 'pay-fee', direction: 'do', answer: said, reference: 'BANK-1' } as const;
  return must(world, THE_PERCORSO, {
    command: { type: 'RecordEffectAnswer', ...told },
    at: addMs(at, 1_000),
    actor: ENGINE,
  });
}

export function must(
  world: World,
  stream: StreamId,
  {
    command,
    at,
    actor = OFFICER,
  }: { readonly command: Command; readonly at: Instant; readonly actor?: Actor },
): World {
  const told = ask(world, { stream, command, at, actor });
  if (told.decision.verdict === 'accepted') return told.world;
  throw new Error(`${command.type}: ${JSON.stringify(told.decision.rejection)}`);
}
