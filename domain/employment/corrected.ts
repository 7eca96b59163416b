import type { Protocol } from '../identifiers';
import type { Communication } from './communication';

/** A message as its corrections leave it, under the protocol with which it first came. */
export interface CorrectedMessage {
  readonly protocol: Protocol;
  /** Of the rectification received last; of the message itself where there is none. */
  readonly content: Communication;
  /** The message that an extension, a conversion or an end belongs to; null where it names none that is known. */
  readonly belongsTo: Protocol | null;
}

type Known = ReadonlyMap<Protocol, Communication>;

/**
 * What the ordinary messages say once rectified and annulled, in the order in which they were first received. A 03
 * replaces the whole message it names, as if it had been right from the start; a 04 removes it, and an annulled
 * annulment removes nothing. What names a rectification names the message that it corrects. A reference to a message
 * not known has no effect. Source: LEGGIMI of the regional export, «Reading them»; D.M. 30/10/2007.
 */
export function correctedMessages(communications: readonly Communication[]): readonly CorrectedMessage[] {
  const received = inOrderOfReception(communications);
  const known: Known = new Map(received.map((message) => [message.protocol, message]));
  const annulled = annulledAmong(received, known);
  const contents = latestContents(received, known);
  return received
    .filter((message) => message.kind === 'ordinary' && !annulled.has(message.protocol))
    .map((message) => ({
      protocol: message.protocol,
      content: contents.get(message.protocol) ?? message,
      belongsTo: originalOf(message.refersTo, known),
    }));
}

/** A message that names another, and the message that it means; null where that is not known, or in a circle. */
export interface Reference {
  readonly message: Communication;
  readonly to: Communication | null;
}

/** What the messages refer to, through any rectifications, in the order in which they were first received. */
export function referencesIn(communications: readonly Communication[]): readonly Reference[] {
  const received = inOrderOfReception(communications);
  const known: Known = new Map(received.map((message) => [message.protocol, message]));
  return received
    .filter((message) => message.refersTo !== null)
    .map((message) => {
      const original = originalOf(message.refersTo, known);
      return { message, to: original === null ? null : (known.get(original) ?? null) };
    });
}

/** The order of text, and so of civil dates and protocols; equal text keeps the order it has. */
export function ascending(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}

/** Each protocol once, from its first reception; by day of reception and, within a day, by protocol. */
function inOrderOfReception(communications: readonly Communication[]): readonly Communication[] {
  const seen = new Set<Protocol>();
  return communications
    .toSorted(
      (one, other) =>
        ascending(receptionOf(one), receptionOf(other)) || ascending(contentOf(one), contentOf(other)),
    )
    .filter((message) => !seen.has(message.protocol) && seen.add(message.protocol));
}

/** Text whose alphabetical order is the order of reception: a civil date and sixteen digits. */
function receptionOf(message: Communication): string {
  return `${message.receivedOn}/${message.protocol}`;
}

/** Where two records of a person had two contents of one protocol on one day, the same one counts whoever heard of which first. */
function contentOf(message: Communication): string {
  return JSON.stringify(Object.entries(message).sort(([one], [other]) => ascending(one, other)));
}

/** From the last received to the first, so that an annulment that was itself annulled later removes nothing. */
function annulledAmong(received: readonly Communication[], known: Known): ReadonlySet<Protocol> {
  const annulled = new Set<Protocol>();
  for (const message of received.toReversed()) {
    if (message.kind !== 'annulment' || annulled.has(message.protocol)) continue;
    const original = originalOf(message.refersTo, known);
    if (original !== null) annulled.add(original);
  }
  return annulled;
}

/** The content of each rectified message: the rectification received last wins. */
function latestContents(received: readonly Communication[], known: Known): Known {
  const contents = new Map<Protocol, Communication>();
  for (const message of received) {
    const original = message.kind === 'rectification' ? originalOf(message.refersTo, known) : null;
    if (original !== null) contents.set(original, message);
  }
  return contents;
}

/** The message that a reference means, through any rectifications of it; null where one is not known, or in a circle. */
function originalOf(reference: Protocol | null, known: Known): Protocol | null {
  let named = reference;
  for (let steps = 0; named !== null && steps < known.size; steps += 1) {
    const message = known.get(named);
    if (message === undefined) return null;
    if (message.kind !== 'rectification') return named;
    named = message.refersTo;
  }
  return null;
}
