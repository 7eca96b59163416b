const numberOf = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);

/** How long a process is frozen, or cut off. */
export const PAUSE_MS = numberOf('CLUSTER_PAUSE_MS', 60_000);
/** How long the engine is away; ten minutes are for a night. */
export const AWAY_MS = numberOf('CLUSTER_AWAY_MS', 60_000);
/** How many commands are taken meanwhile. */
export const COMMANDS = numberOf('CLUSTER_COMMANDS', 500);
/** What no command may wait longer than: a transaction is ended after 5 s, and the caller behind it goes on. */
export const WAIT_MS = numberOf('CLUSTER_WAIT_MS', 7_000);
/** Percorsi that are open while everything is replaced. */
export const OPEN = numberOf('CLUSTER_OPEN', 100);
/** Keeps the folders of a run, with the logs of every process. */
export const KEEP = process.env['CLUSTER_KEEP'] === '1';
