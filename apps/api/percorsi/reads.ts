import { z } from 'zod';
import { balancesOf, entriesOf } from '../../../activities/postgres/read-models/ledger-entry';
import { percorsoFile } from '../../../activities/postgres/read-models/percorso-file';
import { openProposals } from '../../../activities/postgres/read-models/proposals';
import { timeline } from '../../../activities/postgres/read-models/timeline';
import { percorsoId } from '../commands/shapes';
import { question, type ReadRow } from '../reads/row';
import { afterVersion, limit, NOTHING, pageOfShape } from '../reads/shapes';
import { accountShape, accountView } from './account';
import { sapShape, sapView } from './sap';
import { percorsoShape, percorsoView } from './standing';
import { factShape, factView } from './story';

/** What can be asked about a percorso. */
export const PERCORSO_READS: readonly ReadRow[] = [
  question({
    name: 'PercorsoFile',
    path: '/percorsi/{percorsoId}',
    summary: {
      it: 'La scheda di un percorso: stato, scadenze, fine e sospensione, rapporti di lavoro, che cosa è possibile ora e che cosa manca',
      en: 'A percorso: where it stands, its deadlines, its end and suspension, jobs, what is possible now and what is missing',
    },
    parameters: z.strictObject({ percorsoId }),
    query: NOTHING,
    answer: percorsoShape,
    read: async (asked, sources) => {
      const file = await percorsoFile(sources.database, asked.percorsoId, sources.sight);
      return file === null ? undefined : percorsoView(file, sources);
    },
  }),
  question({
    name: 'PercorsoTimeline',
    path: '/percorsi/{percorsoId}/timeline',
    summary: {
      it: 'La storia di un percorso: ogni fatto con chi, quando e le regole applicate',
      en: 'The story of a percorso: each fact with who, when and the rules applied',
    },
    parameters: z.strictObject({ percorsoId }),
    query: z.strictObject({ after: afterVersion, limit }),
    answer: pageOfShape('PercorsoTimeline', factShape),
    read: async (asked, { database, sight }) => {
      if ((await percorsoFile(database, asked.percorsoId, sight)) === null) return undefined;
      const rows = await timeline(database, asked.percorsoId, {
        afterVersion: asked.after,
        limit: asked.limit + 1,
      });
      const items = rows.slice(0, asked.limit).map(factView);
      const last = items.at(-1);
      const more = rows.length > asked.limit && last !== undefined;
      return more ? { items, next: String(last.version) } : { items };
    },
  }),
  question({
    name: 'PercorsoAccount',
    path: '/percorsi/{percorsoId}/account',
    summary: {
      it: 'Il conto di un percorso: saldi per voce e creditore, movimenti con il loro fatto, proposte di pagamento aperte',
      en: 'The account of a percorso: balances by account and payee, entries with their fact, open payment proposals',
    },
    parameters: z.strictObject({ percorsoId }),
    query: z.strictObject({ after: afterVersion, limit }),
    answer: accountShape,
    read: async (asked, { database, sight }) => {
      const page = { afterVersion: asked.after, limit: asked.limit + 1 };
      const [file, balances, proposals, entries] = await Promise.all([
        percorsoFile(database, asked.percorsoId, sight),
        balancesOf(database, asked.percorsoId),
        openProposals(database, asked.percorsoId),
        entriesOf(database, asked.percorsoId, page),
      ]);
      return file === null ? undefined : accountView({ balances, proposals, entries }, asked.limit);
    },
  }),
  question({
    name: 'PercorsoSap',
    path: '/percorsi/{percorsoId}/sap',
    summary: {
      it: 'Un percorso come politica attiva della scheda nazionale (SAP): identificativo, date, eventi, che cosa manca',
      en: 'A percorso as an active policy of the national record (SAP): identifier, dates, events, what is missing',
    },
    parameters: z.strictObject({ percorsoId }),
    query: NOTHING,
    answer: sapShape,
    read: async (asked, sources) => {
      const file = await percorsoFile(sources.database, asked.percorsoId, sources.sight);
      return file === null ? undefined : sapView(file, sources);
    },
  }),
];
