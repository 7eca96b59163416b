import type { Text } from '../../../domain/texts';

/** What the operations are about: one tag for each noun, whether it is asked or told. */
const TAGS: { readonly [tag: string]: Text } = {
  percorso: { it: 'I percorsi delle persone', en: 'The pathways of people' },
  'work-list': { it: 'Che cosa c’è da fare', en: 'What there is to do' },
  person: {
    it: 'Le persone, e che cosa si sa del loro lavoro',
    en: 'People, and what is known of their work',
  },
  cpi: { it: 'I centri per l’impiego', en: 'Public employment offices' },
  apl: { it: 'Gli operatori accreditati', en: 'Accredited providers' },
  envelope: { it: 'Gli stanziamenti', en: 'Budget envelopes' },
  incentive: { it: 'Gli incentivi ai datori di lavoro', en: 'Incentives to employers' },
  'payment-run': {
    it: 'Le distinte di pagamento, e chi è pagato',
    en: 'Payment runs, and whoever is paid',
  },
  proceeding: {
    it: 'I procedimenti: convocazioni, decisioni e ricorsi',
    en: 'Proceedings: summonses, decisions and appeals',
  },
  recovery: { it: 'Il recupero di somme non dovute', en: 'Money that is asked back' },
  payee: { it: 'Chi è pagato', en: 'Those who are paid' },
  programme: {
    it: 'I programmi, le loro regole e i loro numeri',
    en: 'Programmes, their rules and their figures',
  },
  status: { it: 'Lo stato del servizio', en: 'The status of the service' },
};

const TAG_OF: { readonly [segment: string]: string } = {
  percorsi: 'percorso',
  'group-activities': 'percorso',
  'hand-overs': 'percorso',
  'work-list': 'work-list',
  persons: 'person',
  'employment-communications': 'person',
  cpis: 'cpi',
  apls: 'apl',
  envelopes: 'envelope',
  incentives: 'incentive',
  payments: 'percorso',
  'incentive-payments': 'incentive',
  'payment-runs': 'payment-run',
  'payment-run-lists': 'payment-run',
  'bank-answers': 'payment-run',
  'bank-entries': 'payment-run',
  recoveries: 'recovery',
  payees: 'payee',
  proceedings: 'proceeding',
  programmes: 'programme',
};

/** The tag of a path below the root; a new noun is a row here. */
export function tagOf(path: string): string {
  const tag = TAG_OF[path.split('/')[1] ?? ''];
  if (tag === undefined) throw new Error(`${path} has no tag`);
  return tag;
}

/** The tags as the document lists them. */
export function listedTags(): readonly { readonly name: string; readonly description: string }[] {
  return Object.entries(TAGS).map(([name, { it, en }]) => ({ name, description: `${it} / ${en}` }));
}
