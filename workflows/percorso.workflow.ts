import { agendaLoop } from './agenda-loop';

/** A percorso, for as long as something is owed or falls due; it ends by itself and is born again from its stream. */
export const percorso = agendaLoop;
