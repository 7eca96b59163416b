import {
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { FloorActivities } from './floor-activities';

/** The engine's own round trip and nothing else: what every command pays at least. */
export const ping = defineUpdate<string>('ping');

const local = proxyLocalActivities<FloorActivities>({ startToCloseTimeout: '10s' });
const regular = proxyActivities<FloorActivities>({ startToCloseTimeout: '10s' });

/** An empty handler. */
export async function empty(): Promise<void> {
  setHandler(ping, () => 'pong');
  await condition(() => false);
}

/** A handler whose local activity says `select 1`: the floor under any `handle` that asks a database. */
export async function floorLocal(): Promise<void> {
  setHandler(ping, () => local.selectOne());
  await condition(() => false);
}

/** The same with a regular activity. */
export async function floorRegular(): Promise<void> {
  setHandler(ping, () => regular.selectOne());
  await condition(() => false);
}
