import {
  parsePercorsoId,
  parseStreamId,
  percorsoStream,
  type PercorsoId,
  type StreamId,
} from '../../domain/identifiers';
import { WrongUsage } from './terminal';
import { noPercorso } from './texts';

/** The percorso named on the command line. */
export function whichPercorso(text: string | undefined): PercorsoId {
  const id = parsePercorsoId((text ?? '').replace(/^percorso\//, ''));
  if (id === undefined) throw new WrongUsage(noPercorso(text ?? ''));
  return id;
}

/** The stream named on the command line: a percorso by its identifier alone, any other by `kind/identifier`. */
export function whichStream(text: string): StreamId {
  return parseStreamId(text) ?? percorsoStream(whichPercorso(text));
}
