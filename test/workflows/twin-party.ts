import type { EffectRequest, Gateway, PartyAnswer } from '../../activities/ports';
import type { Told } from '../../domain/simulation/story';

const SILENT: PartyAnswer = { answer: 'refused', reference: 'the life says nothing of it' };

/**
 * The outside parties of a life that was lived before: each request gets the answers that were given to it then, in their order. What
 * was not asked then is refused, which no life of the simulation is with that reference.
 */
export function partyOf(told: readonly Told[]): Gateway {
  const answers = new Map<string, PartyAnswer[]>();
  for (const { command } of told)
    if (command.type === 'RecordEffectAnswer') {
      const { answer, reference } = command;
      const name = `${command.direction} ${command.key}`;
      answers.set(name, [...(answers.get(name) ?? []), { answer, reference }]);
    }
  const next = (direction: 'do' | 'undo', { key }: EffectRequest) =>
    Promise.resolve(answers.get(`${direction} ${key}`)?.shift() ?? SILENT);
  return {
    perform: (request) => next('do', request),
    undo: (request) => next('undo', request),
    enquire: () => Promise.resolve(undefined),
  };
}
