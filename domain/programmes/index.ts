import { AUTO } from './auto';
import { INCOMPATIBILITIES } from './incompatibilities';
import type { Rulebook } from './rulebook';
import { NAZ_ADR } from './naz-adr';
import { TOS_AI } from './tos-ai';
import { TOS_PIO2 } from './tos-pio2';
import { VA_DOTE } from './va-dote';

/** Every programme that the engine knows. A new one is a file beside this and a name here. */
export const RULEBOOK: Rulebook = {
  programmes: [TOS_PIO2, TOS_AI, NAZ_ADR, VA_DOTE, AUTO],
  incompatibilities: INCOMPATIBILITIES,
};
