import { idOf } from '../../../domain/identifiers';
import { knownVersions } from '../../../domain/percorso/known-at';
import { resultTranchesOf } from '../../../domain/percorso/pathway-facts';
import type { Percorso } from '../../../domain/percorso/state';
import { rulesIn } from '../../../domain/programmes/rulebook';
import type { ResultTranche } from '../../../domain/entitlement/tranche';
import type { CivilDate } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { overTime, type KnownSpan } from './over-time';
import { aplOf } from './percorso-file';
import type { Columns, ReadModel } from './read-model';

/** A part of a result fee, due or still to come, for the days on which the jobs were known to be such. Cents. */
interface ReportTranche
  extends Pick<ResultTranche, 'relationship' | 'outcome' | 'milestone' | 'payableFrom' | 'cents'>, KnownSpan {
  readonly percorsoId: string;
  /** The order that decides between equal sums: of the jobs by first day, then of the classes by worth. */
  readonly place: number;
  readonly reachedOn: CivilDate;
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const REPORT_TRANCHE = {
  table: 'report_tranche',
  kind: 'percorso',
  write: 'replace',
  columns: {
    percorsoId: 'uuid',
    knownFrom: 'date',
    knownTo: 'date',
    relationship: 'text',
    outcome: 'text',
    milestone: 'text',
    place: 'integer',
    reachedOn: 'date',
    payableFrom: 'date',
    cents: 'bigint',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<ReportTranche>,
  key: ['percorsoId', 'knownFrom', 'relationship', 'outcome', 'milestone'],
  shared: [],
  rows,
} as const satisfies ReadModel;

function rows({ stream, state, rulebook }: StreamFile): readonly ReportTranche[] {
  const percorso = state as Percorso;
  if (percorso.phase === 'none' || percorso.dossier.communications.length === 0) return [];
  const whose = { percorsoId: idOf(stream), cpi: percorso.cpi, apl: aplOf(percorso) };
  const rules = rulesIn(rulebook, percorso.rules);
  const versions = knownVersions(percorso).map((one) => ({
    from: one.from,
    items: resultTranchesOf(one.percorso, rules).map(itemOf),
  }));
  return overTime(versions).map((one) => ({ ...whose, ...one }));
}

function itemOf(tranche: ResultTranche, place: number) {
  const { relationship, outcome, milestone, payableFrom, cents, earnedOn: reachedOn } = tranche;
  return { relationship, outcome, milestone, payableFrom, cents, place, reachedOn };
}
