import type { z } from 'zod';
import { parseStreamId, type StreamId, type StreamKind } from '../../../domain/identifiers';
import { runId } from './payment-shapes';
import { subjectId } from './proceeding-shapes';
import { aplId, cpiId, envelopeCode, incentiveId, payee, percorsoId, personId } from './shapes';

/** How a stream of each kind is named in a path and in an answer. */
interface Parameter {
  readonly name: string;
  readonly shape: z.ZodType;
  readonly streamOf: (text: string) => StreamId | undefined;
}

export const PARAMETERS: { readonly [kind in StreamKind]: Parameter } = {
  percorso: parameter('percorso', 'percorsoId', percorsoId),
  person: parameter('person', 'personId', personId),
  apl: parameter('apl', 'aplId', aplId),
  envelope: parameter('envelope', 'code', envelopeCode),
  incentive: parameter('incentive', 'incentiveId', incentiveId),
  cpi: parameter('cpi', 'cpiId', cpiId),
  unemployment: parameter('unemployment', 'personId', personId),
  payee: parameter('payee', 'payee', payee),
  run: parameter('run', 'runId', runId),
  proceeding: parameter('proceeding', 'subjectId', subjectId),
};

function parameter(kind: StreamKind, name: string, shape: z.ZodType): Parameter {
  return { name, shape, streamOf: (text) => parseStreamId(`${kind}/${text}`) };
}
