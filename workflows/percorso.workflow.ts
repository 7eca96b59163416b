import { agendaLoop } from './agenda-loop';
import { deliveredLoop, type DeliveredStart } from './delivered-loop';
import type { LoopStart } from './messages';

/** A percorso, for as long as something is owed or falls due; it ends by itself and is born again from its stream. */
export function percorso(start: LoopStart | DeliveredStart): Promise<void> {
  return 'by' in start ? agendaLoop(start) : deliveredLoop(start);
}
