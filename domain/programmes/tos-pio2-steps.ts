import { official, proposed, seed } from './citations';
import type { ProgrammeVersion } from './programme';

/** The sources of the steps of PIO Fase 2 whose rule is an order or a permission. */
export const TOS_PIO2_STEPS: ProgrammeVersion['steps'] = {
  facts: official(
    'D.P.R. 445/2000 art. 43',
    'D.P.R. 445/2000 art. 43',
    'Facts are taken from the registers that hold them.',
  ),
  'taking-charge': seed(
    'R-P2-06',
    'PIO Fase 2, sintesi dei risultati',
    '«dopo la presa in carico e la profilazione da parte del CPI»',
  ),
  profile: seed(
    'R-P2-06',
    'PIO Fase 2, sintesi dei risultati',
    '«dopo la presa in carico e la profilazione da parte del CPI»',
  ),
  patto: seed(
    'R-AI-03',
    'Assegno per l’impiego; D.Lgs. 150/2015 art. 20',
    '«aver sottoscritto il Patto di servizio personalizzato»',
  ),
  issue: seed(
    'R-AI-06/07',
    'Assegno per l’impiego, scheda pubblica',
    '«Una volta rilasciato l’assegno, avviene l’incontro»',
  ),
  'apl-choice': seed(
    'R-P2-06/09',
    'PIO Fase 2, sintesi dei risultati',
    '«presso una APL accreditata a sua scelta», «libera scelta»',
  ),
  acceptance: proposed('D-ACCEPT', 'The chosen body answers whether it takes the person on.'),
  'first-meeting': seed(
    'R-AI-07/08',
    'Assegno per l’impiego, scheda pubblica',
    '«avviene l’incontro […] individuare il tutor»',
  ),
  abandonment: seed(
    'R-P1-10',
    'PIO, sintesi dei risultati',
    '«vengono tolte le adesioni chiuse per abbandono»; also for Fase 2',
  ),
  conclusion: seed(
    'R-P2-07',
    'PIO Fase 2, sintesi dei risultati',
    '«Una volta scelta l’APL, il percorso dura 6 mesi.»',
  ),
  guidance: seed(
    'R-AI-08',
    'Assegno per l’impiego, scheda pubblica',
    '«attivare […] l’orientamento specialistico»',
  ),
  plan: seed(
    'R-AI-08, R-P1-08',
    'Assegno per l’impiego, scheda pubblica',
    '«definire il piano di ricerca intensiva», agreed by the person and the operator',
  ),
  activities: seed(
    'R-P2-08/12',
    'PIO Fase 2, sintesi dei risultati',
    '«frequenza ai corsi e partecipazione ad incontri», also «modalità a distanza»',
  ),
  employment: official(
    'D.M. 30/10/2007',
    'D.M. 30/10/2007; D.Lgs. 150/2015 art. 23',
    'Employment is known from the mandatory communications; a job suspends the service, which resumes if it ends in time.',
  ),
  refusal: seed(
    'R-P1-10',
    'PIO, sintesi dei risultati',
    'Adhesions closed for refusal of the measure; also for Fase 2.',
  ),
  'lost-requirement': seed(
    'R-P1-10',
    'PIO, sintesi dei risultati',
    'Adhesions closed for loss of the requirements; a hire is an outcome, never a lost requirement.',
  ),
  settlement: proposed(
    'R11',
    'What nothing can earn any more goes back to the envelope once the time for late communications has passed.',
  ),
  payment: seed(
    'R-AI-11, R10',
    'Assegno per l’impiego, scheda pubblica',
    '«raggiunto l’esito occupazione sono remunerati»; two persons.',
  ),
  recovery: proposed(
    'R5',
    'A communication that undoes a job lowers what is owed; what was paid beyond it is recovered.',
  ),
};
