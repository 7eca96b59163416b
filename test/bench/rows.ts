import { append } from './append';
import { cohort } from './cohort';
import { commands } from './commands';
import { crowd } from './crowd';
import { footprint } from './footprint';
import { history } from './history';
import { importFolder } from './import';
import { lives } from './lives';
import { midnight } from './midnight';
import { reportTimes } from './programme-report';
import { rebuild } from './rebuild';
import { recovery } from './recovery';
import { simulation } from './simulation';
import { withSides, type Checkouts, type Side } from './side';
import { compared, type Line } from './turns';

/** How often, and of how many: what `BENCH_ROUNDS`, `BENCH_ITEMS`, `BENCH_OPEN` and `BENCH_FOLDER` say. */
export interface Size {
  readonly rounds: number;
  readonly items: number;
  /** Percorsi that are open at once, where it is about their number. */
  readonly open: number;
  /** What `cohort` imports. */
  readonly folder: string;
}

type Row = (checkouts: Checkouts, size: Size) => Promise<readonly Line[]>;

/** What takes minutes is not taken as often. */
const few = (rounds: number): number => Math.max(1, Math.floor(rounds / 2));
/** Milliseconds that one statement is repeated, for so many items. */
const MS_AN_ITEM = 2;

/** Every row of the table, by the name under which `BENCH_ROWS` asks for it; each runs on new systems. */
export const ROWS: Readonly<Record<string, Row>> = {
  commands: onSides(commands),
  crowd: onSides((sides, { rounds }) => compared('crowd', { sides, rounds }, crowd)),
  append: onSides((sides, { rounds, items }) =>
    compared('append', { sides, rounds }, (side, round) => append(side, items * MS_AN_ITEM, round)),
  ),
  history: onSides((sides) => compared('history', { sides, rounds: 1 }, history)),
  midnight: onSides((sides, { rounds, open }) =>
    compared('midnight', { sides, rounds: few(rounds) }, (side, round) => midnight(side, open, round)),
  ),
  footprint: onSides((sides, { open }) =>
    compared('footprint', { sides, rounds: 1 }, (side) => footprint(side, open)),
  ),
  recovery: (checkouts, { rounds }) => recovery(checkouts, few(rounds)),
  import: onSides(imported),
  cohort: (checkouts, { rounds, folder }) => cohort(checkouts, { rounds: few(rounds), folder }),
  lives: (_, { rounds, items }) => lives(rounds, items * 2),
  simulation: (_, { rounds, items }) => simulation(rounds, items * 8),
};

function onSides(row: (sides: readonly Side[], size: Size) => Promise<readonly Line[]>): Row {
  return (checkouts, size) => withSides(checkouts, (sides) => row(sides, size));
}

/** The import beside the code before; rebuild and report beside plain SQL on what was imported, so of the code now alone. */
async function imported(sides: readonly Side[], { rounds, items }: Size): Promise<readonly Line[]> {
  const lines = await compared('import', { sides, rounds: few(rounds) }, (side, round) =>
    importFolder(side, items * 2, round),
  );
  const { ownerUrl = '' } = sides.at(-1) ?? {};
  return [...lines, ...(await rebuild(ownerUrl, rounds)), ...(await reportTimes(ownerUrl, rounds))];
}
