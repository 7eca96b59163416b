import type {
  AffectedGroup,
  AffectedMoney,
  AffectedPercorso,
} from '../../../activities/postgres/report/affected';
import type { Text } from '../../../domain/texts';
import { PHASE_TEXTS, TASK_TEXTS } from '../../modules/texts/pathway';
import { inBoth, joined } from '../../modules/texts/text';
import { aligned, BLANK, day, euro, type Cell } from '../text';
import { AFFECTED_TEXTS } from './texts';
import type { AffectedDocument } from './whole';

/** Who is affected, for people: in numbers first, then one by one. */
export function affectedInWords({
  aplId,
  name,
  places,
  groups,
  percorsi,
}: AffectedDocument): readonly Text[] {
  const people = percorsi.filter(({ underWay }) => underWay).length;
  const head = [
    AFFECTED_TEXTS.head(name, aplId, people),
    places === null ? AFFECTED_TEXTS.noPlaces : AFFECTED_TEXTS.places(places),
  ];
  if (percorsi.length === 0) return [...head, AFFECTED_TEXTS.nobody];
  return [
    ...head,
    BLANK,
    AFFECTED_TEXTS.groups,
    ...aligned([AFFECTED_TEXTS.groupColumns, ...groups.map(groupCells)]),
    BLANK,
    AFFECTED_TEXTS.percorsi,
    ...aligned([AFFECTED_TEXTS.percorsoColumns, ...percorsi.map(percorsoCells)]),
  ];
}

/** A line for each percorso, with codes and cents, as RFC 4180 has it. */
export function affectedInCsv({ percorsi }: Pick<AffectedDocument, 'percorsi'>): string {
  return [CSV_COLUMNS, ...percorsi.map(csvCells)]
    .map((cells) => `${cells.map(quotedCell).join(',')}\r\n`)
    .join('');
}

const CSV_COLUMNS = [
  ...['percorsoId', 'personId', 'cpi', 'programme', 'phase', 'underWay', 'dueOn', 'terms'],
  ...['owedCents', 'proposedCents', 'approvedCents', 'inRunCents', 'askedBackCents'],
];

function csvCells(one: AffectedPercorso): readonly string[] {
  const { percorsoId, personId, cpi, programme, phase, underWay, dueOn, terms } = one;
  const waited = terms.map(({ task, dueOn: until }) => `${task} ${until}`).join('; ');
  const sums = moneyOf(one).map(String);
  return [percorsoId, personId, cpi ?? '', programme, phase, String(underWay), dueOn ?? '', waited, ...sums];
}

function quotedCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function groupCells(one: AffectedGroup): readonly Cell[] {
  const { cpi, programme, phase, people, dueOn } = one;
  const stands = [cpi ?? '', programme, PHASE_TEXTS[phase], String(people), dayOr(dueOn)];
  return [...stands, ...moneyOf(one).map(euro)];
}

function percorsoCells(one: AffectedPercorso): readonly Cell[] {
  const { percorsoId, cpi, phase, dueOn, terms } = one;
  const waited = terms.map(({ task, dueOn: until }) =>
    inBoth((language) => `${TASK_TEXTS[task][language]} ${day(until)}`),
  );
  const stands = [percorsoId, cpi ?? '', PHASE_TEXTS[phase], dayOr(dueOn)];
  return [...stands, ...moneyOf(one).map(euro), joined(waited, '; ')];
}

function moneyOf(one: AffectedMoney): readonly number[] {
  return [one.owedCents, one.proposedCents, one.approvedCents, one.inRunCents, one.askedBackCents];
}

function dayOr(date: AffectedGroup['dueOn']): string {
  return date === null ? '' : day(date);
}
