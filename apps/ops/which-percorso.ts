import {
  parseIncentiveId,
  parsePercorsoId,
  parsePersonId,
  parseRunId,
  parseStreamId,
  percorsoStream,
  type IncentiveId,
  type PercorsoId,
  type PersonId,
  type RunId,
  type StreamId,
} from '../../domain/identifiers';
import { WrongUsage } from './terminal';
import { noPercorso, noPerson, noStreamOf } from './texts';

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

/** The payment run named on the command line, as `run/<identifier>`. */
export function whichRun(text: string): RunId {
  const id = parseRunId(text.replace(/^run\//, ''));
  if (id === undefined) throw new WrongUsage(noStreamOf('run', text));
  return id;
}

/** The incentive named on the command line, as `incentive/<identifier>`. */
export function whichIncentive(text: string): IncentiveId {
  const id = parseIncentiveId(text.replace(/^incentive\//, ''));
  if (id === undefined) throw new WrongUsage(noStreamOf('incentive', text));
  return id;
}

/** The proceedings named on the command line, as `proceeding/<person or accredited body>`. */
export function whichProceedings(text: string): StreamId {
  const stream = parseStreamId(text);
  if (stream === undefined) throw new WrongUsage(noStreamOf('proceeding', text));
  return stream;
}

/** The stream named on the command line: a percorso by its identifier alone, any other by `kind/identifier`. */
export function whichStream(text: string): StreamId {
  return parseStreamId(text) ?? percorsoStream(whichPercorso(text));
}
