/** The name under which whose account pays is handed to whoever writes the file of a run. */
export const DEBTOR = Symbol('debtor');
