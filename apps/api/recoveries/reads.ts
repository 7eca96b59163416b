import { z } from 'zod';
import { readFacts } from '../../../activities/postgres/history';
import { percorsoFile } from '../../../activities/postgres/read-models/percorso-file';
import { deciderOf } from '../../../domain/deciders';
import { incentiveStream, percorsoStream, type StreamId } from '../../../domain/identifiers';
import { fold } from '../../../domain/lived';
import { moneyOf } from '../../../domain/standing/moneys';
import { incentiveId, percorsoId } from '../commands/shapes';
import { question, type ReadRow, type Sources } from '../reads/row';
import { NOTHING } from '../reads/shapes';
import { papersIn, recoveriesShape, recoveriesView } from './recovery';

const summary = (whose: { readonly it: string; readonly en: string }) => ({
  it: `Le somme che ${whose.it} chiede indietro: notifica, repliche con il loro testo, rate, rinunce proposte`,
  en: `The money that ${whose.en} asks back: its notice, the replies in their words, instalments, proposals to write it off`,
});

/** What can be asked about money that is asked back. */
export const RECOVERY_READS: readonly ReadRow[] = [
  question({
    name: 'PercorsoRecoveries',
    path: '/percorsi/{percorsoId}/recoveries',
    roles: ['manager', 'operator'],
    summary: summary({ it: 'un percorso', en: 'a percorso' }),
    parameters: z.strictObject({ percorsoId }),
    query: NOTHING,
    answer: recoveriesShape,
    read: async (asked, sources) => {
      const file = await percorsoFile(sources.database, asked.percorsoId, sources.sight);
      return file === null ? undefined : recoveriesOf(percorsoStream(asked.percorsoId), sources);
    },
  }),
  question({
    name: 'IncentiveRecoveries',
    path: '/incentives/{incentiveId}/recoveries',
    roles: ['manager', 'operator'],
    summary: summary({ it: 'un incentivo', en: 'an incentive' }),
    parameters: z.strictObject({ incentiveId }),
    query: NOTHING,
    answer: recoveriesShape,
    read: (asked, sources) => recoveriesOf(incentiveStream(asked.incentiveId), sources),
  }),
];

async function recoveriesOf(stream: StreamId, { database, personal }: Sources) {
  const facts = await readFacts(database, stream);
  if (facts.length === 0) return undefined;
  const { account } = moneyOf(stream, fold(deciderOf(stream), facts));
  const papers = papersIn(facts);
  const known = await personal.papers.known([...papers.values()]);
  const words = new Map(known.map((one) => [one.paperId, one.words]));
  return recoveriesView(account, (version) => words.get(papers.get(version) ?? '') ?? null);
}
