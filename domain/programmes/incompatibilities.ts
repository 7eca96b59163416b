import type { ProgrammeCode } from '../identifiers';
import type { Citation } from '../ruling';
import { official, proposed } from './citations';
import type { Incompatibility } from './programme';

const SIMILAR = official('NAZ-ADR/similar', 'D.Lgs. 150/2015 art. 23; delibera ANPAL 14/2018', {
  it: 'L’assegno di ricollocazione nazionale non si cumula con misure analoghe di una regione finché una è in corso: nessun doppio finanziamento.',
  en: 'The national assegno di ricollocazione does not add up with similar measures of a region while one is open: no double funding.',
});
const SELF_EMPLOYMENT = proposed('NAZ-ADR/self-employment', {
  it: 'L’assegno di ricollocazione nazionale non si cumula con i contributi per il lavoro autonomo (come riferito da operatori nel 2018).',
  en: 'The national assegno di ricollocazione does not add up with grants for self-employment (as reported by operators of 2018).',
});
const ONE_ASSEGNO = proposed('C09', {
  it: 'L’assegno della scheda pubblica e quello di PIO Fase 2 pagano lo stesso servizio degli stessi sei mesi: uno alla volta.',
  en: 'The assegno of the public sheet and that of PIO Fase 2 pay the same service of the same six months: one at a time.',
});
const ONE_PHASE = proposed('P23', {
  it: 'Un solo piano in due fasi: chi è in una entra nell’altra al termine.',
  en: 'One plan in two phases: who is in one enters the other after it.',
});

/** Which programmes exclude each other while one of them is open (P21, P23). */
export const INCOMPATIBILITIES: readonly Incompatibility[] = [
  pair('NAZ-ADR', 'TOS-PIO1', SIMILAR),
  pair('NAZ-ADR', 'TOS-PIO2', SIMILAR),
  pair('NAZ-ADR', 'TOS-AI', SIMILAR),
  pair('NAZ-ADR', 'AUTO', SELF_EMPLOYMENT),
  pair('TOS-AI', 'TOS-PIO2', ONE_ASSEGNO),
  pair('TOS-AI', 'TOS-PIO1', ONE_ASSEGNO),
  pair('TOS-PIO1', 'TOS-PIO2', ONE_PHASE),
];

function pair(one: string, other: string, source: Citation): Incompatibility {
  return { programmes: [one as ProgrammeCode, other as ProgrammeCode], source };
}
