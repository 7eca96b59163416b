import type { Citation } from '../ruling';
import type { Text } from '../texts';
import { official, proposed } from './citations';
import type { AbandonmentCause, LostRequirement, RefusalCause, StepName } from './pathway';

/** What the national record of a person (SAP) says became of an active policy. Source: SAP, modello dei dati, sezione 6. */
export type SapCode = keyof typeof SAP_EVENTS;

/** The date of a policy that the day of an event must equal. */
export type TiedDate = 'proposal' | 'start' | 'end';

/** Which event is tied to which date of the policy; null where to none. Mandatory for what was proposed from 4 December 2017 on. */
export const SAP_EVENTS = {
  '01': 'proposal',
  '02': 'start',
  '03': null,
  '04': null,
  '05': 'end',
  '06': null,
  '07': 'end',
  '08': 'end',
  '09': 'end',
  '10': 'end',
  '11': null,
  '12': 'end',
  '13': null,
  '14': 'end',
  '15': 'end',
} as const satisfies { readonly [code: string]: TiedDate | null };

interface Coded {
  readonly code: SapCode;
  readonly source: Citation;
}

/** The meaning of the codes is official; which of them a transition of a percorso comes to is a proposal (R10). */
const coded = <Code extends SapCode>(code: Code, words: Text): Coded & { readonly code: Code } => ({
  code,
  source: proposed(`R10 SAP ${code}`, words),
});

/**
 * Every transition that has a code, and exactly one. To 06 and 07 comes nothing yet, because no fact annuls a whole
 * percorso.
 */
export const SAP_TRANSITIONS = {
  proposed: coded('01', {
    it: 'L’adesione è la proposta, dal giorno della domanda.',
    en: 'The adhesion is the proposal, from the day of the request.',
  }),
  begun: coded('02', {
    it: 'Il primo colloquio con il tutor è l’inizio; dove il programma non ne ha, il patto. Lo è anche con un altro ente.',
    en: 'The first meeting with the tutor is the start; where the programme has none, the patto. With another provider too.',
  }),
  resumed: coded('02', {
    it: 'Il giorno dopo un lavoro finito in tempo la politica è ripresa, e la sua data di inizio è quel giorno.',
    en: 'On the day after a job that ended in time the policy is resumed, and its start date is that day.',
  }),
  'turned-down': coded('03', {
    it: 'Chi non è ancora preso in carico è respinto, o rinuncia.',
    en: 'Who is not yet taken in charge is rejected, or gives up.',
  }),
  refused: coded('04', {
    it: 'Chi è preso in carico rinuncia o rifiuta prima dell’inizio.',
    en: 'Who is taken in charge gives up or refuses before the start.',
  }),
  abandoned: coded('05', {
    it: 'Chi ha iniziato abbandona, o rifiuta una misura e con ciò esce.',
    en: 'Who has begun leaves, or refuses a measure and so leaves.',
  }),
  cancelled: coded('08', {
    it: 'Un requisito è perso, o la persona è deceduta.',
    en: 'A requirement is lost, or the person has died.',
  }),
  suspended: coded('09', {
    it: 'Un lavoro che comincia durante il servizio lo sospende, dal suo primo giorno.',
    en: 'A job that begins during the service suspends it, from its first day.',
  }),
  ended: coded('10', { it: 'Il servizio iniziato è concluso.', en: 'The service that had begun is over.' }),
  'accounted-for': coded('11', {
    it: 'Dopo la fine, quando tutto il dovuto è pagato e nulla può più maturare; una volta sola.',
    en: 'After the end, when all that is owed is paid and nothing can mature any more; once only.',
  }),
  lapsed: coded('12', {
    it: 'Un termine è passato in silenzio, il servizio è finito senza essere iniziato, o una sanzione fa decadere.',
    en: 'A term has passed in silence, the service ended and had never begun, or a sanction forfeits it.',
  }),
  exempted: coded('13', {
    it: 'Per un motivo documentato la persona è esonerata dal percorso, dal primo giorno dell’esonero concesso.',
    en: 'For a documented reason the person is exempt from the percorso, from the first day of the exemption that was granted.',
  }),
  'exemption-over': coded('02', {
    it: 'Il giorno dopo l’esonero la politica iniziata è ripresa, e la sua data di inizio è quel giorno; una non iniziata resta com’era, senza evento.',
    en: 'On the day after an exemption a policy that had begun is resumed, and its start date is that day; one that had not stays as it was, without an event.',
  }),
  'still-suspended': coded('09', {
    it: 'Il giorno dopo l’esonero la politica è sospesa, se un lavoro la sospende.',
    en: 'On the day after an exemption the policy is suspended, where a job suspends it.',
  }),
  excluded: coded('15', {
    it: 'Chi non riceve nulla è escluso dal programma dopo il terzo obbligo mancato.',
    en: 'Who receives nothing is excluded from the programme after the third obligation that was not kept.',
  }),
  transformed: coded('14', {
    it: 'A servizio iniziato la persona cambia ente, o l’ente non è più accreditato.',
    en: 'Once the service has begun the person changes the provider, or it is not accredited any more.',
  }),
} as const satisfies { readonly [transition: string]: Coded };
export type SapTransition = keyof typeof SAP_TRANSITIONS;

