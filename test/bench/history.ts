import { Client, Connection } from '@temporalio/client';
import { quiet } from './cpu';
import { untilFirstMeeting } from './percorso';
import type { Side } from './side';
import type { Readings } from './turns';

/** What the engine keeps of one percorso that went up to its first meeting by twelve commands. */
export async function history(side: Side): Promise<Readings> {
  const connection = await Connection.connect({ address: side.engineAddress });
  const client = new Client({ connection });
  const id = await untilFirstMeeting(side.apiUrl);
  await quiet(side);
  const { events, bytes } = await keptOf(client, `percorso/${id}`);
  await connection.close();
  return { 'history of a percorso, events': events, 'history of a percorso, bytes': bytes };
}

/** Over every run of the workflow: a fresh history names the one that it continues. */
async function keptOf(client: Client, workflowId: string): Promise<{ events: number; bytes: number }> {
  let [events, bytes] = [0, 0];
  for (let runId: string | undefined; ;) {
    const handle = client.workflow.getHandle(workflowId, runId);
    const { historySize } = await handle.describe();
    const kept = (await handle.fetchHistory()).events ?? [];
    events += kept.length;
    bytes += historySize ?? 0;
    runId = kept[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
    if (runId === '') return { events, bytes };
  }
}
