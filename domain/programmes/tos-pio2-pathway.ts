import { official, proposed, seed } from './citations';
import type { StepRule } from './pathway';
import type { ProgrammeVersion } from './programme';

const SHEET = 'Assegno per l’impiego, scheda pubblica';
const RESULTS = 'PIO Fase 2, sintesi dei risultati';

/** The steps of PIO Fase 2, in the order of its sheet. */
export const TOS_PIO2_PATHWAY: readonly StepRule[] = [
  {
    step: 'taking-charge',
    after: [],
    by: ['cpi'],
    due: null,
    source: seed('R-P2-06', RESULTS, '«dopo la presa in carico e la profilazione da parte del CPI»'),
  },
  {
    step: 'profile',
    after: ['taking-charge'],
    by: ['cpi'],
    due: null,
    source: seed('R-P2-06', RESULTS, '«dopo la presa in carico e la profilazione da parte del CPI»'),
  },
  {
    step: 'patto',
    after: ['profile'],
    by: ['cpi'],
    due: null,
    source: seed(
      'R-AI-03',
      'Assegno per l’impiego; D.Lgs. 150/2015 art. 20',
      '«aver sottoscritto il Patto di servizio personalizzato»',
    ),
  },
  {
    step: 'issue',
    after: ['patto'],
    by: ['cpi'],
    due: null,
    source: seed('R-AI-06/07', SHEET, '«Una volta rilasciato l’assegno, avviene l’incontro»'),
  },
  {
    step: 'choice',
    after: ['issue'],
    by: ['beneficiary', 'cpi'],
    due: {
      term: {
        days: 30,
        rollsToWorkingDay: true,
        source: proposed('D-CHOICE', {
          it: 'Un’APL si sceglie entro 30 giorni dal rilascio, altrimenti l’assegno decade.',
          en: 'An APL is chosen within 30 days of issue, else the assegno lapses.',
        }),
      },
      from: 'issue',
      counted: 'from-its-recording',
      otherwise: 'lapse',
    },
    source: seed('R-P2-06/09', RESULTS, '«presso una APL accreditata a sua scelta», «libera scelta»'),
  },
  {
    step: 'acceptance',
    after: ['choice'],
    by: ['provider', 'cpi'],
    due: {
      term: {
        days: 7,
        rollsToWorkingDay: true,
        source: proposed('D-ACCEPT', {
          it: 'L’APL risponde entro 7 giorni; il silenzio è un rifiuto e la persona sceglie di nuovo.',
          en: 'The APL answers within 7 days; silence is a refusal and the person chooses again.',
        }),
      },
      from: 'choice',
      counted: 'from-its-recording',
      otherwise: 'reopen',
    },
    source: proposed('D-ACCEPT', {
      it: 'Il soggetto scelto risponde se prende in carico la persona.',
      en: 'The chosen body answers whether it takes the person on.',
    }),
  },
  {
    step: 'first-meeting',
    after: ['acceptance'],
    by: ['provider', 'cpi'],
    due: {
      term: {
        days: 15,
        rollsToWorkingDay: true,
        source: proposed('D-FIRST-APPT', {
          it: 'Primo incontro entro 15 giorni dall’accettazione, altrimenti si avvisa il CPI e la persona sceglie di nuovo.',
          en: 'First meeting within 15 days of acceptance, else the CPI is told and the person chooses again.',
        }),
      },
      from: 'acceptance',
      counted: 'from-its-recording',
      otherwise: 'reopen',
    },
    source: seed('R-AI-07/08', SHEET, '«avviene l’incontro […] individuare il tutor»'),
  },
  {
    step: 'guidance',
    after: ['first-meeting'],
    by: ['provider', 'cpi'],
    due: null,
    source: seed('R-AI-08', SHEET, '«attivare […] l’orientamento specialistico»'),
  },
  {
    step: 'plan',
    after: ['first-meeting'],
    by: ['provider', 'cpi', 'beneficiary'],
    due: {
      term: {
        days: 10,
        workingDays: true,
        rollsToWorkingDay: true,
        source: proposed('D-PLAN', {
          it: 'Il piano si concorda entro 10 giorni lavorativi dal primo incontro, altrimenti si avvisano le parti.',
          en: 'The plan is agreed within 10 working days of the first meeting, else the parties are told.',
        }),
      },
      from: 'first-meeting',
      counted: 'from-the-act',
      otherwise: 'tell',
    },
    source: seed('R-AI-08, R-P1-08', SHEET, {
      it: '«definire il piano di ricerca intensiva», concordato tra la persona e l’operatore',
      en: '«definire il piano di ricerca intensiva», agreed by the person and the operator',
    }),
  },
];

