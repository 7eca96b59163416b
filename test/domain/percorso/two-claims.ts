import { outstandingCents, payeeIn, type PayeeAccount } from '../../../domain/account/account';
import { isSetOffOrder, payeeOfOrder } from '../../../domain/account/set-off';
import type { Actor, OwedEffect } from '../../../domain/decider';
import { deciderOf, type Command } from '../../../domain/deciders';
import { parseActivityId, percorsoStream, type StreamId } from '../../../domain/identifiers';
import { balances } from '../../../domain/percorso/observe';
import type { Percorso } from '../../../domain/percorso/state';
import { dateOf, parseInstant } from '../../../domain/time/civil-date';
import { SUBMIT, THE_PERCORSO } from '../given';
import { begun } from '../life';
import { ask, factsOf, stateOf, type Asked, type World } from '../model';
import { THIRD_READING } from '../readings';
import * as values from '../values';
import { activityOf } from './activity';

/** Two percorsi of two people, followed by the same body, which is paid by both. */
export const PAYEE = `apl/${values.APL_GINESTRA}` as const;
export const OTHER = percorsoStream(values.PERCORSO_B);
export const BOTH = [THE_PERCORSO, OTHER] as const;
export const { HEAD } = values;

const LEFT = { type: 'ReportAbandonment', cause: 'declared' };

/** Maria's story until she leaves. */
const MARIAS: World = after(
  begun({ rulebook: THIRD_READING }).world,
  by(values.CPI, asked(THE_PERCORSO, '2020-03-02', LEFT)),
);

/** And Paolo's, the same. */
export const TOGETHER: World = performed(
  after(
    MARIAS,
    by(values.CPI, asked(OTHER, '2020-03-02', { ...SUBMIT, personId: values.PAOLO })),
    by(values.CPI, asked(OTHER, '2020-03-02', { type: 'TakeInCharge' })),
    by(values.CPI, asked(OTHER, '2020-03-02', { type: 'AssignProfile', profileIndex: 8000 })),
    by(values.CPI, asked(OTHER, '2020-03-02', { type: 'SignPatto' })),
    by(values.CPI, asked(OTHER, '2020-03-02', { type: 'IssueAssegno' })),
    by(
      values.CPI,
      asked(OTHER, '2020-03-02', { type: 'ChooseApl', provider: values.only(values.APL_GINESTRA) }),
    ),
    by(values.GINESTRA, asked(OTHER, '2020-03-02', { type: 'AcceptPerson' })),
    by(values.GINESTRA, asked(OTHER, '2020-03-02', { type: 'HoldFirstMeeting', tutorId: values.TUTOR })),
    by(values.CPI, asked(OTHER, '2020-03-02', LEFT)),
  ),
  '2020-03-02',
);

export function asked(stream: StreamId, when: string, act: object): Asked {
  const at = parseInstant(when) ?? values.moment(when);
  return { stream, command: { on: dateOf(at), ...act } as Command, at, actor: values.OFFICER };
}

export function by(actor: Actor, one: Asked): Asked {
  return { ...one, actor };
}

/** An hour or so that was given while the percorso ran, told on another day; each by its number. */
export function recorded(
  stream: StreamId,
  on: string,
  { digit, minutes = 60 }: { readonly digit: number; readonly minutes?: number },
): Asked {
  const given = stream === THE_PERCORSO ? '2020-02-03' : '2020-03-02';
  return by(values.GINESTRA, asked(stream, on, activityOf({ on: given, digit, minutes })));
}

export function cancelled(stream: StreamId, on: string, digit: number): Asked {
  const id = `99999999-9999-4999-8999-9999999999${String(digit).padStart(2, '0')}`;
  const act = { type: 'CancelActivity', activityId: values.made(parseActivityId, id) };
  return by(values.GINESTRA, asked(stream, on, act));
}

/** What is asked; what is refused changes nothing. */
export function after(world: World, ...asks: readonly Asked[]): World {
  return asks.reduce((before, one) => ask(before, one).world, world);
}

/** Everything that is owed is performed: by an outside party, or by the percorso that asks for money back. */
export function performed(world: World, on: string, answer: 'done' | 'refused' = 'done'): World {
  for (const stream of BOTH) {
    const [owed] = deciderOf(stream).agenda(stateOf(world, stream), world.rulebook).owed;
    if (owed !== undefined) return performed(answered(world, { stream, owed }, { on, answer }), on, answer);
  }
  return world;
}

function answered(
  world: World,
  { stream, owed }: { readonly stream: StreamId; readonly owed: OwedEffect },
  { on, answer }: { readonly on: string; readonly answer: 'done' | 'refused' },
): World {
  const { key, effect, direction, details, attempt } = owed;
  const told = { at: values.moment(on), actor: values.ENGINE };
  const said = (outcome: string, before: World) =>
    after(before, {
      ...told,
      stream,
      command: {
        type: 'RecordEffectAnswer',
        key,
        effect,
        direction,
        answer: outcome,
        reference: '',
      } as Command,
    });
  if (!isSetOffOrder(details)) return said(effect === 'pay-fee' ? answer : 'done', world);
  const order = `${stream}#${key}`;
  const command = { type: 'RecordSetOff', payee: payeeOfOrder(details), cents: details['cents'], order };
  const there = ask(world, {
    ...told,
    stream: details['against'] as StreamId,
    command: command as Command,
    requestId: `${order} ${attempt}`,
  });
  return said(there.decision.verdict === 'accepted' ? 'done' : 'refused', there.world);
}

export function accountOf(world: World, stream: StreamId): PayeeAccount {
  const { dossier } = begunOf(world, stream);
  return payeeIn(dossier.money, PAYEE);
}

export const outstanding = (world: World, stream: StreamId) => outstandingCents(accountOf(world, stream));

export function begunOf(world: World, stream: StreamId) {
  const percorso = stateOf(world, stream) as Percorso;
  if (percorso.phase === 'none') throw new Error(`${stream} has not begun`);
  return percorso;
}

export function books(world: World, stream: StreamId): number {
  return balances(begunOf(world, stream)).reduce((sum, { cents }) => sum + cents, 0);
}

export function lastVersion(world: World, stream: StreamId, type: string): number {
  return factsOf(world, stream).findLast(({ event }) => event.type === type)?.version ?? 0;
}
