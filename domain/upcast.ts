import type { Json } from './ruling';
import { EVENT_TYPES, type Command, type DomainEvent } from './deciders';

type Data = { readonly [name: string]: Json };
/** What one change of an event's schema does to data written before it. */
type Step = (data: Data) => Data;

/** The changes that the schema of an event has seen, the first from version 1 to 2. A changed event gets one more step. */
const UPCASTS: { readonly [type in DomainEvent['type']]?: readonly Step[] } = {
  AdhesionSubmitted: [withSex],
  AssegnoIssued: [withoutTerms],
  AplChosen: [withProvider],
  AplDeclined: [withoutTerms],
  AplAcceptanceExpired: [withoutTerms],
  FirstMeetingMissed: [withoutTerms],
  AplChangeRequested: [withoutTerms],
  FeeAssessed: [withPayee],
  PaymentProposed: [withPayee],
  PaymentApproved: [withPayee],
  RecoveryOpened: [withPayee],
  RecoveryRecorded: [withPayee],
};

/** The schema version in which an event is written today. */
export function schemaVersionOf(type: DomainEvent['type']): number {
  return (UPCASTS[type] ?? []).length + 1;
}

/** The data of an event as written, in today's schema. Newer data than this code knows, or an unknown event, stop loudly. */
export function upcast(type: string, schemaVersion: number, data: Json): Json {
  if (!isKnown(type)) throw new Error(`No event is named ${type}`);
  const known = schemaVersionOf(type);
  if (schemaVersion > known) {
    throw new Error(`${type} was written in schema ${schemaVersion}; this code knows ${known}`);
  }
  return (UPCASTS[type] ?? []).slice(schemaVersion - 1).reduce((raised, step) => step(raised), data as Data);
}

const KNOWN: ReadonlySet<string> = new Set(EVENT_TYPES);

function isKnown(type: string): type is DomainEvent['type'] {
  return KNOWN.has(type);
}

/**
 * Commands as the register keeps them bear no schema version: what was asked in a shape of before is known by that shape, and
 * one of today is left as it is.
 */
const COMMAND_UPCASTS: { readonly [type in Command['type']]?: Step } = {
  ChooseApl: withProvider,
  ProposePayment: withPayee,
  RecordRecovery: withPayee,
};

/** A command as it was asked, in today's shape. */
export function upcastCommand(asked: Data & Pick<Command, 'type'>): Command {
  const raised = COMMAND_UPCASTS[asked.type]?.(asked) ?? asked;
  return raised as unknown as Command;
}

/** Schema 1 did not ask the sex: it is not known. */
function withSex(data: Data): Data {
  return { ...data, sex: { unknown: 'not-declared' } };
}

/** Schema 1 kept the last days of the terms that a fact opened: they follow from the rules and from its day. */
function withoutTerms({ chooseBy: _, ...data }: Data): Data {
  return data;
}

/** Only an APL could be chosen, and the last days that followed from its choice were kept. */
function withProvider(data: Data): Data {
  const { aplId, acceptBy: _, endsOn: __, ...same } = data;
  if (typeof aplId !== 'string') return data;
  const lead = `apl/${aplId}`;
  return { ...same, provider: { lead, members: [lead] } };
}

/** Only an APL could be paid, and it was named by its code alone. */
function withPayee(data: Data): Data {
  const { aplId, ...same } = data;
  return typeof aplId === 'string' ? { ...same, payee: `apl/${aplId}` } : data;
}
