import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { handleWith } from '../../../activities/handle';
import type { Imported } from '../../../activities/ports';
import { postgresEventStore } from '../../../activities/postgres/event-store';
import { limitOf } from '../../../domain/envelope/claims';
import { incompatibleWith } from '../../../domain/programmes/rulebook';
import type { Text } from '../../../domain/texts';
import { dateOf, instantAt, startOf, type CivilDate } from '../../../domain/time/civil-date';
import { BulkIdentities } from '../../modules/personal/bulk-identities';
import { Admission } from '../../modules/admission/admission';
import { codeVersion } from '../../modules/temporal/worker-code';
import type { Work } from '../ops-command';
import { WrongUsage } from '../terminal';
import { openFolder, type Folder } from './folder';
import { RehearsedRegister } from './rehearse/rehearsed-register';
import { findings, outcome, type Findings, type Outcome } from './outcome';
import { loadReferences, type LoadedReferences } from './references';
import { secretOf } from './secret';
import type { Delivery } from './send/delivered';
import type { Feeding } from './send/feed';
import { feedAll } from './send/feed-all';
import { registerOutlook } from './send/outlook';
import { crossCheck, LAST_STEP } from './stage/cross-checks';
import { expand } from './stage/expand';
import { identify } from './stage/identify';
import { readIn, type RowCounts } from './stage/read-in';
import { tellPeopleApart } from './stage/people';
import { KNOWN_PEOPLE } from './stage/recognise';
import { openStaging, type Staging } from './stage/staging';
import { aplSteps, budgetsOf, cpiSteps, openingStep } from './steps/register-steps';
import { IMPORT_TEXTS } from './texts';

export interface ImportOptions {
  readonly folder: string;
  /** Validates and counts; writes nothing at all. */
  readonly dryRun: boolean;
  /** From this day on percorsi run live; undefined for today. */
  readonly horizon: CivilDate | undefined;
  /** The most days that are fed together; undefined for as many as the limits allow. */
  readonly longestDays: number | undefined;
}

/** Streams asked side by side: while one decides, others wait for the database. */
const WIDTH = 8;
/** So many loops may wait to be told before the commands wait for them, and how long at most. */
const MOST_UNTOLD = 1_000;
const TOLD_WITHIN_MS = 60_000;

/** One import of a folder, from the first check to the last command. */
export async function runImport(work: Work, options: ImportOptions): Promise<Outcome> {
  const today = dateOf(instantAt(Date.now()));
  const folder = await openFolder(options.folder, work.rulebook);
  const references = await loadReferences(folder, today);
  const owner = await work.connections.owner();
  const staging = await openStaging(owner, options.dryRun);
  try {
    return await importFrom({ work, options, today, folder, references, owner, staging });
  } finally {
    await staging.close();
  }
}

interface Import {
  readonly work: Work;
  readonly options: ImportOptions;
  readonly today: CivilDate;
  readonly folder: Folder;
  readonly references: LoadedReferences;
  readonly owner: DataSource;
  readonly staging: Staging;
}

async function importFrom(one: Import): Promise<Outcome> {
  const { work, folder, references, owner, staging, options, today } = one;
  const { client } = staging;
  const began = performance.now();
  const counts = await readIn({ client, progress: work.progress }, folder, references);
  const identities = await identitiesOf(one);
  await tellPeopleApart(client, identities.people);
  const aside = await crossCheck({ client, register: owner, identities: identities.people, references });
  const horizon = await horizonOf(staging, options.horizon ?? today);
  const opened = await stageSteps(one, identities);
  opened.forEach((line) => work.progress.say(line));
  const imported = { horizon: startOf(horizon), source: folder.source };
  const found = findings();
  const feeding = await feedingOf(one, imported, found);
  const { programme } = references;
  const longestDays = options.longestDays ?? null;
  await feedAll(feeding, { programme, longestDays }, work);
  await feeding.delivery.told();
  const seconds = (performance.now() - began) / 1_000;
  const { dryRun } = options;
  const all = allCounts(counts, references);
  return outcome(client, { found, counts: all, aside, opened, seconds, horizon, dryRun });
}

function allCounts(counts: RowCounts, references: LoadedReferences): RowCounts {
  return { ...references.rows, ...counts };
}