/** What may be done beside the steps of PIO Fase 2, and by which rule. */
export const TOS_PIO2_ACTS: ProgrammeVersion['acts'] = {
  facts: official('D.P.R. 445/2000 art. 43', 'D.P.R. 445/2000 art. 43', {
    it: 'I dati si acquisiscono dagli archivi che li detengono.',
    en: 'Facts are taken from the registers that hold them.',
  }),
  activities: seed('R-P2-08/12', RESULTS, {
    it: '«frequenza ai corsi e partecipazione ad incontri», anche «modalità a distanza»',
    en: '«frequenza ai corsi e partecipazione ad incontri», also «modalità a distanza»',
  }),
  employment: official('D.M. 30/10/2007', 'D.M. 30/10/2007; D.Lgs. 150/2015 art. 23', {
    it: 'L’occupazione risulta dalle comunicazioni obbligatorie; un rapporto sospende il servizio, che riprende se cessa in tempo.',
    en: 'Employment is known from the mandatory communications; a job suspends the service, which resumes if it ends in time.',
  }),
  transfer: proposed('D-TRANSFER', {
    it: 'Una persona che si trasferisce nella regione, o un ufficio riorganizzato: il percorso prosegue presso un altro ufficio (D.Lgs. 150/2015 art. 18); termini, operatore e somme restano come sono.',
    en: 'A person who moves within the region, or an office that is reorganised: the percorso goes on with another office (D.Lgs. 150/2015 art. 18); terms, provider and money stay as they are.',
  }),
  death: proposed('D-DEATH', {
    it: 'Il percorso termina il giorno del decesso (c.c. art. 1), e con esso l’occupazione; quanto altri hanno maturato fino ad allora resta loro. Alla persona non si chiede né si invia nulla; quanto aveva maturato lei spetta agli eredi.',
    en: 'The pathway ends on the day of the death (c.c. art. 1), and employment with it; what others have earned until then is theirs. Nothing is claimed from the person or sent to her; what she had earned herself is for her heirs.',
  }),
  conclusion: seed('R-P2-07', RESULTS, '«Una volta scelta l’APL, il percorso dura 6 mesi.»'),
  settlement: proposed('R11', {
    it: 'Quanto nulla può più maturare torna allo stanziamento, passato il tempo per le comunicazioni tardive.',
    en: 'What nothing can earn any more goes back to the envelope once the time for late communications has passed.',
  }),
  payment: seed('R-AI-11, R10', SHEET, {
    it: '«raggiunto l’esito occupazione sono remunerati»; due persone.',
    en: '«raggiunto l’esito occupazione sono remunerati»; two persons.',
  }),
  recovery: proposed('R5', {
    it: 'Una comunicazione che annulla un rapporto riduce il dovuto; quanto è stato pagato oltre si recupera.',
    en: 'A communication that undoes a job lowers what is owed; what was paid beyond it is recovered.',
  }),
};

/** How a person leaves PIO Fase 2 before its end. */
export const TOS_PIO2_EXITS: ProgrammeVersion['exits'] = [
  {
    exit: 'abandonment',
    causes: ['declared', 'not-reachable', 'moved-away', 'personal-reasons', 'repeated-absences'],
    tellers: {},
    source: seed('R-P1-10', 'PIO, sintesi dei risultati', {
      it: '«vengono tolte le adesioni chiuse per abbandono»; anche per la Fase 2.',
      en: '«vengono tolte le adesioni chiuse per abbandono»; also for Fase 2.',
    }),
  },
  {
    exit: 'refusal',
    causes: ['interview', 'course', 'suitable-offer'],
    tellers: {},
    source: seed('R-P1-10', 'PIO, sintesi dei risultati', {
      it: 'Adesioni chiuse per rifiuto della misura; anche per la Fase 2.',
      en: 'Adhesions closed for refusal of the measure; also for Fase 2.',
    }),
  },
  {
    exit: 'lost-requirement',
    causes: ['rdc-received', 'moved-out-of-region', 'sanction'],
    tellers: {},
    source: seed('R-P1-10', 'PIO, sintesi dei risultati', {
      it: 'Adesioni chiuse per perdita dei requisiti; un’assunzione è un esito, mai un requisito perso.',
      en: 'Adhesions closed for loss of the requirements; a hire is an outcome, never a lost requirement.',
    }),
  },
];
