import { placesOf } from '../apl/claims';
import type { Rejection } from '../decider';
import type { Command } from '../deciders';
import { limitOf } from '../envelope/claims';
import { idOf, type AplId, type EnvelopeCode, type StreamId } from '../identifiers';
import { envelopeOf } from '../percorso/envelope-of';
import type { Percorso } from '../percorso/state';
import { rulesIn, type Rulebook } from '../programmes/rulebook';
import { bodyOf } from '../provider';
import type { Reason } from '../rejections';

/** A limit that streams share, and what is taken of it. */
export interface Limit {
  readonly cents: number;
  readonly taken: number;
}

interface Met {
  readonly rejection: Pick<Rejection, 'reason'>;
  readonly stream: StreamId;
  readonly command: Command;
  readonly state: unknown;
  readonly rulebook: Rulebook;
}

/** Which limit a refusal met that streams share: an envelope, the places of a body. */
export function limitMet(refused: Met): string | undefined {
  return LIMITS[refused.rejection.reason]?.(refused);
}

const LIMITS: {
  readonly [reason in Reason]?: (refused: Met) => string | undefined;
} = {
  'apl-full': ({ command }) =>
    command.type === 'ChooseApl' ? placesOf(bodyOf(command.provider.lead) as AplId) : undefined,
  'envelope-below-reserved': ({ stream }) => limitOf(idOf(stream) as EnvelopeCode),
  'envelope-exhausted': ({ command, state, rulebook }) => {
    if (command.type === 'MoveFunds') return limitOf(command.origin);
    const percorso = state as Percorso;
    return percorso.phase === 'none'
      ? undefined
      : limitOf(envelopeOf(percorso, rulesIn(rulebook, percorso.rules).reservation));
  },
  'places-below-taken': ({ stream }) => placesOf(idOf(stream) as AplId),
};
