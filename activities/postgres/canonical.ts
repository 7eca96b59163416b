import canonicalize from 'canonicalize';

/**
 * The one text of a value: RFC 8785, narrowed so that every language reads the same. Numbers are integers within 2^53,
 * text is in Unicode normal form C without lone surrogates or NUL. Anything else is refused; members of undefined are left out.
 */
export function canonicalText(value: unknown): string {
  const fault = faultIn(value);
  if (fault !== undefined) throw new CanonicalError(`$${fault.place}`, fault.reason);
  const text = canonicalize(value);
  if (text === undefined) throw new CanonicalError('$', 'is no JSON value');
  return text;
}

/** A value that has no single text, and where in the whole it stands. */
class CanonicalError extends Error {
  constructor(place: string, reason: string) {
    super(`${place} ${reason}`);
    this.name = 'CanonicalError';
  }
}

/** Why a value has no single text; `place` is where in it, put together on the way out: nearly every value has none. */
interface Fault {
  readonly place: string;
  readonly reason: string;
}

function faultIn(value: unknown): Fault | undefined {
  switch (typeof value) {
    case 'number':
      return Number.isSafeInteger(value) ? undefined : here('is no integer within 2^53');
    case 'string':
      return faultInText(value);
    case 'object':
      return value === null ? undefined : faultInMembers(value);
    case 'bigint':
    case 'symbol':
    case 'function':
      return here(`is a ${typeof value}`);
    case 'boolean':
    case 'undefined':
      return undefined;
  }
}

/** Text of these alone has one form, and it can be kept. */
const PLAIN = /^[\x01-\x7f]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;

function faultInText(text: string): Fault | undefined {
  if (PLAIN.test(text)) return undefined;
  if (LONE_SURROGATE.test(text)) return here('holds half of a surrogate pair');
  if (text.includes('\0')) return here('holds a NUL, which PostgreSQL cannot keep');
  return text.normalize('NFC') === text ? undefined : here('is not in Unicode normal form C');
}

function faultInMembers(value: object): Fault | undefined {
  if ('toJSON' in value) return here('is no plain object');
  for (const [name, member] of Object.entries(value)) {
    const named = faultInText(name);
    if (named !== undefined) return named;
    const fault = faultIn(member);
    if (fault !== undefined) return { ...fault, place: `${placeOf(name, value)}${fault.place}` };
  }
  return undefined;
}

function placeOf(name: string, whole: object): string {
  return Array.isArray(whole) ? `[${name}]` : `.${name}`;
}

function here(reason: string): Fault {
  return { place: '', reason };
}
