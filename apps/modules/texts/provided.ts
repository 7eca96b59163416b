import type { BusinessForm } from '../../../domain/percorso/events';
import type { Breach } from '../../../domain/programmes/conditionality';
import type { ProcessFeeRule, ResultFeeRule } from '../../../domain/programmes/entitlements';
import type { Distance, Needs, Path, PathChangeCause } from '../../../domain/programmes/paths';
import type { Text } from '../../../domain/texts';
import { text } from './text';

export const BREACH_TEXTS: { readonly [breach in Breach]: Text } = {
  'appointment-missed': text(
    'Assenza a una convocazione o a un appuntamento',
    'A summons or an appointment missed',
  ),
  'guidance-missed': text('Assenza a un’attività di orientamento', 'A guidance activity missed'),
  'training-missed': text(
    'Assenza a un’attività di formazione o attivazione',
    'A training or activation missed',
  ),
  'offer-refused': text('Rifiuto di un’offerta di lavoro congrua', 'A suitable offer of work refused'),
};

export const NEEDS_TEXTS: { readonly [needs in Needs]: Text } = {
  none: text('Nessun bisogno oltre la ricerca di lavoro', 'No need beyond the search for work'),
  update: text('Competenze da aggiornare', 'Skills to be updated'),
  'new-skills': text('Competenze lontane da quelle richieste', 'Skills far from those asked for'),
  'beyond-work': text('Bisogni che chiedono anche altri servizi', 'Needs that ask for other services too'),
  'company-crisis': text(
    'Uscita da un’azienda in crisi, insieme ad altri',
    'Leaving a company in crisis, with others',
  ),
};

export const PATH_TEXTS: { readonly [path in Path]: Text } = {
  placement: text('1, reinserimento lavorativo', '1, placement'),
  upskilling: text('2, aggiornamento (upskilling)', '2, upskilling'),
  reskilling: text('3, riqualificazione (reskilling)', '3, reskilling'),
  'work-and-inclusion': text('4, lavoro e inclusione', '4, work and inclusion'),
  'collective-relocation': text('5, ricollocazione collettiva', '5, collective relocation'),
};

/** Why somebody goes on in another path. */
export const PATH_CHANGE_TEXTS: { readonly [cause in PathChangeCause]: Text } = {
  'needs-changed': text('I bisogni sono cambiati', 'The needs have changed'),
  'asked-by-person': text('Chiesto dalla persona', 'Asked by the person'),
  'asked-by-provider': text('Chiesto dall’operatore', 'Asked by the provider'),
  'assessed-wrongly': text('La valutazione era errata', 'The assessment was wrong'),
};

/** How far somebody is from work, by the profile. */
export const DISTANCE_TEXTS: { readonly [distance in Distance]: Text } = {
  low: text('Vicina al lavoro', 'Near to work'),
  medium: text('Non lontana dal lavoro', 'Not far from work'),
  high: text('Lontana dal lavoro', 'Far from work'),
};

export const BUSINESS_FORM_TEXTS: { readonly [form in BusinessForm]: Text } = {
  enterprise: text('Impresa', 'Enterprise'),
  'self-employment': text('Lavoro autonomo', 'Self-employment'),
};

type AlikeEverywhere = (ResultFeeRule | ProcessFeeRule)['part'];

/** What each part of an entitlement is called: those that every programme calls alike, and those that its own rules name. */
export const PART_TEXTS: { readonly [part in AlikeEverywhere]: Text } & { readonly [part: string]: Text } = {
  result: text('risultato', 'result'),
  process: text('processo', 'process'),
  allowance: text('indennità di partecipazione', 'allowance'),
  contribution: text('contributo individuale', 'contribution'),
  accompaniment: text('accompagnamento al lavoro', 'accompaniment'),
  'guidance-line': text('voce orientamento', 'guidance-line'),
  'tutoring-line': text('voce tutoraggio', 'tutoring-line'),
  'course-line': text('voce corsi', 'course-line'),
  'advice-line': text('voce consulenza individuale', 'advice-line'),
  'group-line': text('voce consulenza di gruppo', 'group-line'),
  business: text('impresa o lavoro autonomo avviato', 'business'),
  incentive: text('incentivo', 'incentive'),
};
