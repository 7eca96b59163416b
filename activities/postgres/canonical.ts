import canonicalize from 'canonicalize';

/**
 * The one text of a value: RFC 8785, narrowed so that every language reads the same. Numbers are integers within 2^53,
 * text is in Unicode normal form C without lone surrogates or NUL. Anything else is refused; members of undefined are left out.
 */
export function canonicalText(value: unknown): string {
  refuseAmbiguous(value, '$');
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

function refuseAmbiguous(value: unknown, place: string): void {
  switch (typeof value) {
    case 'number':
      if (!Number.isSafeInteger(value)) throw new CanonicalError(place, 'is no integer within 2^53');
      return;
    case 'string':
      refuseText(value, place);
      return;
    case 'object':
      if (value !== null) refuseMembers(value, place);
      return;
    case 'bigint':
    case 'symbol':
    case 'function':
      throw new CanonicalError(place, `is a ${typeof value}`);
    case 'boolean':
    case 'undefined':
      return;
  }
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function refuseText(text: string, place: string): void {
  if (LONE_SURROGATE.test(text)) throw new CanonicalError(place, 'holds half of a surrogate pair');
  if (text.includes('\0')) throw new CanonicalError(place, 'holds a NUL, which PostgreSQL cannot keep');
  if (text.normalize('NFC') !== text) throw new CanonicalError(place, 'is not in Unicode normal form C');
}

function refuseMembers(value: object, place: string): void {
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => refuseAmbiguous(item, `${place}[${String(index)}]`));
    return;
  }
  if ('toJSON' in value) throw new CanonicalError(place, 'is no plain object');
  for (const [name, member] of Object.entries(value)) {
    refuseText(name, place);
    refuseAmbiguous(member, `${place}.${name}`);
  }
}
