import { isUtf8 } from 'node:buffer';
import { fieldError } from './problems/field-errors';
import { Problem } from './problems/problem';
import { repeatedKeys } from './repeated-keys';

/** What may be said of the bytes of a body before it is read: text in UTF-8 that names each field once. */
export function checkBody(_request: unknown, _response: unknown, bytes: Buffer): void {
  if (!isUtf8(bytes)) throw new Problem('body-not-utf8');
  const repeated = repeatedKeys(bytes.toString('utf8'));
  if (repeated.length > 0)
    throw new Problem('fields-invalid', {
      errors: repeated.map((path) => fieldError(path, 'repeated-field')),
    });
}
