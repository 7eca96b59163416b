import type { Caller } from '../../support/http';
import { APL_ID, MANAGER } from '../../support/http';
import { today } from '../../support/pathway';
import { communication, inDays, NODE, type StoryFact } from '../../support/story';
import { newPerson } from '../../support/walk';
import { insist, type Call } from '../../apps/faults/load';
import { percorsoOf } from './percorsi';
import { comes } from './progress';

const APPROVER = 'manager::m-2';

/** The facts of a percorso; none where the register does not know it. */
export async function timelineOf(caller: Caller, percorsoId: string): Promise<readonly StoryFact[]> {
  const { body } = await caller.get(`/percorsi/${percorsoId}/timeline?limit=100`);
  return (body['items'] ?? []) as StoryFact[];
}

/** Somebody in work for longer than six months, for whom half of an open-ended fee may be proposed. */
export async function matured(caller: Caller): Promise<string> {
  const person = newPerson();
  const percorsoId = await percorsoOf(caller, person, { until: 'hold-first-meeting', on: inDays(-250) });
  const told = communication(person.codiceFiscale, inDays(-240));
  await caller.must('/employment-communications', told, { actor: NODE });
  const assessed = async () =>
    (await timelineOf(caller, percorsoId)).some(({ type }) => type === 'FeeAssessed');
  // The percorso follows its person with the next sweep.
  await comes('the fee is assessed', assessed, 120_000);
  return percorsoId;
}

/** Proposed by one person and approved by another, both insisted on. */
export async function pays(
  site: { readonly caller: Caller; readonly calls: Call[] },
  percorsoId: string,
): Promise<void> {
  const of = (name: string): string => `/percorsi/${percorsoId}/${name}`;
  const proposal = { on: today(), payee: `apl/${APL_ID}` };
  await insist(site, of('propose-payment'), { body: proposal, actor: MANAGER });
  const proposed = (await timelineOf(site.caller, percorsoId)).findLast(
    ({ type }) => type === 'PaymentProposed',
  );
  const approval = { on: today(), proposal: proposed?.version ?? 0 };
  await insist(site, of('approve-payment'), { body: approval, actor: APPROVER });
}
