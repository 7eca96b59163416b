import { resolve } from 'node:path';
import { z } from 'zod';
import type { Text } from '../../../domain/texts';
import { parseIban } from '../payments/iban';
import { inBoth } from '../texts/text';
import { ToldFailure } from '../texts/told-failure';
import { CONTRADICTIONS, mistakesText, SETTING_TEXTS, type SettingMistake } from './texts';

/** Where the register lives: a server of our own, or one that somebody else runs. */
export type RegisterSetting =
  { readonly kind: 'embedded' } | { readonly kind: 'external'; readonly url: string };

/** Where the workflow engine lives. */
export type EngineSetting =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'external';
      readonly address: string;
      readonly tls: boolean;
      readonly apiKey: string | undefined;
    };

/** The URL of each database role that was given by hand; a role left out is derived from the owner. */
export interface RoleUrls {
  readonly api: string | undefined;
  readonly worker: string | undefined;
  readonly rebuild: string | undefined;
}

/** Everything the environment says, checked once; inward of here nothing reads `process.env`. */
export interface Configuration {
  readonly dataFolder: string;
  readonly port: number;
  /** Whether somebody asked for that port: then no other one will do. */
  readonly portIsSet: boolean;
  /** Where the worker tells that it works; undefined for nowhere. */
  readonly workerPort: number | undefined;
  readonly register: RegisterSetting;
  readonly roleUrls: RoleUrls;
  readonly engine: EngineSetting;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly parties: PartyUrls;
  /** How payments are made by run; undefined where the accounting system makes them. */
  readonly runs: RunSetting | undefined;
}

/** From where the bank's files are taken, and whose account pays. */
export interface RunSetting {
  readonly folder: string;
  readonly debtor: { readonly name: string; readonly iban: string };
}

/** Where the outside parties speak HTTP; without one, a stand-in kept in the register's database answers in its place. */
export interface PartyUrls {
  readonly accounting: string | undefined;
  readonly messages: string | undefined;
}

/** Every mistake of the environment at once, so that an operator corrects it in one go. */
export class ConfigurationError extends ToldFailure {
  constructor(readonly mistakes: readonly Text[]) {
    super(mistakesText(mistakes));
  }
}

/** Reads and checks the environment; throws a ConfigurationError that lists every mistake. */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const parsed = environment.safeParse(withoutEmpty(env));
  const mistakes = [...(parsed.success ? [] : parsed.error.issues.map(sentence)), ...contradictions(env)];
  if (!parsed.success || mistakes.length > 0) throw new ConfigurationError(mistakes);
  return configurationOf(parsed.data);
}

const databaseUrl = z
  .string()
  .refine(isPostgresUrl, 'no-database-url' satisfies SettingMistake)
  .optional();

const partyUrl = z.url({ protocol: /^https?$/, error: 'no-party-url' satisfies SettingMistake }).optional();

/** Of the API where none is set. */
const USUAL_PORT = 3000;

const wholePort: SettingMistake = 'no-port';

const port = z
  .string()
  .regex(/^\d{1,5}$/, wholePort)
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65535, wholePort);

const environment = z.object({
  PERCORSI_DATA: z.string().default('.data/percorsi'),
  PERCORSI_PORT: port.optional(),
  PERCORSI_WORKER_PORT: port.optional(),
  DATABASE_URL: databaseUrl,
  DATABASE_URL_API: databaseUrl,
  DATABASE_URL_WORKER: databaseUrl,
  DATABASE_URL_REBUILD: databaseUrl,
  PERCORSI_ACCOUNTING_URL: partyUrl,
  PERCORSI_MESSAGES_URL: partyUrl,
  PERCORSI_PAYMENTS: z.enum(['accounting', 'runs'], 'no-payments' satisfies SettingMistake).optional(),
  PERCORSI_PAYMENTS_FOLDER: z.string().optional(),
  PERCORSI_PAYMENTS_NAME: z
    .string()
    .max(70, 'no-debtor' satisfies SettingMistake)
    .optional(),
  PERCORSI_PAYMENTS_IBAN: z
    .string()
    .refine((text) => parseIban(text) !== undefined, 'no-iban' satisfies SettingMistake)
    .optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:/]+:\d{1,5}$/, 'no-address' satisfies SettingMistake)
    .optional(),
  TEMPORAL_NAMESPACE: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'no-namespace' satisfies SettingMistake)
    .default('default'),
  TEMPORAL_TASK_QUEUE: z
    .string()
    .max(200, 'too-long' satisfies SettingMistake)
    .default('percorsi'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS: z.enum(['true', 'false'], 'no-truth' satisfies SettingMistake).optional(),
});

