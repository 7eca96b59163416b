import type { DataSource } from 'typeorm';
import type { z } from 'zod';
import { keptRecord } from '../../../activities/postgres/read-models/person-record';
import type { Actor } from '../../../domain/decider';
import type { Command } from '../../../domain/deciders';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import {
  idOf,
  personStream,
  type PersonId,
  type StreamId,
  type StreamKind,
} from '../../../domain/identifiers';
import type { Reason } from '../../../domain/rejections';
import type { Text } from '../../../domain/texts';
import type { PersonalData } from '../../modules/personal/personal-data';
import type { CallerRole } from '../headers';
import { Problem } from '../problems/problem';
import { readFields } from '../problems/field-errors';
import type { KnownStreams } from './known-streams';
import { PARAMETERS } from './parameters';

/** The path below which everything lies. */
export const API_ROOT = '/api/v1';

/** What the making of a command may use beside the body: the request's key, who asks, the path, what is on record. */
export interface Asked {
  readonly requestId: string;
  readonly actor: Actor;
  readonly path: { readonly [parameter: string]: string };
  readonly personal: PersonalData;
  /** The read models, for what a command names in words that the register knows by an identifier. */
  readonly database: DataSource;
  readonly rulebook: Rulebook;
  readonly streams: Pick<KnownStreams, 'has'>;
}

/** A command and the stream that decides it. */
export interface Order {
  readonly stream: StreamId;
  readonly command: Command;
}

/** One command of the API: everything that its route, its documentation and its checks are made from. */
export interface CommandRow {
  readonly type: Command['type'];
  readonly kind: StreamKind;
  /** Below the root, parameters in braces. */
  readonly path: string;
  readonly roles: readonly CallerRole[];
  readonly summary: Text;
  readonly body: z.ZodType;
  /** The refusal that means that what was asked is already so; it is answered as a success. */
  readonly alreadySo?: Reason;
  /** That it may begin the stream of its path; whatever else is asked of a stream that has no fact is not found. */
  readonly begins?: true;
  /** That the command does not hold all that its body says, or holds more: its key stands for the body. */
  readonly keyedByBody?: true;
  /** That it is about the very record in its path; whatever else is asked of a person comes to the record that is kept. */
  readonly asNamed?: true;
  /** What is asked next, of another stream, once this was accepted; for whoever repeats the request, again. */
  readonly next?: (order: Order) => Order;
  /** Reads the body and makes the command; throws a Problem when a field cannot be read. */
  readonly order: (body: unknown, asked: Asked) => Promise<Order>;
  /** The command of a body that was read. */
  readonly command: (read: unknown, asked: Asked) => Promise<Command>;
}

type Described = Omit<CommandRow, 'body' | 'order' | 'command'>;

/** A row whose command finds its stream by itself. */
export function row<Body extends z.ZodType>(
  described: Described & {
    readonly body: Body;
    readonly order: (body: z.output<Body>, asked: Asked) => Order | Promise<Order>;
  },
): CommandRow {
  const { body: schema, order } = described;
  return {
    ...described,
    command: async (read, asked) => (await order(read as z.output<Body>, asked)).command,
    order: async (body, asked) => {
      const read = parseFields(schema, body ?? {});
      await requireSameBody(described, read, asked);
      return order(read, asked);
    },
  };
}

/** A row whose stream stands in the path. */
export function rowOnStream<Body extends z.ZodType>(
  described: Described & {
    readonly body: Body;
    readonly command: (body: z.output<Body>, asked: Asked) => Command | Promise<Command>;
  },
): CommandRow {
  const { body: schema, command } = described;
  return {
    ...described,
    command: async (read, asked) => command(read as z.output<Body>, asked),
    order: async (body, asked) => {
      const named = streamInPath(described, asked);
      const read = parseFields(schema, body ?? {});
      if (described.begins !== true && !(await asked.streams.has(named, asked.actor)))
        throw new Problem('not-found');
      await requireSameBody(described, read, asked);
      const stream = await meantBy(named, described, asked);
      const path = { ...asked.path, [PARAMETERS[described.kind].name]: idOf(stream) };
      return { stream, command: await command(read, { ...asked, path }) };
    },
  };
}

/** The value of a schema; every field that it refuses at once. */
export function parseFields<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = readFields(schema, value);
  if ('errors' in read) throw new Problem('fields-invalid', { errors: read.errors });
  return read.data;
}

/** Where the command does not tell one body from another, what was noted of its key does. */
async function requireSameBody(
  { type, keyedByBody }: Described,
  read: unknown,
  { requestId, actor, path, personal }: Asked,
): Promise<void> {
  if (keyedByBody !== true) return;
  const before = await personal.requests.before(requestId, { type, actor, path: { ...path }, read });
  if (before === 'other') throw new Problem('request-id-reused');
}

/** Whatever is sent for a record that is joined into another comes to that one. */
async function meantBy(
  stream: StreamId,
  { kind, asNamed }: Described,
  { database }: Asked,
): Promise<StreamId> {
  if (kind !== 'person' || asNamed === true) return stream;
  return personStream(await keptRecord(database, idOf(stream) as PersonId));
}

function streamInPath({ kind }: Described, { path }: Asked): StreamId {
  const { name, streamOf } = PARAMETERS[kind];
  const stream = streamOf(path[name] ?? '');
  if (stream === undefined) throw new Problem('not-found');
  return stream;
}
