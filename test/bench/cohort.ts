import { cpuEach, quiet } from './cpu';
import { ranBy, type Imported, type Ran } from './ops';
import { withSides, type Checkouts, type Side } from './side';
import { inTurns, linesOf, type Line, type Readings } from './turns';

/** What is done with a register once it is filled, by the command line. */
const AFTERWARDS = {
  verify: ['verify'],
  rebuild: ['rebuild'],
  replay: ['replay', '--all', '--register-only'],
};

const COMMAND_LINE = 'command line';
const MS_A_SECOND = 1_000;

/**
 * A whole folder imported by the command line of each side into a system of its own, with today as the horizon, so that nothing
 * is left to perform; then verified, rebuilt and decided again there, without a finding.
 */
export async function cohort(
  checkouts: Checkouts,
  { rounds, folder }: { readonly rounds: number; readonly folder: string },
): Promise<readonly Line[]> {
  const turns = checkouts.map((one) => ({
    name: one.name,
    measure: () => withSides([one], ([side]) => ofFolder(folder, side)),
  }));
  const taken = await inTurns('cohort', rounds, turns);
  return linesOf(taken.get('before'), taken.get('now') ?? []);
}

async function ofFolder(folder: string, side: Side | undefined): Promise<Readings> {
  if (side === undefined) return {};
  const [imported, cost] = await costOf(side, 'import of the cohort', () =>
    // Rows that the rules refuse are part of a cohort.
    ranBy(side, ['import', folder], { findings: true }),
  );
  const { commands, facts } = imported.document as Imported;
  let readings: Readings = {
    'the cohort, commands': commands.sent,
    'the cohort, facts': facts,
    ...cost,
    'import of the cohort, commands a second': commands.sent / imported.seconds,
  };
  for (const [name, command] of Object.entries(AFTERWARDS)) {
    const [, more] = await costOf(side, `${name} of the cohort`, () => ranBy(side, command));
    readings = { ...readings, ...more };
    console.error(`cohort: ${side.name}, ${name}`);
  }
  return readings;
}

/** What a command of the command line costs in all processes, with the tail; the seconds are its own. */
async function costOf(side: Side, name: string, run: () => Promise<Ran>): Promise<readonly [Ran, Readings]> {
  const since = { [COMMAND_LINE]: 0, ...(await quiet(side)) };
  const ran = await run();
  const until = { [COMMAND_LINE]: ran.cpuMs, ...(await quiet(side)) };
  const { all, parts } = cpuEach(since, until, MS_A_SECOND);
  return [
    ran,
    {
      [`${name}, CPU s`]: all,
      ...Object.fromEntries(
        Object.entries(parts).map(([part, s]) => [`${name}, of which ${part}, CPU s`, s]),
      ),
      [`${name}, s`]: ran.seconds,
    },
  ];
}
