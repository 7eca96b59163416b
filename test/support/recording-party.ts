import type { EffectRequest, Gateway, PartyAnswer } from '../../activities/ports';

/** An outside party that does what it is asked and remembers it, and that can be down. */
export interface RecordingParty extends Gateway {
  down: boolean;
  /** `do key` and `undo key`, in the order in which they were performed. */
  callsOf(stream: string): readonly string[];
}

export function recordingParty(): RecordingParty {
  const calls: { readonly stream: string; readonly call: string }[] = [];
  const done = (request: EffectRequest): PartyAnswer => ({ answer: 'done', reference: `ref:${request.key}` });
  const perform = (request: EffectRequest, direction: 'do' | 'undo'): Promise<PartyAnswer> => {
    if (party.down) return Promise.reject(new Error('the party is down'));
    calls.push({ stream: request.stream, call: `${direction} ${request.key}` });
    return Promise.resolve(done(request));
  };
  const party: RecordingParty = {
    down: false,
    perform: (request) => perform(request, 'do'),
    undo: (request) => perform(request, 'undo'),
    enquire: ({ stream, key }, direction) =>
      party.down
        ? Promise.reject(new Error('the party is down'))
        : Promise.resolve(
            calls.some((one) => one.stream === stream && one.call === `${direction} ${key}`)
              ? { answer: 'done', reference: `ref:${key}` }
              : undefined,
          ),
    callsOf: (stream) => calls.filter((one) => one.stream === stream).map((one) => one.call),
  };
  return party;
}
