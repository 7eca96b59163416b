import { startApp, type RunningApp } from '../../../apps/ops/start/app';
import type { Surroundings } from '../../../apps/ops/start/executables';
import { send } from '../../../apps/ops/start/processes';
import { supervise, type Supervised } from '../../../apps/ops/start/supervise';
import { alike } from '../../../apps/modules/texts/text';
import { say, comes } from './progress';
import type { Proxy } from './proxy';

/** One process of ours, with a line of its own to the database and one to the engine. */
export interface Member {
  readonly name: string;
  readonly register: Proxy;
  readonly engine: Proxy;
  /** SIGKILL; whoever runs the cluster starts it again, as an orchestrator does. Answers once it is ready again. */
  kill(): Promise<void>;
  /** SIGSTOP: it keeps its connections and whatever it holds, and does nothing. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
  /** Ended in order, then started from another program. */
  replace(entry: string): Promise<void>;
  stop(): Promise<void>;
}

export interface MemberOptions {
  readonly name: string;
  readonly entry: string;
  readonly env: Surroundings;
  readonly folder: string;
  readonly register: Proxy;
  readonly engine: Proxy;
}

const DRAIN_MS = 30_000;
const AGAIN_WITHIN_MS = 120_000;

export async function startMember(options: MemberOptions): Promise<Member> {
  const { name, register, engine } = options;
  let current = await supervised(options, options.entry);
  const pid = (): number => current.current().pid;
  const stop = async (): Promise<void> => {
    // A frozen process hears no request to end.
    send(pid(), 'SIGCONT');
    await current.stop();
  };
  return {
    name,
    register,
    engine,
    stop,
    kill: async () => {
      const before = pid();
      send(before, 'SIGKILL');
      await comes(`${name} runs again`, () => pid() !== before, AGAIN_WITHIN_MS);
    },
    freeze: () => {
      send(pid(), 'SIGSTOP');
    },
    thaw: () => {
      send(pid(), 'SIGCONT');
    },
    replace: async (entry) => {
      await stop();
      current = await supervised(options, entry);
    },
  };
}

function supervised(options: MemberOptions, entry: string): Promise<Supervised<RunningApp>> {
  const { name, env, folder } = options;
  return supervise<RunningApp>({
    name: alike(name),
    launch: (_before, signal) =>
      startApp({ name, entry, env, dataFolder: folder, drainMs: DRAIN_MS, signal }),
    report: (line) => say(line.en),
    signal: new AbortController().signal,
  });
}
