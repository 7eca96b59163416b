import { simulate } from '../../apps/ops/simulate/simulate';
import { RULEBOOK } from '../../domain/programmes';
import { inTurns, linesOf, type Line, type Readings } from './turns';

const THREADS = 2;
const NEVER = new AbortController().signal;

/** Lives of `ops simulate` under the last version of the first programme, with everything that befalls them; threads start within it. */
export async function simulation(rounds: number, people: number): Promise<readonly Line[]> {
  const version = RULEBOOK.programmes[0]?.versions.at(-1);
  if (version === undefined) throw new Error('There is no programme');
  const measure = async (round: number): Promise<Readings> => {
    const used = process.cpuUsage();
    const asked = { version, people, seed: round + 1, threads: THREADS };
    const { totals, seconds } = await simulate(asked, { lived: () => undefined, stop: NEVER });
    const { user, system } = process.cpuUsage(used);
    return {
      'simulated lives a second, two threads': people / seconds,
      'facts of a simulated life': totals.facts / people,
      'CPU ms a simulated life': (user + system) / 1_000 / people,
    };
  };
  const taken = await inTurns('simulation', rounds, [{ name: 'now', measure }]);
  return linesOf(undefined, taken.get('now') ?? []);
}
