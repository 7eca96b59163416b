import type { IncomingMessage } from 'node:http';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { handleWith } from '../../activities/handle';
import { postgresEventStore } from '../../activities/postgres/event-store';
import { Admission } from '../modules/admission/admission';
import type { Configuration } from '../modules/configuration/configuration';
import { openDataSource } from '../modules/database/data-source';
import { givenPepper, keptPepper } from '../modules/personal/pepper';
import { PersonalData } from '../modules/personal/personal-data';
import { openEngineClient } from '../modules/temporal/engine-client';
import { Messenger } from '../modules/temporal/messenger';
import { codeVersion } from '../modules/temporal/worker-code';
import { ApiModule, type ApiParts } from './api.module';
import { checkBody } from './body';
import { requireJson } from './media-type';
import { requireMethod } from './method';
import { API_ROOT } from './commands/row';
import { BANK_ANSWERS_PATH } from './payment-runs/bank-answers';
import { openApiDocument } from './openapi/document';
import { requestLog, type WriteLine } from './request-log';
import { DOCS_PATH } from './routes';
import { traced } from './trace';
import { answerUnreadable } from './unreadable';

/** Most bytes of a body; a group of a hundred people is far below. */
const BODY_LIMIT_BYTES = 262_144;
const BODIES = { limit: BODY_LIMIT_BYTES, type: 'application/json', inflate: false, verify: checkBody };
/** What a bank tells of all credits of a run, and of other runs beside it. */
const BANK_FILE_LIMIT_BYTES = 8_388_608;
const BANK_FILES = {
  ...BODIES,
  limit: BANK_FILE_LIMIT_BYTES,
  type: ({ url }: IncomingMessage) => url?.split('?')[0] === API_ROOT + BANK_ANSWERS_PATH,
};
/** Commands and reads share them; a stream never has more than one. */
const POOL_SIZE = 16;

/** What a caller of `createApi` may set beside the configuration. */
export interface ApiOptions {
  /** The secret of the tax code digests; without it, one kept in the database. */
  readonly pepper?: string | undefined;
  readonly writeLine?: WriteLine;
}

/** The API on the database and the engine of the configuration, ready to listen. */
export async function createApi(configuration: Configuration, options: ApiOptions = {}) {
  return createApiOn(await openParts(configuration, options.pepper), options.writeLine);
}

/** The API on parts that are open already; it closes them when it is closed. */
export async function createApiOn(
  parts: ApiParts,
  writeLine: WriteLine = (line) => process.stdout.write(`${line}\n`),
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.on(parts), {
    bodyParser: false,
    abortOnError: false,
    logger: new ConsoleLogger({ json: true, logLevels: ['error', 'warn'] }),
  });
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(traced, requestLog(writeLine), requireMethod, requireJson);
  app.useBodyParser('json', BANK_FILES);
  app.useBodyParser('json', BODIES);
  app.getHttpServer().on('clientError', answerUnreadable(writeLine));
  SwaggerModule.setup(DOCS_PATH, app, openApiDocument() as unknown as OpenAPIObject, {
    raw: false,
    customSiteTitle: 'Percorsi API',
  });
  return app;
}

async function openParts(configuration: Configuration, pepper: string | undefined): Promise<ApiParts> {
  const { engine: setting, namespace, taskQueue, runs } = configuration;
  if (setting.kind === 'embedded') throw new Error('The API needs TEMPORAL_ADDRESS: `npm start` sets it');
  const database = await openDataSource(databaseUrl(configuration), {
    poolSize: POOL_SIZE,
    transactions: 'short',
  });
  const engine = openEngineClient({ ...setting, namespace }, 'none');
  const messenger = new Messenger(engine, taskQueue);
  const code = codeVersion();
  const handle = handleWith(postgresEventStore(database), code);
  return {
    database,
    engine,
    messenger,
    rulebook: code.rulebook,
    debtor: runs?.debtor,
    admission: new Admission(handle, (stream, told) => {
      messenger.tell(stream, told);
    }),
    personal: new PersonalData(database, pepper === undefined ? keptPepper(database) : givenPepper(pepper)),
  };
}

function databaseUrl({ roleUrls, register }: Configuration): string {
  if (roleUrls.api !== undefined) return roleUrls.api;
  if (register.kind === 'external') return register.url;
  throw new Error('The API needs DATABASE_URL_API or DATABASE_URL: `npm start` sets it');
}
