import {
  parsePercorsoId,
  parsePersonId,
  parseStreamId,
  percorsoStream,
  type PercorsoId,
  type PersonId,
  type StreamId,
} from '../../domain/identifiers';
import { WrongUsage } from './terminal';

/** The percorso named on the command line. */
export function whichPercorso(text: string | undefined): PercorsoId {
  const id = parsePercorsoId((text ?? '').replace(/^percorso\//, ''));
  if (id === undefined)
    throw new WrongUsage(
      `"${text ?? ''}" is no percorso: give its identifier, like 0f9d1a52-7c1e-4d0a-9a55-6f1f1b0c2d3e`,
    );
  return id;
}

/** The person named on the command line, as `person/<identifier>`. */
export function whichPerson(text: string): PersonId {
  const id = parsePersonId(text.replace(/^person\//, ''));
  if (id === undefined)
    throw new WrongUsage(
      `"${text}" is no person: give person/ and its identifier, like person/9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d`,
    );
  return id;
}

/** The stream named on the command line: a percorso by its identifier alone, any other by `kind/identifier`. */
export function whichStream(text: string): StreamId {
  return parseStreamId(text) ?? percorsoStream(whichPercorso(text));
}
