import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import type { ApiParts } from '../../../apps/api/api.module';
import { createApiOn } from '../../../apps/api/create-api';
import { dataSourceOptions } from '../../../apps/modules/database/data-source';
import { givenPepper } from '../../../apps/modules/personal/pepper';
import { PersonalData } from '../../../apps/modules/personal/personal-data';
import { openEngineClient } from '../../../apps/modules/temporal/engine-client';
import { StreamClient } from '../../../apps/modules/temporal/stream-client';

/** An API that listens, and the lines that it logged. */
export interface ListeningApi {
  readonly url: string;
  readonly lines: readonly string[];
  readonly app: NestExpressApplication;
}

/** A port on which nothing ever listens. */
const NOWHERE = '127.0.0.1:1';

/** The API with its database and its engine away: what it answers by itself. */
export async function apiAlone(): Promise<ListeningApi> {
  const database = new DataSource(dataSourceOptions(`postgres://api:x@${NOWHERE}/none`, 2));
  const engine = openEngineClient({ address: NOWHERE, namespace: 'default' }, 'none');
  const streams = new StreamClient(engine, { taskQueue: 'none', deadlineMs: 300 });
  const personal = new PersonalData(database, givenPepper('a pepper of this test'));
  return listening({ database, engine, streams, personal });
}

/** The API on those parts, listening on a free port of this machine. */
export async function listening(parts: ApiParts): Promise<ListeningApi> {
  const lines: string[] = [];
  const app = await createApiOn(parts, (line) => lines.push(line));
  const server = await app.listen(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, lines, app };
}
