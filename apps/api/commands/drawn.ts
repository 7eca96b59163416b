import { uuidV5 } from '../../modules/personal/uuid-v5';

/** An identifier that follows from a request's key: the same key names the same thing for ever. */
export function drawn<Id>(parse: (text: string) => Id | undefined, namespace: string, key: string): Id {
  const id = parse(uuidV5(namespace, key));
  if (id === undefined) throw new Error('A UUID of version 5 is no identifier');
  return id;
}
