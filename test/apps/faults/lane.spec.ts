import { randomUUID } from 'node:crypto';
import { handleWith } from '../../../activities/handle';
import type { EventStore } from '../../../activities/ports';
import { Admission, Overloaded } from '../../../apps/modules/admission/admission';
import { holds } from '../../../apps/ops/start/poll';
import { gate } from '../../activities/log';
import { memoryEventStore } from '../../support/memory-event-store';
import { ask } from '../../support/pathway';
import { RULEBOOK } from '../../../domain/programmes';

const WAIT_MS = 100;

test('of more than a call may carry, all that waited too long behind a slow database are sent back, and the next is served', async () => {
  const slow = gate();
  const store = memoryEventStore();
  const behind: EventStore = {
    ...store,
    transaction: (work) => slow.opened.then(() => store.transaction(work)),
  };
  const limits = { waitingPerStream: 300, waitingInAll: 300, waitMs: WAIT_MS };
  const admission = new Admission(
    handleWith(behind, { digest: 'of a test', rulebook: RULEBOOK }),
    () => undefined,
    limits,
  );
  const person = `person/${randomUUID()}` as const;
  const register = () => admission.ask(person, [ask({ type: 'RegisterPerson' })]);

  const first = register();
  const late = Array.from({ length: 250 }, register);
  const outcomes = Promise.allSettled(late);
  const since = performance.now();
  await holds(() => performance.now() - since > WAIT_MS, { withinMs: 5_000 });
  slow.open();
  expect(await first).toMatchObject([{ verdict: 'accepted' }]);
  const refused = (await outcomes).map((one) => one.status === 'rejected' && (one.reason as unknown));
  expect(refused.filter((reason) => reason instanceof Overloaded)).toHaveLength(250);
  expect(await register()).toMatchObject([{ verdict: 'refused' }]);
});
