import { percorso } from './percorso.workflow';

/** An application for an incentive lives in the same loop as a percorso. */
export const incentive = percorso;

/** What the first releases called the loop of everything that is no percorso. */
export const register = percorso;
