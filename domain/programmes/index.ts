import { AUTO } from './auto';
import { INCOMPATIBILITIES } from './incompatibilities';
import { NAZ_ADR } from './naz-adr';
import { GOL } from './gol';
import { RDC } from './rdc';
import type { Rulebook } from './rulebook';
import { TOS_AI } from './tos-ai';
import { TOS_DONNE } from './tos-donne';
import { L68 } from './l68';
import { TOS_PIO1 } from './tos-pio1';
import { TOS_PIO2 } from './tos-pio2';
import { VA_DOTE } from './va-dote';

/** Every programme that the engine knows. A new one is a file beside this and a name here. */
export const RULEBOOK: Rulebook = {
  programmes: [TOS_PIO1, TOS_PIO2, TOS_AI, NAZ_ADR, VA_DOTE, TOS_DONNE, RDC, L68, AUTO, GOL],
  incompatibilities: INCOMPATIBILITIES,
};
