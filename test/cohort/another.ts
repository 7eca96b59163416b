/**
 * Another cohort in the format of the region's: some of its people, with other days, profiles, providers, minutes, jobs
 * and messages. Every row is in order, so an import refuses none; the same seed writes the same files. Of Fase 1 some adhesions
 * are a day too early for the months without work that it asks.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { registersOf, type Registers } from './accepted';
import { chanceOf, type Chance } from './chance';
import { cell, changed, dayIn, hasTable, readTable, writeTable, type Row } from './csv';
import { jobPlans, type JobPlan } from './job-plan';
import { livesIn, type Life } from './life';
import { messageRows, numbered } from './message-rows';
import { draftsOf, type Draft } from './messages';
import { ascending } from './order';
import { otherActions, otherCause, otherExit } from './other-actions';
import { jobsBefore, otherDids } from './other-did';
import { asWritten, otherPerson, townsIn } from './other-person';
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
  const all = livesIn(from);
  const isFirst = registers.phase.unemployed !== null;
  const alter = isFirst ? otherFirstLife(from, all) : otherLife;
  const lives = sample(all, adhesions, chance).map((life) => alter(life, registers, chance));
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
    if (hasTable(from, name)) writeTable(to, name, { columns: readTable(from, name).columns, rows });
  if (isFirst) otherDids(to, chance);
}

/** So many of them, drawn and then in their order. */
function sample(lives: readonly Life[], wanted: number, chance: Chance): readonly Life[] {
  const drawn = lives.map((life) => ({ life, by: chance.between(0, 1_000_000_000) }));
  const chosen = new Set(drawn.toSorted((one, other) => one.by - other.by).slice(0, wanted));
  return drawn.filter((one) => chosen.has(one)).map(({ life }) => life);
}

type Alter = (life: Life, registers: Registers, chance: Chance) => OtherLife;

const otherLife: Alter = (life, registers, chance) => {
  const row = otherAdhesion(life.row, registers, chance);
  return lived(life, { row, before: [], exit: otherExit(life, row, chance) }, chance);
};

/** Of Fase 1 it matters besides who somebody is, where she lives, what she did before and why she leaves. */
function otherFirstLife(from: string, lives: readonly Life[]): Alter {
  const hires = lives.flatMap((life) => life.hires);
  return (life, registers, chance) => {
    const known = { registers, towns: townsIn(from, registers) };
    const row = otherPerson(otherAdhesion(life.row, registers, chance), known, chance);
    const code = asWritten(cell(row, 'codice_fiscale'), chance);
    const renamed = life.hires.map((hire) => changed(hire, { codice_fiscale: code }));
    const exit = otherExit(life, row, chance);
    return lived(
      { ...life, hires: renamed },
      { row, before: jobsBefore(row, hires, chance), exit: exit && otherCause(exit, chance) },
      chance,
    );
  };
}

interface Begun {
  readonly row: Row;
  readonly before: readonly JobPlan[];
  readonly exit: Row | undefined;
}

function lived(life: Life, { row, before, exit }: Begun, chance: Chance): OtherLife {
  const actions = otherActions(life, row, chance);
  const plans = [...before, ...jobPlans(life, row, chance)];
  const drafts = plans.flatMap((plan) => draftsOf(plan, chance));
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
