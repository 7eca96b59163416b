import { agendaLoop } from './agenda-loop';

/** A person, an APL or an envelope: nothing of theirs falls due, so the loop answers its messages and ends at once. */
export const register = agendaLoop;
