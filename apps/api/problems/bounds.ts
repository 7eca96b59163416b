import type { DataSource } from 'typeorm';
import { readFacts } from '../../../activities/postgres/history';
import type { Rejection } from '../../../domain/decider';
import { deciderOf, type Command } from '../../../domain/deciders';
import type { StreamId } from '../../../domain/identifiers';
import { fold } from '../../../domain/lived';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { boundsOf, isBounded, readFor, type Bound } from '../../../domain/standing/bounds';
import { limitMet, type Limit } from '../../../domain/standing/limit-met';
import { dateOf, instantAt, type CivilDate } from '../../../domain/time/civil-date';
import { limitsText, oneOfText, windowsText } from '../texts/limits';
import { fieldError, type FieldError } from './field-errors';

/** What was refused, of which stream. */
export interface Turned {
  readonly rejection: Rejection;
  readonly stream: StreamId;
  readonly command: Command;
}

/** What would have been accepted, where rules and stream can tell: days, an amount, a number of times, a list of values. */
export async function boundsOn(
  { rejection, stream, command }: Turned,
  { database, rulebook }: { readonly database: DataSource; readonly rulebook: Rulebook },
): Promise<readonly FieldError[]> {
  if (!isBounded(rejection.reason)) return [];
  const stateOf = async (one: StreamId): Promise<unknown> =>
    fold(deciderOf(one), await readFacts(database, one));
  const state = await stateOf(stream);
  const others: Record<StreamId, unknown> = {};
  for (const other of readFor(rejection)) others[other] = await stateOf(other);
  const refused = { rejection, stream, command, state, others, rulebook };
  const limit = await limitIn(database, limitMet(refused));
  const today = dateOf(instantAt(Date.now()));
  return boundsOf({ ...refused, limit, today }).map((bound) => told(bound, today));
}

async function limitIn(database: DataSource, name: string | undefined): Promise<Limit | undefined> {
  if (name === undefined) return undefined;
  const [row] = await database.query<Record<keyof Limit, string>[]>(
    'SELECT cents, taken FROM register.claim_limit WHERE name = $1',
    [name],
  );
  return row === undefined ? undefined : { cents: Number(row.cents), taken: Number(row.taken) };
}

function told(bound: Bound, today: CivilDate): FieldError {
  switch (bound.kind) {
    case 'days': {
      const { field, windows, since } = bound;
      const allowed = windows.map(({ from, to }) => `${from ?? '..'}/${to ?? '..'}`);
      return { ...fieldError(field, 'out-of-range'), text: windowsText({ windows, since, today }), allowed };
    }
    case 'amount':
      return { ...fieldError(bound.field, 'out-of-range'), text: limitsText(bound) };
    case 'times':
      return { ...fieldError('', 'out-of-range'), text: limitsText({ most: bound.most, of: 'times' }) };
    case 'values': {
      const { field, allowed } = bound;
      return { ...fieldError(field, 'one-of'), text: oneOfText(allowed), allowed };
    }
  }
}
