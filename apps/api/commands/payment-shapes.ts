import { kindOf, parseRunId, parseStreamId, type StreamId } from '../../../domain/identifiers';
import { parseIban } from '../../modules/payments/iban';
import { parsedBy } from './shapes';

export const runId = parsedBy(parseRunId, 'run-id', {
  id: 'RunId',
  description: 'A payment run.',
  example: '3f0c2a7e-8d41-4b6a-9c55-7e1d20b4a6f9',
  format: 'uuid',
});

/** A percorso or an incentive, by `kind/identifier`. */
function parseAskingStream(text: string): StreamId | undefined {
  const stream = parseStreamId(text);
  const kind = stream === undefined ? undefined : kindOf(stream);
  return kind === 'percorso' || kind === 'incentive' ? stream : undefined;
}

export const askingStream = parsedBy(parseAskingStream, 'asking-stream', {
  id: 'AskingStream',
  description: 'The percorso or the incentive that asks for money back, `kind/identifier`.',
  example: 'percorso/9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
});

export const iban = parsedBy(parseIban, 'iban', {
  id: 'Iban',
  description: 'An account that a SEPA transfer can reach, with or without spaces.',
  example: 'IT60X0542811101000000123456',
});
