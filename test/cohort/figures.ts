/** What the region publishes of a cohort of PIO Fase 1, counted from the CSV files alone as its LEGGIMI says. */
import { acceptedRows } from './accepted';
import { plusMonths, type Day } from './calendar';
import { cell, dayIn, decimal, type Row } from './csv';
import { toldOf } from './in-order';
import type { AsOf } from './oracle';
import { isInForceOn, isTraineeship, relationshipsKnownAt, type Relationship } from './relationships';
import { plainForm } from './tax-code';

const OUTCOMES_TO = '2020-09-30';
const IN_FORCE_ON = '2020-12-31';
const MEMBERS = 'AT BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/** Counts by the names of the report. */
export function cohortFigures(folder: string, { asOf, knownAt }: AsOf): Readonly<Record<string, number>> {
  const told = asOf < knownAt ? asOf : knownAt;
  const accepted = acceptedRows(folder);
  const rows = accepted.filter((row) => dayIn(row, 'data_adesione') <= told);
  const ids = new Set(rows.map((row) => cell(row, 'id_adesione')));
  const isOf = (row: Row) => ids.has(cell(row, 'id_adesione')) && dayIn(row, 'data') <= told;
  const all = toldOf(folder, accepted);
  const exits = all.exits.filter(isOf);
  const actions = all.actions.filter((row) => isOf(row) && cell(row, 'esito') === 'SVOLTA');
  const jobs = relationshipsKnownAt(folder, knownAt);
  return {
    adhesions: rows.length,
    share_high_disadvantage: rows.filter((row) => (decimal(cell(row, 'indice_profilo')) ?? 0) >= 0.75).length,
    actions_total: actions.length,
    share_age_45_54: rows.filter((row) => isAged(row, 45, 54)).length,
    share_age_35_44: rows.filter((row) => isAged(row, 35, 44)).length,
    concluded: rows.length - exits.length,
    exits: exits.length,
    exits_abandonment: exits.filter((row) => cell(row, 'causa') === 'ABBANDONO').length,
    exits_refusal: exits.filter((row) => cell(row, 'causa') === 'RIFIUTO').length,
    exits_lost_requirement: exits.filter((row) => cell(row, 'causa') === 'REQUISITI').length,
    share_foreign_citizens: rows.filter(isForeign).length,
    foreign_majority_non_eu: rows.filter((row) => isForeign(row) && !MEMBERS.includes(citizenship(row)))
      .length,
    ...jobFigures(
      rows.map((row) => begunBy(row, jobs)),
      asOf,
    ),
  };
}

function jobFigures(
  people: readonly (readonly Relationship[])[],
  asOf: Day,
): Readonly<Record<string, number>> {
  const [to, on] = [earlier(asOf, OUTCOMES_TO), earlier(asOf, IN_FORCE_ON)];
  const inWindow = people.map((jobs) => jobs.filter(({ firstDay }) => firstDay <= to));
  const outcomes = inWindow.map((jobs) =>
    best(
      jobs
        .filter((job) => !isTraineeship(job))
        .flatMap(({ phases }) => phases.filter(({ from }) => from <= to)),
    ),
  );
  const held = people.map((jobs) =>
    best(
      jobs.filter((job) => !isTraineeship(job) && isInForceOn(job, on)).flatMap((job) => phaseOn(job, on)),
    ),
  );
  const count = (found: readonly string[], ...wanted: readonly string[]) =>
    found.filter((one) => wanted.includes(one)).length;
  return {
    with_at_least_one_contract: count(outcomes, ...CLASSES),
    open_ended_or_apprenticeship: count(outcomes, 'open-ended', 'apprenticeship'),
    other_contracts: count(outcomes, 'other'),
    extracurricular_traineeships: inWindow.flat().filter(isTraineeship).length,
    relationship_in_force: count(held, ...CLASSES),
    in_force_open_ended: count(held, 'open-ended'),
    in_force_apprenticeship: count(held, 'apprenticeship'),
    in_force_other: count(held, 'other'),
  };
}

const CLASSES = ['open-ended', 'apprenticeship', 'other'];
type Phases = readonly { readonly contract: string }[];

/** The best class of some contracts; `none` of none. */
function best(phases: Phases): string {
  const found = phases.map(({ contract }) => {
    if (contract === 'A.01.00') return 'open-ended';
    return contract.startsWith('A.03.') ? 'apprenticeship' : 'other';
  });
  return CLASSES.find((one) => found.some((other) => other === one)) ?? 'none';
}

const phaseOn = ({ phases }: Relationship, day: Day): Phases =>
  phases.filter(({ from }) => from <= day).slice(-1);

function begunBy(row: Row, jobs: ReadonlyMap<string, readonly Relationship[]>): readonly Relationship[] {
  const mine = jobs.get(plainForm(cell(row, 'codice_fiscale'))) ?? [];
  return mine.filter(({ firstDay }) => firstDay >= dayIn(row, 'data_adesione'));
}

function isAged(row: Row, from: number, to: number): boolean {
  const [born, on] = [dayIn(row, 'data_nascita'), dayIn(row, 'data_adesione')];
  return plusMonths(born, 12 * from) <= on && on < plusMonths(born, 12 * (to + 1));
}

const citizenship = (row: Row): string => cell(row, 'cittadinanza');
const isForeign = (row: Row): boolean => citizenship(row) !== 'IT';
const earlier = (one: Day, other: Day): Day => (one < other ? one : other);
