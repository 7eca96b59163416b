import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { handleWith } from '../../../activities/handle';
import { postgresEventStore } from '../../../activities/postgres/event-store';
import type { ApiParts } from '../../../apps/api/api.module';
import { createApiOn } from '../../../apps/api/create-api';
import { Admission } from '../../../apps/modules/admission/admission';
import { dataSourceOptions } from '../../../apps/modules/database/data-source';
import { givenPepper } from '../../../apps/modules/personal/pepper';
import { PersonalData } from '../../../apps/modules/personal/personal-data';
import { openEngineClient, type EngineAddress } from '../../../apps/modules/temporal/engine-client';
import { Messenger } from '../../../apps/modules/temporal/messenger';
import { RULEBOOK } from '../../../domain/programmes';

/** An API that listens, and the lines that it logged. */
export interface ListeningApi {
  readonly url: string;
  readonly lines: readonly string[];
  readonly app: NestExpressApplication;
}

/** A port on which nothing ever listens. */
const NOWHERE = '127.0.0.1:1';

/** An engine that is away. */
export const AWAY = { address: NOWHERE, namespace: 'default', taskQueue: 'none' };

/** The API with its database and its engine away: what it answers by itself. */
export async function apiAlone(): Promise<ListeningApi> {
  const database = new DataSource(dataSourceOptions(`postgres://api:x@${NOWHERE}/none`, { poolSize: 2 }));
  return listening(partsOn(database, AWAY));
}

/** The parts of an API on that database and that engine. */
export function partsOn(
  database: DataSource,
  { taskQueue, ...address }: EngineAddress & { readonly taskQueue: string },
): ApiParts {
  const engine = openEngineClient(address, 'none');
  const messenger = new Messenger(engine, taskQueue);
  const admission = new Admission(
    handleWith(postgresEventStore(database), { digest: 'test', rulebook: RULEBOOK }),
    (stream, told) => {
      messenger.tell(stream, told);
    },
  );
  const personal = new PersonalData(database, givenPepper('a pepper of this test'));
  return { database, engine, messenger, admission, personal, rulebook: RULEBOOK };
}

/** The API on those parts, listening on a free port of this machine. */
export async function listening(parts: ApiParts): Promise<ListeningApi> {
  const lines: string[] = [];
  const app = await createApiOn(parts, (line) => lines.push(line));
  const server = await app.listen(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, lines, app };
}
