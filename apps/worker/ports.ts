import { activityInfo, heartbeat } from '@temporalio/activity';
import type { DataSource } from 'typeorm';
import { httpParty } from '../../activities/gateways/http-party';
import { simulatedParty } from '../../activities/gateways/simulated-party';
import type { Gateways, Ports } from '../../activities/ports';
import { postgresEventStore } from '../../activities/postgres/event-store';
import type { PartyUrls } from '../modules/configuration/configuration';
import { openEngineClient, type EngineAddress } from '../modules/temporal/engine-client';
import { Messenger } from '../modules/temporal/messenger';
import { codeVersion } from '../modules/temporal/worker-code';

/** The ports of a worker: the register, the outside parties, and the engine that the sweep wakes streams through. */
export function portsOf(
  source: DataSource,
  engine: EngineAddress & { taskQueue: string },
  parties: PartyUrls,
): Ports {
  return {
    store: postgresEventStore(source),
    gateways: gatewaysOf(source, parties),
    engine: new Messenger(openEngineClient(engine, 'none'), engine.taskQueue),
    code: codeVersion(),
    heartbeat,
    attempt: () => activityInfo().attempt,
  };
}

function gatewaysOf(source: DataSource, { accounting, messages }: PartyUrls): Gateways {
  return {
    accounting: accounting === undefined ? simulatedParty(source, 'accounting') : httpParty(accounting),
    messages: messages === undefined ? simulatedParty(source, 'messages') : httpParty(messages),
  };
}
