import { proposed, seed } from './citations';
import type { ExitRule, StepRule } from './pathway';
import type { ProgrammeVersion } from './programme';
import { TOS_PIO2_ACTS } from './tos-pio2-pathway';
import { THIRD_EXITS } from './tos-pio2-service';

const RESULTS = 'PIO Fase 1, sintesi dei risultati';
const PLAN = '«programma di ricerca intensiva concordato con il disoccupato»';

/** The steps of PIO Fase 1 as its results tell them; they state no term. */
export const TOS_PIO1_PATHWAY: readonly StepRule[] = [
  {
    step: 'taking-charge',
    after: [],
    by: ['cpi'],
    due: null,
    source: seed('R-P1-07', RESULTS, {
      it: '«ruolo strategico» del CPI, che prende in carico la persona.',
      en: '«ruolo strategico» of the CPI, which takes the person in charge.',
    }),
  },
  {
    step: 'profile',
    after: ['taking-charge'],
    by: ['cpi'],
    due: null,
    source: seed('R-P1-06', RESULTS, '«profili di occupabilità di elevato svantaggio»'),
  },
  {
    step: 'patto',
    after: ['profile'],
    by: ['cpi'],
    due: null,
    source: proposed('R1, patto', {
      it: 'Il patto di servizio è sottoscritto o confermato per questo percorso.',
      en: 'The patto di servizio is signed or confirmed for this pathway.',
    }),
  },
  {
    step: 'choice',
    after: ['patto'],
    by: ['beneficiary', 'cpi'],
    due: null,
    source: seed('R-P1-08', RESULTS, '«all’agenzia per il lavoro o al centro per l’impiego»'),
  },
  {
    step: 'first-meeting',
    after: ['choice'],
    by: ['provider', 'cpi'],
    due: null,
    source: seed('R-P1-09', RESULTS, '«colloqui individuali»'),
  },
  {
    step: 'plan',
    after: ['first-meeting'],
    by: ['provider', 'cpi', 'beneficiary'],
    due: null,
    source: seed('R-P1-08', RESULTS, PLAN),
  },
];

/** What may be done beside the steps; what law says is that of Fase 2. */
export const TOS_PIO1_ACTS: ProgrammeVersion['acts'] = {
  ...TOS_PIO2_ACTS,
  activities: seed(
    'R-P1-07/09',
    RESULTS,
    '«azioni di politica attiva, erogate da CPI e APL accreditate»: «colloqui individuali, seminari e corsi di formazione»',
  ),
  conclusion: proposed('P01', {
    it: 'Il percorso dura sei mesi; la sintesi non ne dice la durata.',
    en: 'The pathway lasts six months; the results do not state how long.',
  }),
  payment: seed('R-P1-08, R10', RESULTS, {
    it: '«a fronte dell’erogazione delle politiche previste»; due persone.',
    en: '«a fronte dell’erogazione delle politiche previste»; two persons.',
  }),
};

/** The three exits of R-P1-10; any income support received on the way is a lost requirement. */
export const TOS_PIO1_EXITS: readonly ExitRule[] = THIRD_EXITS.map((rule): ExitRule => {
  if (rule.exit !== 'lost-requirement') return rule;
  const { 'rdc-received': bodies = [], ...tellers } = rule.tellers;
  return {
    ...rule,
    causes: ['support-received', 'moved-out-of-region', 'sanction'],
    tellers: { ...tellers, 'support-received': bodies },
  };
});
