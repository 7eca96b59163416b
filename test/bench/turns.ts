import { medianOf, type Median } from './measure';
import type { Side } from './side';

/** What one measurement of one side read, by the name of the figure. */
export type Readings = Readonly<Record<string, number>>;

/** One line of the table: a figure of the code now beside the same of the code before. */
export interface Line {
  readonly name: string;
  readonly before: Median | undefined;
  readonly now: Median;
  /** Now divided by before, round by round. */
  readonly ratio: Median | undefined;
}

/** Whoever is measured in turn with the others: one of the sides, or a baseline. */
export interface Turn {
  readonly name: string;
  readonly measure: (round: number) => Promise<Readings>;
}

/** Every turn in every round: forwards and backwards alternately, so that a drift of the machine falls on all alike. */
export async function inTurns(
  title: string,
  rounds: number,
  turns: readonly Turn[],
): Promise<ReadonlyMap<string, readonly Readings[]>> {
  const taken = new Map(turns.map(({ name }) => [name, [] as Readings[]]));
  for (let round = 0; round < rounds; round += 1)
    for (const turn of round % 2 === 0 ? turns : [...turns].reverse()) {
      taken.get(turn.name)?.push(await turn.measure(round));
      console.error(`${title}: round ${round + 1} of ${rounds}, ${turn.name}`);
    }
  return taken;
}

/** The sides in turns; a line for each figure. */
export async function compared(
  title: string,
  { sides, rounds }: { readonly sides: readonly Side[]; readonly rounds: number },
  measure: (side: Side, round: number) => Promise<Readings>,
): Promise<readonly Line[]> {
  const turns = sides.map((side) => ({
    name: side.name,
    measure: (round: number) => measure(side, round),
  }));
  const taken = await inTurns(title, rounds, turns);
  return linesOf(taken.get('before'), taken.get('now') ?? []);
}

/** A line for each figure that was read now. */
export function linesOf(before: readonly Readings[] | undefined, now: readonly Readings[]): readonly Line[] {
  return Object.keys(now[0] ?? {}).map((name) => {
    const values = now.map((one) => one[name] ?? NaN);
    const earlier = before?.map((one) => one[name] ?? NaN);
    return {
      name,
      before: earlier && medianOf(earlier),
      now: medianOf(values),
      ratio: earlier && medianOf(values.map((value, round) => quotient(value, earlier[round] ?? NaN))),
    };
  });
}

/** Nothing against nothing is the same. */
const quotient = (now: number, before: number): number => (now === before ? 1 : now / before);
