import type { EventStore } from '../../activities/ports';
import { sweepWith } from '../../activities/sweep';
import type { StreamId } from '../../domain/identifiers';
import { instantAt } from '../../domain/time/civil-date';
import { memoryEventStore } from '../support/memory-event-store';

const now = instantAt(Date.parse('2026-11-22T10:00:00Z'));
const OVERDUE: readonly StreamId[] = ['percorso/1', 'percorso/2', 'percorso/3', 'percorso/4', 'percorso/5'];
const store: EventStore = { ...memoryEventStore(), overdue: () => Promise.resolve(OVERDUE) };

/** A pass over five overdue streams, some of which cannot be woken; which ones were asked, in order. */
async function pass(broken: readonly StreamId[]) {
  const asked: StreamId[] = [];
  const wake = (stream: StreamId) => {
    asked.push(stream);
    return broken.includes(stream) ? Promise.reject(new Error(`no answer for ${stream}`)) : Promise.resolve();
  };
  const swept = await sweepWith(
    store,
    { wake },
    { digest: 'test' },
  )(now).catch((failure: unknown) => failure);
  return { asked, swept };
}

test('a stream that cannot be woken does not keep the sweep from the others', async () => {
  const { asked, swept } = await pass(['percorso/1', 'percorso/3']);
  expect(asked).toEqual(OVERDUE);
  expect(swept).toEqual({ found: 5, woken: 3 });
});

test('a pass gives up when nothing can be woken any more: the engine is away', async () => {
  const { asked, swept } = await pass(OVERDUE);
  expect(asked).toEqual(OVERDUE.slice(0, 3));
  expect(swept).toEqual(new Error('no answer for percorso/3'));
});
