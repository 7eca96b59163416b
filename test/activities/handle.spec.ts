import { handleWith } from '../../activities/handle';
import type { Ask } from '../../activities/ports';
import { instantAt } from '../../domain/time/civil-date';
import { memoryEventStore } from '../support/memory-event-store';
import { ask } from '../support/pathway';
import { RULEBOOK } from '../../domain/programmes';

const now = instantAt(Date.parse('2026-11-22T10:00:00Z'));
const stream = 'envelope/TOS-PIO2-ASSEGNO';
const opened = (requestId: string, cents: number): Ask => ask({ type: 'OpenEnvelope', cents }, { requestId });

test('a key that comes twice in one call with one command is answered twice and happens once', async () => {
  const handle = handleWith(memoryEventStore(), { digest: 'test', rulebook: RULEBOOK });
  const { answers, agenda } = await handle({ stream, now, asks: [opened('k-1', 100), opened('k-1', 100)] });
  expect(answers[0]).toMatchObject({ verdict: 'accepted', facts: ['EnvelopeOpened'] });
  expect(answers[1]).toEqual(answers[0]);
  expect(agenda.version).toBe(1);
});

test('a key that comes twice in one call with different commands is refused the second time', async () => {
  const handle = handleWith(memoryEventStore(), { digest: 'test', rulebook: RULEBOOK });
  const { answers } = await handle({ stream, now, asks: [opened('k-1', 100), opened('k-1', 200)] });
  expect(answers[0]).toMatchObject({ verdict: 'accepted' });
  expect(answers[1]).toMatchObject({ verdict: 'refused', rejection: { reason: 'request-id-reused' } });
});
