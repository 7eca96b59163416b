import type { Json } from '../../domain/ruling';
import type { Command, DomainEvent } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import { schemaVersionOf, upcast, upcastCommand } from '../../domain/upcast';
import { userOf } from '../../domain/users';
import type { Ask, Fact } from '../ports';
import { canonicalText } from './canonical';

/** A fact as its line in the register says it; `event` is split, so that a reader of any language finds type and data. */
export interface FactLine extends Omit<Fact, 'event'> {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: { readonly [name: string]: Json };
  readonly rules: string | null;
  /** The leaf of the fact before it in its stream, zeros for the first; facts of the first form name it in their header. */
  readonly previous?: string;
}

/** What a text says beside its fact. */
interface Beside {
  readonly rules: string | null | undefined;
  readonly previous: string;
}

/** The canonical line of a fact: the truth that is hashed. */
export function factText(fact: Fact, { rules = null, previous }: Beside): string {
  const { event, ...rest } = fact;
  const { type, ...data } = event;
  const schemaVersion = schemaVersionOf(type);
  return canonicalText({ ...rest, type, schemaVersion, data, rules, previous });
}

/** A line of the register, as the fact that today's code understands. */
export function parseFact(text: string): Fact {
  const { type, schemaVersion, data, rules: _, previous: __, ...rest } = JSON.parse(text) as FactLine;
  const current = upcast(type, schemaVersion, data) as { readonly [name: string]: Json };
  return { ...rest, event: { ...current, type } as DomainEvent };
}

/** The facts of a stream as one text, in their order; `e` is the table of events. No canonical text breaks a line. */
export const LINES = `string_agg(e.payload, E'\\n' ORDER BY e.version) AS lines`;

/** A row of what `LINES` selects, grouped by stream. */
export interface StreamLines {
  readonly stream_id: StreamId;
  readonly lines: string;
}

export function factsIn({ lines }: StreamLines): readonly Fact[] {
  return lines.split('\n').map(parseFact);
}

/** What a request id stands for: the same id with another text is another request. */
export function askText({ command, actor, at, toldAt }: Omit<Ask, 'requestId'>): string {
  return canonicalText({ command, actor, at, toldAt });
}

/** What a row of the register says was asked, as today's code understands it. */
export function parseAsk(text: string): Omit<Ask, 'requestId'> {
  const { command, ...rest } = JSON.parse(text) as AskLine;
  return { ...rest, command: upcastCommand(command) };
}

/**
 * Whether the text of a row asks what `now` asks, also where the command or the name of its user had another shape when it was
 * written, and whatever a door adds by itself.
 */
export function asksTheSame(text: string, now: string): boolean {
  return text === now || whatIsAsked(text) === whatIsAsked(now);
}

function whatIsAsked(text: string): string {
  const { command, actor, ...times } = parseAsk(text);
  return askText({ ...times, command: withoutAdded(command), actor: { ...actor, user: userOf(actor.user) } });
}

/** What a door adds to a command by itself, from the register or for its own rules: requests of before came without it. */
const ADDED: readonly string[] = [
  'earlier',
  'unlessContradicted',
  'unlessSo',
  'heardOf',
  'pathways',
  'records',
];

function withoutAdded(command: Command): Command {
  return Object.fromEntries(Object.entries(command).filter(([name]) => !ADDED.includes(name))) as Command;
}

interface AskLine extends Omit<Ask, 'requestId' | 'command'> {
  readonly command: { readonly type: Command['type']; readonly [name: string]: Json };
}
