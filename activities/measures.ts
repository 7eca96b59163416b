import { ENGINE } from '../domain/actors';
import type { Command } from '../domain/deciders';
import {
  aplStream,
  idOf,
  parseAplId,
  parsePercorsoId,
  parsePersonId,
  percorsoStream,
  unemploymentStream,
  type StreamId,
} from '../domain/identifiers';
import type { ProceedingEffectName } from '../domain/proceeding/events';
import type { SubjectId } from '../domain/proceeding/matter';
import type { Handle } from './handle';
import { askedOf } from './other-stream';
import type { Discharge, Performance } from './performance';
import type { Engine, PartyAnswer } from './ports';

/** What a measure changes of other streams of the register. */
const CARRIED_OUT = [
  'end-percorso',
  'forfeit-status',
  'restrict-provider',
] as const satisfies readonly ProceedingEffectName[];
export type CarriedOut = (typeof CARRIED_OUT)[number];

export function isCarriedOut(effect: string): effect is CarriedOut {
  return CARRIED_OUT.some((one) => one === effect);
}

/**
 * What a measure changes of a percorso, of a status or of a body is no matter of an outside party: it is asked of that stream like
 * anything else. A measure that fell is refused there, so that a late do after its undo changes nothing; what is so already is done.
 */
export function carryingOut(
  discharge: (performance: Performance) => Promise<PartyAnswer>,
  handle: Handle,
  engine: Engine,
): (performance: Performance) => Promise<PartyAnswer> {
  return async (performance) => {
    const { stream, owed, now } = performance;
    if (!isCarriedOut(owed.effect)) return discharge(performance);
    const touched = touchedBy(owed.effect, performance);
    const { key, direction, attempt } = owed;
    const requestId = `${stream}:${key}:${direction}:${String(attempt)}:measure`;
    const ask = { requestId, command: commandOf(performance), actor: { ...ENGINE, user: 'measure' } };
    const { answer, told } = await askedOf(handle, { stream: touched, now, ask });
    // Its loop is woken; where that fails, the sweep does it.
    if (told !== null) await engine.wake(touched, 'told').catch(() => undefined);
    return answer.verdict === 'accepted'
      ? { answer: 'done', reference: `${touched}@${String(answer.version)}` }
      : { answer: 'refused', reference: answer.rejection.reason };
  };
}

function commandOf({ stream, owed }: Discharge): Command {
  const measure = { of: subjectOf(stream), proceeding: Number(owed.details.proceeding) };
  return { type: owed.direction === 'do' ? 'CarryOutMeasure' : 'UndoMeasure', measure };
}

function touchedBy(effect: CarriedOut, { stream, owed }: Discharge): StreamId {
  const touched = TOUCHED[effect](subjectOf(stream), owed.details);
  if (touched === undefined) throw new Error(`${effect} of ${stream} touches nothing`);
  return touched;
}

/** Which stream each of them changes. */
const TOUCHED: {
  readonly [effect in CarriedOut]: (
    subject: SubjectId,
    details: Discharge['owed']['details'],
  ) => StreamId | undefined;
} = {
  'end-percorso': (_, { percorso }) => {
    const id = typeof percorso === 'string' ? parsePercorsoId(percorso) : undefined;
    return id && percorsoStream(id);
  },
  'forfeit-status': (subject) => {
    const person = parsePersonId(subject);
    return person && unemploymentStream(person);
  },
  'restrict-provider': (subject) => {
    const body = parseAplId(subject);
    return body && aplStream(body);
  },
};

function subjectOf(stream: StreamId): SubjectId {
  return idOf(stream) as SubjectId;
}
