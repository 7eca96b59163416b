import { percorso } from './percorso.workflow';

/** A payment run lives in the same loop as a percorso. */
export const run = percorso;