type Environment = z.infer<typeof environment>;

function configurationOf(read: Environment): Configuration {
  return {
    dataFolder: resolve(read.PERCORSI_DATA),
    port: read.PERCORSI_PORT ?? USUAL_PORT,
    portIsSet: read.PERCORSI_PORT !== undefined,
    workerPort: read.PERCORSI_WORKER_PORT,
    register:
      read.DATABASE_URL === undefined ? { kind: 'embedded' } : { kind: 'external', url: read.DATABASE_URL },
    roleUrls: {
      api: read.DATABASE_URL_API,
      worker: read.DATABASE_URL_WORKER,
      rebuild: read.DATABASE_URL_REBUILD,
    },
    engine: engineOf(read),
    namespace: read.TEMPORAL_NAMESPACE,
    taskQueue: read.TEMPORAL_TASK_QUEUE,
    parties: { accounting: read.PERCORSI_ACCOUNTING_URL, messages: read.PERCORSI_MESSAGES_URL },
    runs: runsOf(read),
  };
}

function runsOf({
  PERCORSI_PAYMENTS: payments,
  PERCORSI_PAYMENTS_FOLDER: folder,
  PERCORSI_PAYMENTS_NAME: name,
  PERCORSI_PAYMENTS_IBAN: iban,
}: Environment): RunSetting | undefined {
  if (payments !== 'runs' || folder === undefined || name === undefined || iban === undefined)
    return undefined;
  return { folder: resolve(folder), debtor: { name, iban: parseIban(iban) ?? iban } };
}

const OF_RUNS = ['PERCORSI_PAYMENTS_FOLDER', 'PERCORSI_PAYMENTS_NAME', 'PERCORSI_PAYMENTS_IBAN'];

function engineOf(read: Environment): EngineSetting {
  if (read.TEMPORAL_ADDRESS === undefined) return { kind: 'embedded' };
  const apiKey = read.TEMPORAL_API_KEY;
  // An API key must never travel in clear, so it brings TLS with it.
  const tls = read.TEMPORAL_TLS === 'true' || apiKey !== undefined;
  return { kind: 'external', address: read.TEMPORAL_ADDRESS, tls, apiKey };
}

function contradictions(env: Readonly<Record<string, string | undefined>>): Text[] {
  const found: Text[] = [];
  if (env['TEMPORAL_API_KEY'] && env['TEMPORAL_TLS'] === 'false') found.push(CONTRADICTIONS.keyInClear);
  if (!env['TEMPORAL_ADDRESS'] && (env['TEMPORAL_API_KEY'] || env['TEMPORAL_TLS'] === 'true'))
    found.push(CONTRADICTIONS.withoutAddress);
  if (env['PERCORSI_PAYMENTS'] === 'runs' && OF_RUNS.some((name) => !env[name]))
    found.push(CONTRADICTIONS.runsWithoutBank);
  return found;
}

/** `VAR=` in a file of settings means "not set", not "an empty text". */
function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env))
    if (value !== undefined && value.trim() !== '') kept[name] = value.trim();
  return kept;
}

function sentence({ path, message }: z.core.$ZodIssue): Text {
  const must = SETTING_TEXTS[message as SettingMistake];
  return inBoth((language) => `${path.join('.')} ${must[language]}`);
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1;
}
