import type { CivilDate } from '../time/civil-date';
import { proposed } from './citations';
import type { Clock, ExitRule, ProviderRule } from './pathway';

/** How long the service of targeted placement lasts, who gives it and how it ends before its year. */
export const L68_CLOCK: Clock = {
  months: 12,
  from: 'first-meeting',
  choosingAgain: {
    service: 'waits',
    source: proposed('P05, choosing again', {
      it: 'Il percorso attende la scelta di un altro operatore.',
      en: 'The path waits for another body.',
    }),
  },
  source: proposed('P01, P02, P03', {
    it: 'Un anno dal primo incontro; un rapporto di lavoro che cessa entro altrettanto tempo ne sposta la fine.',
    en: 'A year from the first meeting; a job that ends within as long moves its end.',
  }),
};

export const L68_PROVIDERS: ProviderRule = {
  kinds: ['apl'],
  shape: 'one',
  accreditation: {
    everyDayFrom: '2020-01-01' as CivilDate,
    source: proposed('P05, accreditation', {
      it: 'Un operatore cancellato dall’elenco degli accreditati non incontra nessuno e non matura nulla.',
      en: 'A body that is struck off meets nobody and earns nothing.',
    }),
  },
  source: proposed('P25, bodies', {
    it: 'Accompagna un operatore accreditato; il CPI è titolare del percorso e fa parte dell’équipe.',
    en: 'An accredited body accompanies; the CPI holds the path and sits in the team.',
  }),
};

export const L68_EXITS: readonly ExitRule[] = [
  {
    exit: 'abandonment',
    causes: ['declared', 'not-reachable', 'moved-away', 'personal-reasons'],
    tellers: {},
    source: proposed('P10', {
      it: 'Chi lascia il percorso resta nell’elenco; quanto è stato erogato fino ad allora si paga.',
      en: 'Who leaves the path stays on the list; what was delivered until then is paid.',
    }),
  },
  {
    exit: 'lost-requirement',
    causes: ['moved-out-of-region', 'rdc-received'],
    tellers: { 'moved-out-of-region': ['cpi'], 'rdc-received': ['cpi'] },
    source: proposed('P22', {
      it: 'Lo comunica il CPI; nessun motivo riguarda mai la salute della persona.',
      en: 'The CPI tells; nothing of her health is ever a cause.',
    }),
  },
];