/** How far a policy had come: proposed, accepted, or begun; a suspension, and a change of provider, change nothing of that. */
export type Reached = 'proposed' | 'accepted' | 'begun';
type ByReached = { readonly [reached in Reached]: SapTransition };

const everywhere = (one: SapTransition): ByReached => ({ proposed: one, accepted: one, begun: one });
const LEFT: ByReached = { proposed: 'turned-down', accepted: 'refused', begun: 'abandoned' };

/** What an exit comes to, by its cause and by how far the policy had come. */
export const SAP_EXITS: {
  readonly abandonment: { readonly [cause in AbandonmentCause]: ByReached };
  readonly refusal: { readonly [cause in RefusalCause]: ByReached };
  readonly 'lost-requirement': { readonly [cause in LostRequirement]: ByReached };
} = {
  abandonment: {
    declared: LEFT,
    'not-reachable': LEFT,
    'moved-away': LEFT,
    'personal-reasons': LEFT,
    'repeated-absences': LEFT,
  },
  refusal: { interview: LEFT, course: LEFT, 'suitable-offer': LEFT },
  'lost-requirement': {
    'rdc-received': everywhere('cancelled'),
    'support-received': everywhere('cancelled'),
    'support-ended': everywhere('cancelled'),
    'moved-out-of-region': everywhere('cancelled'),
    sanction: everywhere('lapsed'),
  },
};

/** What else closes a policy, by how far it had come. */
export const SAP_CLOSINGS = {
  rejection: everywhere('turned-down'),
  silence: everywhere('lapsed'),
  exclusion: everywhere('excluded'),
  conclusion: { proposed: 'lapsed', accepted: 'lapsed', begun: 'ended' },
  death: everywhere('cancelled'),
} as const satisfies { readonly [closing: string]: ByReached };

interface PolicyRule<Value> {
  readonly value: Value;
  readonly source: Citation;
}

/** What the record says of every percorso alike. */
export const SAP_POLICY: {
  /** Of the system that gives the identifiers: two digits. */
  readonly system: PolicyRule<string>;
  readonly activity: PolicyRule<string>;
  readonly projectType: PolicyRule<string>;
  /** By which step the proposal is accepted. */
  readonly acceptance: PolicyRule<StepName>;
  /** By which step it begins: the first of these that the programme has. */
  readonly starts: PolicyRule<readonly StepName[]>;
} = {
  system: {
    value: '17',
    source: official('SAP-17', 'SAP, modello dei dati: codici dei sistemi', {
      it: '17: Regione Toscana',
      en: '17: Regione Toscana',
    }),
  },
  activity: {
    value: 'A06',
    source: proposed('R10 SAP A06', {
      it: 'Colloquio individuale o di gruppo per definire il progetto personale e professionale',
      en: 'Interview, individual or in a group, that defines the personal and professional project',
    }),
  },
  projectType: {
    value: '01',
    source: official('SAP-01', 'SAP, modello dei dati, sezione 6: tipo di progetto', {
      it: 'Politica regionale o provinciale',
      en: 'Regional or provincial policy',
    }),
  },
  acceptance: { value: 'taking-charge', source: SAP_TRANSITIONS['turned-down'].source },
  starts: { value: ['first-meeting', 'patto', 'taking-charge'], source: SAP_TRANSITIONS.begun.source },
};
