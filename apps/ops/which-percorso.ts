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
import { noPercorso, noPerson } from './texts';

/** The percorso named on the command line. */
export function whichPercorso(text: string | undefined): PercorsoId {
  const id = parsePercorsoId((text ?? '').replace(/^percorso\//, ''));
  if (id === undefined) throw new WrongUsage(noPercorso(text ?? ''));
  return id;
}

/** The person named on the command line, as `person/<identifier>`. */
export function whichPerson(text: string): PersonId {
  const id = parsePersonId(text.replace(/^person\//, ''));
  if (id === undefined) throw new WrongUsage(noPerson(text));
  return id;
}

/** The stream named on the command line: a percorso by its identifier alone, any other by `kind/identifier`. */
export function whichStream(text: string): StreamId {
  return parseStreamId(text) ?? percorsoStream(whichPercorso(text));
}
