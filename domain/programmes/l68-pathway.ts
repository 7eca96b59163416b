import { official, proposed, seed } from './citations';
import type { SpendLineRule } from './entitlements';
import type { StepRule } from './pathway';

const PLAN = 'Regione Toscana, Decreto 397 del 12/12/2019, Allegato A, punti e) e g)';
const LAW = 'L. 68/1999 artt. 1, 2 e 8';

/** The list, the team, the pact that follows from its decision, and the body that accompanies to work. */
export const L68_PATHWAY: readonly StepRule[] = [
  {
    step: 'taking-charge',
    after: [],
    by: ['cpi'],
    due: null,
    source: official('L. 68/1999 art. 8, list', LAW, {
      it: 'L’ufficio iscrive la persona nell’elenco che tiene; il motivo per cui può esservi iscritta non compare in alcun dato.',
      en: 'The office enters her in the list that it keeps; why she may be on it stands in none of its facts.',
    }),
  },
  {
    step: 'team-agreement',
    after: ['taking-charge'],
    by: ['cpi'],
    due: null,
    source: seed('R-AR-09', PLAN, {
      it: '«equipe multidisciplinari», «presa in carico integrata con i servizi sociali»: ogni decisione indica entrambi gli enti, ed entrambi la sottoscrivono.',
      en: '«equipe multidisciplinari», «presa in carico integrata con i servizi sociali»: each decision names both bodies, and both sign it.',
    }),
  },
  {
    step: 'patto',
    after: ['team-agreement'],
    by: ['cpi'],
    due: null,
    source: official('D.Lgs. 150/2015 art. 20', 'D.Lgs. 150/2015 art. 20', {
      it: 'Il patto di servizio si sottoscrive su quanto l’équipe ha concordato.',
      en: 'The patto is signed on what the team has agreed.',
    }),
  },
  {
    step: 'choice',
    after: ['patto'],
    by: ['beneficiary', 'cpi'],
    due: null,
    source: proposed('P04', {
      it: 'La persona sceglie chi la accompagna, in qualunque momento: nessun termine fa decadere dall’elenco.',
      en: 'She chooses who accompanies her, at any time: no term lets a place on the list lapse.',
    }),
  },
  {
    step: 'first-meeting',
    after: ['choice'],
    by: ['provider', 'cpi'],
    due: null,
    source: seed('R-AR-12', PLAN, {
      it: '«collocamento mirato»: il tutor che cerca il posto adatto comincia con un incontro.',
      en: '«collocamento mirato»: the tutor who looks for the fitting place begins with a meeting.',
    }),
  },
];

/** What accompanies to work is paid as it is delivered, whether a job follows or not. */
export const L68_ACCOMPANIMENT: SpendLineRule = {
  kind: 'spend-line',
  part: 'accompaniment',
  basis: proposed('P16, P25', {
    it: 'Solo a processo: le ore erogate dall’operatore accreditato scelto; quanto svolge il CPI stesso non è un costo del fondo.',
    en: 'By delivery alone: hours given by the accredited body that was chosen; what the CPI does itself is no cost of the fund.',
  }),
  kinds: ['interview', 'specialist-guidance', 'accompaniment', 'tutoring'],
  price: { centsPerHour: 3_730 },
  mostCents: 223_800,
  service: {
    begins: 'choice',
    ends: 'departure',
    source: proposed('P16, service', {
      it: 'Dalla scelta dell’operatore finché la persona lo lascia.',
      en: 'From the choice until she leaves the body.',
    }),
  },
  source: proposed('P16, P30', {
    it: '37,30 euro l’ora, come GOL paga l’orientamento individuale; al massimo sessanta ore per percorso.',
    en: '37.30 EUR an hour, as GOL pays individual guidance; at most sixty hours for a path.',
  }),
};
