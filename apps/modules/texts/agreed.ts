import type { ActionStanding } from '../../../domain/percorso/plan-delivered';
import type {
  Availability,
  PattoChange,
  PattoContent,
  Period,
  SearchAct,
  SearchProof,
} from '../../../domain/programmes/patto';
import type { ProfileNeed } from '../../../domain/programmes/profiling';
import type { Text } from '../../../domain/texts';
import { text } from './text';

export const PATTO_CONTENT_TEXTS: { readonly [content in PattoContent]: Text } = {
  officer: text('Responsabile del patto', 'Officer who answers for the patto'),
  profile: text('Profilo di occupabilità', 'Employability profile'),
  searchActs: text('Atti di ricerca attiva e loro frequenza', 'Acts of search and how often'),
  contactEveryDays: text('Frequenza ordinaria dei contatti', 'Ordinary frequency of contacts'),
  proofs: text('Modalità di prova della ricerca', 'How the search is proved'),
  availability: text('Disponibilità della persona', 'Availability of the person'),
};

const SEARCH_ACT_TEXTS: { readonly [act in SearchAct]: Text } = {
  curriculum: text('Aggiornamento del curriculum', 'Curriculum brought up to date'),
  applications: text('Candidature e autocandidature', 'Applications sent'),
  'online-search': text('Ricerca di annunci in rete', 'Search of vacancies online'),
  agencies: text('Contatti con agenzie per il lavoro', 'Contacts with employment agencies'),
  'employer-visits': text('Contatti diretti con i datori di lavoro', 'Direct contacts with employers'),
  'public-notices': text('Domande a bandi e avvisi pubblici', 'Applications to public notices'),
};

const PERIOD_TEXTS: { readonly [period in Period]: Text } = {
  week: text('ogni settimana', 'a week'),
  fortnight: text('ogni due settimane', 'a fortnight'),
  month: text('ogni mese', 'a month'),
};

const SEARCH_PROOF_TEXTS: { readonly [proof in SearchProof]: Text } = {
  diary: text('Diario della ricerca', 'Diary of the search'),
  copies: text('Copia delle candidature', 'Copies of applications'),
  'employer-statement': text('Dichiarazione del datore di lavoro', 'Statement of the employer'),
  platform: text('Registrazioni della piattaforma', 'What the platform has recorded'),
};

const AVAILABILITY_TEXTS: { readonly [one in Availability]: Text } = {
  guidance: text(
    'a) laboratori di orientamento e di ricerca di lavoro',
    'a) workshops of guidance and of the search for work',
  ),
  training: text('b) formazione o attivazione', 'b) training or activation'),
  'suitable-offers': text('c) offerte di lavoro congrue', 'c) suitable offers of work'),
};

const PATTO_CHANGE_TEXTS: { readonly [change in 'signed' | PattoChange]: Text } = {
  signed: text('Sottoscritto', 'Signed'),
  renewed: text('Rinnovato', 'Renewed'),
  updated: text('Aggiornato', 'Updated'),
};

const PROFILE_NEED_TEXTS: { readonly [need in ProfileNeed]: Text } = {
  personal: text('Motivi personali o di cura', 'Personal reasons, or care for others'),
  housing: text('Alloggio', 'Housing'),
  language: text('Lingua italiana', 'Italian language'),
  digital: text('Competenze digitali', 'Digital skills'),
  skills: text('Competenze professionali', 'Skills of a trade'),
  mobility: text('Spostamenti', 'Mobility'),
  debts: text('Debiti', 'Debts'),
};

const PLAN_STANDING_TEXTS: { readonly [standing in ActionStanding['standing']]: Text } = {
  'to-come': text('da iniziare', 'to come'),
  'under-way': text('in corso', 'under way'),
  delivered: text('svolta', 'delivered'),
  late: text('in ritardo', 'late'),
  'left-undone': text('non svolta', 'left undone'),
};

/** The codes of what is agreed, each kind with its words. */
export const AGREED_CODE_TEXTS = {
  pattoContent: PATTO_CONTENT_TEXTS,
  searchAct: SEARCH_ACT_TEXTS,
  period: PERIOD_TEXTS,
  searchProof: SEARCH_PROOF_TEXTS,
  availability: AVAILABILITY_TEXTS,
  pattoChange: PATTO_CHANGE_TEXTS,
  profileNeed: PROFILE_NEED_TEXTS,
  planStanding: PLAN_STANDING_TEXTS,
} as const;
