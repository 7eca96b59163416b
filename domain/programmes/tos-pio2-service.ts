import type { RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { proposed, seed } from './citations';
import type { Clock, ExitRule, ProviderRule, StepTaker } from './pathway';
import type { ActivityRule, OfficeRule, RecoveryRule } from './programme';
import type { Requirement } from './requirements';
import { TOS_PIO2_EXITS } from './tos-pio2-pathway';
import { UNEMPLOYMENT_LAW } from './unemployment';

/** How long the service of PIO Fase 2 lasts and who gives it, as first read. */
export const TOS_PIO2_CLOCK: Clock = {
  months: 6,
  from: 'choice',
  choosingAgain: {
    service: 'waits',
    source: proposed('R-P2-07, choosing again', {
      it: 'Chi sceglie di nuovo viene atteso, per quanto tempo ci voglia.',
      en: 'Who chooses again is waited for, however long it takes.',
    }),
  },
  source: seed(
    'R-P2-07',
    'PIO Fase 2, sintesi dei risultati',
    '«Una volta scelta l’APL, il percorso dura 6 mesi.»',
  ),
};

export const TOS_PIO2_OFFICES: OfficeRule = {
  region: '09' as RegionCode,
  source: seed(
    'R-AI-03, office',
    'Assegno per l’impiego, scheda pubblica',
    '«iscritti allo stato di disoccupazione presso un Centro per l’Impiego della Toscana»',
  ),
};

export const TOS_PIO2_PROVIDERS: ProviderRule = {
  kinds: ['apl'],
  shape: 'one',
  accreditation: {
    everyDayFrom: null,
    source: proposed('R-P2-06, choice', {
      it: 'L’albo si consulta il giorno della scelta, e non dopo.',
      en: 'The register is looked at on the day of the choice, and not after it.',
    }),
  },
  source: seed(
    'R-P2-06/09',
    'PIO Fase 2, sintesi dei risultati',
    '«presso una APL accreditata a sua scelta», «libera scelta»',
  ),
};

/** The third reading of who may take part, who gives the service and who ends it. It moves no money of before its first day. */
export const THIRD_CLOCK: Clock = {
  ...TOS_PIO2_CLOCK,
  choosingAgain: {
    service: 'ends',
    source: proposed('R-P2-07, choosing again', {
      it: '«Una volta scelta l’APL, il percorso dura 6 mesi»: dalla prima scelta. Chi cambia APL sceglie entro quei mesi; nessuna scelta comincia oltre la loro fine.',
      en: '«Una volta scelta l’APL, il percorso dura 6 mesi»: of the first choice. Who changes the APL chooses within them; no choice begins beyond their end.',
    }),
  },
};

export const THIRD_PROVIDERS: ProviderRule = {
  ...TOS_PIO2_PROVIDERS,
  accreditation: {
    everyDayFrom: '2021-03-01' as CivilDate,
    source: proposed('R-P2-06, every day', {
      it: '«presso una APL accreditata» (l.r. Toscana 32/2002 art. 21 quater): un soggetto cancellato o sospeso non accetta né incontra nessuno, e quanto comincia in quei giorni non matura nulla; quanto è cominciato prima resta. Letta così dalla pubblicazione dei risultati in poi (dati al 28 febbraio 2021).',
      en: '«presso una APL accreditata» (l.r. Toscana 32/2002 art. 21 quater): a body that is struck off or suspended neither accepts nor meets anybody, and what begins on those days earns nothing; what began before is kept. Read so since the results were published (figures of 28 February 2021).',
    }),
  },
};

const ANYONE: readonly StepTaker[] = ['beneficiary', 'cpi', 'provider'];
const BODIES: readonly StepTaker[] = ['cpi', 'provider'];

/** Who may tell each cause. */
const TELLERS = {
  abandonment: {
    declared: ANYONE,
    'not-reachable': BODIES,
    'moved-away': ANYONE,
    'personal-reasons': ANYONE,
    'repeated-absences': BODIES,
  },
  refusal: { interview: BODIES, course: BODIES, 'suitable-offer': BODIES },
  'lost-requirement': { 'rdc-received': BODIES, 'moved-out-of-region': BODIES, sanction: ['cpi'] },
} as const satisfies { readonly [exit in ExitRule['exit']]: Extract<ExitRule, { exit: exit }>['tellers'] };

/** The provider reports; the CPI adopts the sanction (D.Lgs. 150/2015 art. 21 c. 10). */
export const THIRD_EXITS: readonly ExitRule[] = TOS_PIO2_EXITS.map(({ source, ...rule }) => {
  const act = `${source.act}; D.Lgs. 150/2015 art. 21 c. 10`;
  const text = {
    it: `${source.text.it} L’operatore segnala al CPI; sulla sanzione decide solo il CPI.`,
    en: `${source.text.en} A provider reports to the CPI; the CPI alone decides on a sanction.`,
  };
  return { ...rule, tellers: TELLERS[rule.exit], source: { ...source, act, text } } as ExitRule;
});

/** Who asked for the NASpI has declared to be available by that. */
export const THIRD_UNEMPLOYED: Requirement = {
  kind: 'unemployed',
  orOn: ['cigs-cessazione', 'naspi'],
  law: UNEMPLOYMENT_LAW,
  source: seed(
    'R-P2-01/02',
    'PIO Fase 2, sintesi dei risultati; D.Lgs. 150/2015 artt. 19 e 21 c. 1',
    '«tutti i disoccupati (anche percettori di NASPI […])», «lavoratori in CIGS per cessazione attività»; «la domanda di […] NASpI […] equivale a dichiarazione di immediata disponibilità»',
  ),
};

/** What is recorded is what a person can have attended; what was counted of it is for the rules of the fees. */
export const THIRD_ACTIVITIES: ActivityRule = {
  mostMinutesADay: 1440,
  source: proposed('R6, counting', {
    it: 'Un giorno ha 1.440 minuti per una persona, tutte le attività insieme: quanto li supera non si è svolto come viene riferito.',
    en: 'A day has 1,440 minutes for one person, all activities together: what goes beyond them did not take place as it is told.',
  }),
};

/** A claim falls with what it is for. */
export const THIRD_RECOVERY: RecoveryRule = {
  whenLessIsDue: 'falls',
  source: proposed('R5, corrections', {
    it: 'Si registra la differenza: un fatto successivo che aumenta il dovuto riduce di altrettanto quanto è chiesto in restituzione, e lo ritira dove non è più dovuto nulla.',
    en: 'What is recorded is the difference: a later fact that makes more owed lowers what is asked back by as much, and withdraws it where nothing is due any more.',
  }),
};
