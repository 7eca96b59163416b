/**
 * Another cohort in the format of the region's: some of its people, with other days, profiles, providers, minutes, jobs
 * and messages. Every row is in order, so an import refuses none; the same seed writes the same files.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { registersOf, type Registers } from './accepted';
import { chanceOf, type Chance } from './chance';
import { cell, changed, dayIn, readTable, writeTable, type Row } from './csv';
import { jobPlans } from './job-plan';
import { livesIn, type Life } from './life';
import { messageRows, numbered } from './message-rows';
import { draftsOf, type Draft } from './messages';
import { ascending } from './order';
import { otherActions, otherExit } from './other-actions';
import { otherAdhesion } from './other-steps';

export interface Wish {
  readonly from: string;
  readonly to: string;
  readonly seed: number;
  readonly adhesions: number;
}

interface OtherLife {
  readonly row: Row;
  readonly actions: readonly Row[];
  readonly exits: readonly Row[];
  readonly drafts: readonly Draft[];
  readonly applications: readonly Row[];
}

/** What is the same in every cohort. */
const REGISTERS = ['apl', 'cpi', 'comuni', 'aree_crisi'];

export function writeAnotherCohort({ from, to, seed, adhesions }: Wish): void {
  const chance = chanceOf(seed);
  const registers = registersOf(from, readTable(from, 'adesioni'));
  const lives = sample(livesIn(from), adhesions, chance).map((life) => otherLife(life, registers, chance));
  const protocols = numbered(lives.flatMap(({ drafts }) => drafts));
  const tables = {
    adesioni: byDay(
      lives.map(({ row }) => row),
      'data_adesione',
    ),
    azioni: byDay(
      lives.flatMap(({ actions }) => actions),
      'data',
    ),
    uscite: byDay(
      lives.flatMap(({ exits }) => exits),
      'data',
    ),
    incentivi: byDay(
      lives.flatMap((life) => applicationsOf(life, protocols)),
      'data',
    ),
    comunicazioni: messageRows(protocols, chance),
  };
  mkdirSync(to, { recursive: true });
  for (const name of REGISTERS) copyFileSync(join(from, `${name}.csv`), join(to, `${name}.csv`));
  for (const [name, rows] of Object.entries(tables))
    writeTable(to, name, { columns: readTable(from, name).columns, rows });
}

/** So many of them, drawn and then in their order. */
function sample(lives: readonly Life[], wanted: number, chance: Chance): readonly Life[] {
  const drawn = lives.map((life) => ({ life, by: chance.between(0, 1_000_000_000) }));
  const chosen = new Set(drawn.toSorted((one, other) => one.by - other.by).slice(0, wanted));
  return drawn.filter((one) => chosen.has(one)).map(({ life }) => life);
}

function otherLife(life: Life, registers: Registers, chance: Chance): OtherLife {
  const row = otherAdhesion(life.row, registers, chance);
  const exit = otherExit(life, row, chance);
  const actions = otherActions(life, row, chance);
  const drafts = jobPlans(life, row, chance).flatMap((plan) => draftsOf(plan, chance));
  return {
    row,
    // Nobody is helped who has left.
    actions: actions.filter((action) => exit === undefined || dayIn(action, 'data') <= dayIn(exit, 'data')),
    exits: exit === undefined ? [] : [exit],
    drafts,
    applications: life.applications,
  };
}

/** The applications for hires that this cohort has too, under their protocols here. */
function applicationsOf(
  { applications, drafts }: OtherLife,
  protocols: ReadonlyMap<Draft, string>,
): readonly Row[] {
  return applications.flatMap((row) => {
    const hire = drafts.find(
      ({ job, event }) =>
        event === 'ASS' && cell(job.after, 'protocollo') === cell(row, 'protocollo_assunzione'),
    );
    const protocol = hire && protocols.get(hire);
    if (hire === undefined || protocol === undefined) return [];
    return [changed(row, { protocollo_assunzione: protocol, datore_cf: hire.job.employer })];
  });
}

const byDay = (rows: readonly Row[], column: string): readonly Row[] =>
  rows.toSorted((one, other) => ascending(dayIn(one, column), dayIn(other, column)));
