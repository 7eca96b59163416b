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
import type { SubjectId } from '../domain/proceeding/matter';
import type { Handle } from './handle';
import type { Discharge } from './performance';
import type { Engine, PartyAnswer } from './ports';

export type Measures = (discharge: Discharge) => Promise<PartyAnswer>;

/**
 * The register itself as the other party of a measure: what it changes of a percorso, of a status or of a body is asked of that
 * stream like anything else. A measure that fell is refused there, so that a late do after its undo changes nothing; what is so
 * already is done.
 */
export function measuresWith(handle: Handle, engine: Engine): Measures {
  return async (discharge) => {
    const { stream, owed, now } = discharge;
    if (now === undefined) throw new Error(`${stream}: a measure has an instant`);
    const touched = touchedBy(discharge);
    const { key, direction, attempt } = owed;
    const requestId = `${stream}:${key}:${direction}:${String(attempt)}:measure`;
    const asks = [{ requestId, command: commandOf(discharge), actor: { ...ENGINE, user: 'measure' } }];
    const { answers, told } = await handle({ stream: touched, now, asks });
    // Its loop is woken; where that fails, the sweep does it.
    if (told !== null) await engine.wake(touched, 'told').catch(() => undefined);
    const [answer] = answers;
    if (answer === undefined) throw new Error(`${touched} gave no answer to ${requestId}`);
    return answer.verdict === 'accepted'
      ? { answer: 'done', reference: `${touched}@${String(answer.version)}` }
      : { answer: 'refused', reference: answer.rejection.reason };
  };
}

function commandOf({ stream, owed }: Discharge): Command {
  const measure = { of: subjectOf(stream), proceeding: Number(owed.details.proceeding) };
  return { type: owed.direction === 'do' ? 'CarryOutMeasure' : 'UndoMeasure', measure };
}

/** Which stream a measure changes. */
function touchedBy({ stream, owed }: Discharge): StreamId {
  const subject = subjectOf(stream);
  const { percorso: named } = owed.details;
  const percorso = typeof named === 'string' ? parsePercorsoId(named) : undefined;
  const [person, body] = [parsePersonId(subject), parseAplId(subject)];
  if (owed.effect === 'end-percorso' && percorso !== undefined) return percorsoStream(percorso);
  if (owed.effect === 'forfeit-status' && person !== undefined) return unemploymentStream(person);
  if (owed.effect === 'restrict-provider' && body !== undefined) return aplStream(body);
  throw new Error(`${owed.effect} of ${stream} touches nothing`);
}

function subjectOf(stream: StreamId): SubjectId {
  return idOf(stream) as SubjectId;
}
