import { freePort } from '../../../apps/ops/start/ports';

/** The ports of one Temporal server: all its services in one process, as a small cluster runs them. */
export interface EnginePorts {
  readonly frontend: ServicePorts;
  readonly matching: ServicePorts;
  readonly history: ServicePorts;
  readonly worker: ServicePorts;
}

interface ServicePorts {
  readonly grpcPort: number;
  readonly membershipPort: number;
}

export const STORES = {
  'postgres-default': { database: 'temporal', schema: 'postgresql/v12/temporal', maxConns: 16 },
  'postgres-visibility': {
    database: 'temporal_visibility',
    schema: 'postgresql/v12/visibility',
    maxConns: 4,
  },
} as const;

const SHARDS = 16;

export async function enginePorts(): Promise<EnginePorts> {
  const pair = async (): Promise<ServicePorts> => ({
    grpcPort: await freePort(),
    membershipPort: await freePort(),
  });
  return { frontend: await pair(), matching: await pair(), history: await pair(), worker: await pair() };
}

/** The server's configuration. JSON is YAML too, so nothing has to be written out by hand. */
export function serverConfig(databaseUrl: string, ports: EnginePorts, dynamicFile: string): string {
  const services = Object.entries(ports).map(([name, rpc]: [string, ServicePorts]) => [
    name,
    { rpc: { ...rpc, bindOnLocalHost: true } },
  ]);
  const address = `127.0.0.1:${ports.frontend.grpcPort}`;
  return JSON.stringify({
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'postgres-default',
      visibilityStore: 'postgres-visibility',
      numHistoryShards: SHARDS,
      datastores: datastores(databaseUrl),
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: Object.fromEntries(services) as object,
    clusterMetadata: clusterMetadata(address),
    publicClient: { hostPort: address },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamicFile, pollInterval: '10s' },
  });
}

/** README.md asks nothing of a cluster's dynamic configuration. Worker deployments are on by default in this version. */
export const DYNAMIC_CONFIG = JSON.stringify({});

function datastores(databaseUrl: string): object {
  const { hostname, port, username, password } = new URL(databaseUrl);
  const stores = Object.entries(STORES).map(([name, { database, maxConns }]) => [
    name,
    {
      sql: {
        pluginName: 'postgres12',
        connectProtocol: 'tcp',
        connectAddr: `${hostname}:${port}`,
        databaseName: database,
        user: username,
        password: decodeURIComponent(password),
        maxConns,
        maxIdleConns: maxConns,
        maxConnLifetime: '1h',
      },
    },
  ]);
  return Object.fromEntries(stores) as object;
}

function clusterMetadata(rpcAddress: string): object {
  return {
    enableGlobalNamespace: false,
    failoverVersionIncrement: 10,
    masterClusterName: 'active',
    currentClusterName: 'active',
    clusterInformation: {
      active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress },
    },
  };
}
