import { activityInfo, heartbeat } from '@temporalio/activity';
import type { DataSource } from 'typeorm';
import { fileDrop } from '../../activities/gateways/file-drop';
import { httpParty } from '../../activities/gateways/http-party';
import { ISO_20022 } from '../../activities/gateways/iso20022/form';
import { runBank } from '../../activities/gateways/run-bank';
import { runPayments, withoutRuns } from '../../activities/gateways/run-payments';
import { simulatedParty } from '../../activities/gateways/simulated-party';
import type { Gateways, Ports } from '../../activities/ports';
import { postgresEventStore } from '../../activities/postgres/event-store';
import { runFile } from '../../activities/postgres/run-file';
import { postgresRunOrders } from '../../activities/postgres/run-orders';
import type { Configuration, PartyUrls, RunSetting } from '../modules/configuration/configuration';
import { openEngineClient, type EngineAddress } from '../modules/temporal/engine-client';
import { Messenger } from '../modules/temporal/messenger';
import { codeVersion } from '../modules/temporal/worker-code';

/** The ports of a worker: the register, the outside parties, and the engine that the sweep wakes streams through. */
export function portsOf(
  source: DataSource,
  engine: EngineAddress & { taskQueue: string },
  { parties, runs }: Pick<Configuration, 'parties' | 'runs'>,
): Ports {
  return {
    store: postgresEventStore(source),
    gateways: gatewaysOf(source, parties, runs),
    engine: new Messenger(openEngineClient(engine, 'none'), engine.taskQueue),
    code: codeVersion(),
    heartbeat,
    attempt: () => activityInfo().attempt,
  };
}

function gatewaysOf(
  source: DataSource,
  { accounting: accountingUrl, messages }: PartyUrls,
  runs: RunSetting | undefined,
): Gateways {
  const accounting =
    accountingUrl === undefined ? simulatedParty(source, 'accounting') : httpParty(accountingUrl);
  const parties = {
    accounting,
    messages: messages === undefined ? simulatedParty(source, 'messages') : httpParty(messages),
  };
  const orders = postgresRunOrders(source);
  if (runs === undefined) return { ...parties, payments: withoutRuns(orders, accounting) };
  return {
    ...parties,
    payments: runPayments(orders, accounting),
    bank: runBank(fileDrop(runs.folder, ISO_20022, runs.debtor), (runId) => runFile(source, runId)),
  };
}