/** The last day on which the administration was told of a row that is left; the horizon must not be before it. */
async function horizonOf({ client }: Staging, horizon: CivilDate): Promise<CivilDate> {
  const { rows } = await client.query<{ last: CivilDate | null }>(LAST_TOLD);
  const last = rows[0]?.last ?? horizon;
  if (horizon < last) throw new WrongUsage(IMPORT_TEXTS.earlyHorizon(horizon, last));
  return horizon;
}

const LAST_TOLD = `SELECT max(${LAST_STEP})::text AS last FROM staged a`;

interface Identities {
  readonly secret: Buffer;
  readonly people: BulkIdentities;
}

async function identitiesOf({ work, owner, options }: Import): Promise<Identities> {
  const secret = await secretOf(owner, work.env['PERCORSI_PEPPER'], options.dryRun);
  return { secret, people: new BulkIdentities(owner, secret) };
}

/** Stages every command; answers what it says of the envelopes that it will open. */
async function stageSteps(
  { work, owner, staging, references, options }: Import,
  { secret, people }: Identities,
): Promise<readonly Text[]> {
  const [rehearsal, { client }] = [options.dryRun, staging];
  await identify(client, people, rehearsal);
  await client.query(KNOWN_PEOPLE);
  const known = await owner.query<{ name: string }[]>('SELECT name FROM register.claim_limit');
  const offices = await owner.query<{ stream_id: string }[]>(KNOWN_OFFICES);
  const budgets = budgetsOf(references.programme);
  const missing = budgets.filter(({ envelope }) => !known.some(({ name }) => name === limitOf(envelope)));
  const excluded = incompatibleWith(work.rulebook, references.programme.code).map((one) => one.programme);
  await expand({ client, register: owner, identities: people, secret, references, excluded, rehearsal }, [
    ...missing.map(openingStep),
    ...aplSteps(references),
    ...cpiSteps(references).filter(({ stream }) => !offices.some((one) => one.stream_id === stream)),
  ]);
  return missing.map(({ envelope, cents, source }) =>
    IMPORT_TEXTS.opened(envelope, cents, `${source.id}, ${source.act}`),
  );
}

/** What is on record of an office is not told again: it may be better known there. */
const KNOWN_OFFICES = `SELECT stream_id FROM register.stream WHERE stream_id LIKE 'cpi/%'`;

async function feedingOf(
  { work, owner, staging, options }: Import,
  imported: Imported,
  found: Findings,
): Promise<Feeding> {
  const { rows } = await staging.client.query<{ count: string }>('SELECT count(*) AS count FROM step');
  const total = Number(rows[0]?.count ?? 0);
  const what = options.dryRun ? IMPORT_TEXTS.rehearsed : IMPORT_TEXTS.commands;
  let done = 0;
  const told = (): void => work.progress.report({ what, done: (done += 1), total });
  return {
    client: staging.client,
    register: owner,
    ...(options.dryRun ? await rehearsal(owner, staging.client) : await sending(work, owner, staging.client)),
    imported,
    tally: Object.assign(found.tally, { told }),
    halted: new Set(),
    turnedAway: new Set(),
    versions: new Map(),
  };
}

type Way = Pick<Feeding, 'delivery' | 'outlook' | 'width'>;

/** The same deciders on the same rows; what they decide is forgotten. */
async function rehearsal(owner: DataSource, client: Client): Promise<Way> {
  const outlook = await RehearsedRegister.of(owner, client);
  const handle = handleWith(outlook, codeVersion());
  const deliver: Delivery['deliver'] = async (stream, asks) =>
    (await handle({ stream, now: instantAt(Date.now()), asks })).answers;
  return { outlook, delivery: { deliver, told: () => Promise.resolve() }, width: 1 };
}

async function sending(work: Work, owner: DataSource, client: Client): Promise<Way> {
  return { outlook: registerOutlook(owner, client), delivery: await deliveryOf(work), width: WIDTH };
}

/** The commands are decided here; the loops of streams that go on after the horizon are told. */
async function deliveryOf({ connections }: Work): Promise<Delivery> {
  const messenger = await connections.messenger();
  const handle = handleWith(postgresEventStore(await connections.commands(WIDTH + 2)), codeVersion());
  const admission = new Admission(handle, (stream, told) => {
    messenger.tell(stream, told);
  });
  return {
    deliver: async (stream, asks) => {
      const answers = await admission.ask(stream, asks);
      if (messenger.load().waiting > MOST_UNTOLD) await messenger.drained(TOLD_WITHIN_MS);
      return answers;
    },
    told: () => messenger.drained(TOLD_WITHIN_MS),
  };
}
