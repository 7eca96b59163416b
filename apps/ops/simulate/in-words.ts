import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { REJECTIONS } from '../../../domain/rejections';
import type { Counts, Totals } from '../../../domain/simulation/totals';
import type { Text } from '../../../domain/texts';
import { codeText } from '../../modules/texts/codes';
import { missingText } from '../../modules/texts/pathway';
import { alike, inBoth } from '../../modules/texts/text';
import { aligned, BLANK, euro, number, type Cell } from '../text';
import { INCENTIVE_TEXTS, OUTCOME_TEXTS, SIMULATION_TEXTS } from './texts';

/** Totals under the rules of one version; several stand side by side. */
export interface Column {
  readonly version: ProgrammeVersion;
  readonly name: string;
  readonly totals: Totals;
}

/** What happened to people and what it costs, one column for each version. */
export function totalsInWords(columns: readonly Column[]): readonly Text[] {
  return tables(columns).flatMap(([title, rows]) =>
    rows.length === 0
      ? []
      : [BLANK, title, ...aligned(columns.length > 1 ? [headOf(columns), ...rows] : rows)],
  );
}

type Rows = readonly (readonly Cell[])[];

function headOf(columns: readonly Column[]): readonly Cell[] {
  return ['', ...columns.map(({ name }) => name)];
}

function tables(columns: readonly Column[]): readonly (readonly [Text, Rows])[] {
  const { outcomes, exits, steps, refusals, incentives, money, envelopes } = SIMULATION_TEXTS;
  return [
    [outcomes, counts(columns, (one) => one.outcomes, outcomeText)],
    [exits, counts(columns, (one) => one.exits, exitText)],
    [steps, counts(columns, (one) => one.steps, missingText)],
    [refusals, counts(columns, (one) => one.refusals, reasonText)],
    [incentives, counts(columns, (one) => one.incentives, incentiveText)],
    [money, [...moneyRows(columns), ...employerRows(columns)]],
    [envelopes, envelopeRows(columns)],
  ];
}

function counts(
  columns: readonly Column[],
  of: (totals: Totals) => Counts,
  words: (name: string) => Text,
): Rows {
  const names = [...new Set(columns.flatMap(({ totals }) => Object.keys(of(totals))))];
  const all = (name: string): number => columns.reduce((sum, { totals }) => sum + (of(totals)[name] ?? 0), 0);
  return names
    .sort((one, other) => all(other) - all(one))
    .map((name) => [
      words(name),
      ...columns.map(({ totals }) => share(of(totals)[name] ?? 0, totals.people)),
    ]);
}

/** `194 (64.7%)`. */
function share(count: number, people: number): Text {
  const tenths = people === 0 ? 0 : (count / people) * 100;
  return inBoth((language) => `${number(count)[language]} (${number(tenths, 1)[language]}%)`);
}

function moneyRows(columns: readonly Column[]): Rows {
  const { entitled, paid, recovered, outstanding, people } = SIMULATION_TEXTS;
  const parts = [...new Set(columns.flatMap(({ totals }) => Object.keys(totals.entitled)))];
  return [
    ...parts.map((part) => [
      inBoth((language) => `${part}: ${entitled[language]}`),
      ...columns.map(({ totals }) =>
        inBoth(
          (language) =>
            `${euro(totals.entitled[part] ?? 0)[language]} (${number(totals.entitledPeople[part] ?? 0)[language]} ${people[language]})`,
        ),
      ),
    ]),
    centsRow(paid, columns, ({ paidCents }) => paidCents),
    centsRow(recovered, columns, ({ recoveredCents }) => recoveredCents),
    centsRow(outstanding, columns, ({ outstandingCents }) => outstandingCents),
  ];
}

function centsRow(
  title: Text,
  columns: readonly Column[],
  cents: (totals: Totals) => number,
): readonly Cell[] {
  return [title, ...columns.map(({ totals }) => euro(cents(totals)))];
}

/** The money of employers, where one of the versions pays them. */
function employerRows(columns: readonly Column[]): Rows {
  if (columns.every(({ version }) => version.incentives === null)) return [];
  const { employers, entitled, paid, recovered, outstanding } = SIMULATION_TEXTS;
  const row = (what: Text, cents: (totals: Totals) => number) =>
    centsRow(
      inBoth((language) => `${employers[language]}: ${what[language].toLowerCase()}`),
      columns,
      cents,
    );
  return [
    row(entitled, (one) => one.incentivesEntitledCents),
    row(paid, (one) => one.incentivesPaidCents),
    row(recovered, (one) => one.incentivesRecoveredCents),
    row(outstanding, (one) => one.incentivesOutstandingCents),
  ];
}

/** What is held in the end beside the budget, and for how many people like these it would do. */
function envelopeRows(columns: readonly Column[]): Rows {
  const names = [
    ...new Set(columns.flatMap(({ version }) => version.budgets.map(({ envelope }) => envelope))),
  ];
  return names.map((name) => [name, ...columns.map((column) => againstBudget(name, column))]);
}

function againstBudget(name: string, { version, totals }: Column): Text {
  const budget = version.budgets.find(({ envelope }) => envelope === name)?.cents;
  if (budget === undefined) return alike('–');
  const held = totals.held[`envelope/${name}`] ?? 0;
  const said = SIMULATION_TEXTS.budget(euro(held), euro(budget));
  const rest =
    held === 0
      ? SIMULATION_TEXTS.unused
      : SIMULATION_TEXTS.enough(Math.floor((budget / held) * totals.people));
  return inBoth((language) => `${said[language]} (${rest[language]})`);
}

function outcomeText(how: string): Text {
  const texts: { readonly [how: string]: Text } = OUTCOME_TEXTS;
  return texts[how] ?? alike(how);
}

function incentiveText(phase: string): Text {
  const texts: { readonly [phase: string]: Text } = INCENTIVE_TEXTS;
  return texts[phase] ?? alike(phase);
}

/** `abandoned/declared` -> `Abandoned: declared by the person`. */
function exitText(exit: string): Text {
  const [how = '', cause = ''] = exit.split('/');
  return inBoth((language) => `${outcomeText(how)[language]}: ${codeText('cause', cause)[language]}`);
}

function reasonText(reason: string): Text {
  const reasons: { readonly [reason: string]: { readonly title: Text } } = REJECTIONS;
  return reasons[reason]?.title ?? alike(reason);
}
