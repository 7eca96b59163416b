import { parseRunId } from '../../../domain/identifiers';
import { parseIban } from '../../modules/payments/iban';
import { parsedBy } from './shapes';

export const runId = parsedBy(parseRunId, 'run-id', {
  id: 'RunId',
  description: 'A payment run.',
  example: '3f0c2a7e-8d41-4b6a-9c55-7e1d20b4a6f9',
  format: 'uuid',
});

export const iban = parsedBy(parseIban, 'iban', {
  id: 'Iban',
  description: 'An account that a SEPA transfer can reach, with or without spaces.',
  example: 'IT60X0542811101000000123456',
});
