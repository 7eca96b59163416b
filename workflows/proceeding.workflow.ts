import { percorso } from './percorso.workflow';

/** The proceedings about a person or a body live in the same loop as a percorso. */
export const proceeding = percorso;
