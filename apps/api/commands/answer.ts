import { z } from 'zod';
import { idOf, type StreamId, type StreamKind } from '../../../domain/identifiers';
import { PARAMETERS } from './parameters';

const NAMES: { readonly [kind in StreamKind]: string } = {
  percorso: 'PercorsoAnswer',
  person: 'PersonAnswer',
  apl: 'AplAnswer',
  envelope: 'EnvelopeAnswer',
  incentive: 'IncentiveAnswer',
  cpi: 'CpiAnswer',
  unemployment: 'UnemploymentAnswer',
  payee: 'PayeeAnswer',
  run: 'RunAnswer',
  proceeding: 'ProceedingAnswer',
};

/** What an accepted command answers, by the kind of its stream. */
export const ANSWER_SHAPES: { readonly [kind in StreamKind]: z.ZodType } = {
  percorso: answerShape('percorso'),
  person: answerShape('person'),
  apl: answerShape('apl'),
  envelope: answerShape('envelope'),
  incentive: answerShape('incentive'),
  cpi: answerShape('cpi'),
  unemployment: answerShape('unemployment'),
  payee: answerShape('payee'),
  run: answerShape('run'),
  proceeding: answerShape('proceeding'),
};

/** What became of a command that was accepted. */
export interface Accepted {
  readonly requestId: string;
  readonly stream: StreamId;
  readonly version: number;
  readonly facts: readonly string[];
  /** Whether the stream was in that state before; undefined where a command has no such answer. */
  readonly alreadySo: boolean | undefined;
}

export function answerView(kind: StreamKind, accepted: Accepted): Readonly<Record<string, unknown>> {
  const { requestId, stream, version, facts, alreadySo } = accepted;
  return {
    [PARAMETERS[kind].name]: idOf(stream),
    requestId,
    version,
    facts,
    ...(alreadySo === undefined ? {} : { alreadyRegistered: alreadySo }),
  };
}

function answerShape(kind: StreamKind) {
  return z
    .object({
      [PARAMETERS[kind].name]: PARAMETERS[kind].shape,
      requestId: z.string().describe('The Idempotency-Key: the same key always gets this answer.'),
      version: z.int().describe('How many facts there are now.'),
      facts: z.array(z.string()).describe('The facts that the command added, in their order.'),
      ...(kind === 'person'
        ? {
            alreadyRegistered: z
              .boolean()
              .exactOptional()
              .describe('Of a registration: true when the person was registered before.'),
          }
        : {}),
    })
    .meta({ id: NAMES[kind] });
}
