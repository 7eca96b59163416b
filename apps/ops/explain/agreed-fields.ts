import type { CodeKind } from '../../modules/texts/codes';
import { text } from '../../modules/texts/text';

/** What the fields of profile, patto and plan are called. */
export const AGREED_FIELD_TEXTS = {
  act: text('atto', 'act'),
  action: text('azione', 'action'),
  actions: text('azioni', 'actions'),
  availability: text('disponibilità', 'availability'),
  contactEveryDays: text('giorni tra due contatti', 'days between two contacts'),
  changed: text('cambiano', 'changed'),
  contents: text('contenuti', 'contents'),
  every: text('ogni', 'every'),
  hours: text('ore', 'hours'),
  officer: text('responsabile', 'responsible officer'),
  profile: text('profilo, versione', 'profile, version'),
  proofs: text('prove della ricerca', 'proofs of the search'),
  referenceOn: text('riferito al', 'as of'),
  searchActs: text('atti di ricerca', 'acts of search'),
  sessions: text('incontri', 'sessions'),
  times: text('volte', 'times'),
} as const;

/** Which of them hold a code. */
export const AGREED_CODED = {
  act: ['searchAct'],
  action: ['activity'],
  availability: ['availability'],
  changed: ['pattoContent'],
  contents: ['pattoContent'],
  every: ['period'],
  proofs: ['searchProof'],
} as const satisfies { readonly [field: string]: readonly CodeKind[] };
