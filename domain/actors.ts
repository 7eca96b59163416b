import type { Actor } from './decider';

/** Who acts when time passes: nobody but the engine. */
export const ENGINE: Actor = { role: 'engine', organisation: '', user: 'deadline' };
