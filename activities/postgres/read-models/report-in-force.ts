import { spansInForceOf, type SpanInForce } from '../../../domain/figures/jobs';
import { idOf } from '../../../domain/identifiers';
import { knownVersions } from '../../../domain/percorso/known-at';
import type { Percorso } from '../../../domain/percorso/state';
import type { StreamFile } from '../../ports';
import { overTime, type KnownSpan } from './over-time';
import { aplOf } from './percorso-file';
import type { Columns, ReadModel } from './read-model';

/** Days on which a job begun since the adhesion was of one category, of a programme that publishes jobs in force, for the days on which that was known. */
interface ReportInForce extends SpanInForce, KnownSpan {
  readonly percorsoId: string;
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const REPORT_IN_FORCE = {
  table: 'report_in_force',
  kind: 'percorso',
  write: 'replace',
  columns: {
    percorsoId: 'uuid',
    knownFrom: 'date',
    knownTo: 'date',
    hire: 'text',
    fromDay: 'date',
    toDay: 'date',
    category: 'text',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<ReportInForce>,
  key: ['percorsoId', 'knownFrom', 'hire', 'fromDay'],
  shared: [],
  rows,
} as const satisfies ReadModel;

function rows({ stream, state, rulebook }: StreamFile): readonly ReportInForce[] {
  const percorso = state as Percorso;
  if (percorso.phase === 'none' || percorso.dossier.communications.length === 0) return [];
  const whose = { percorsoId: idOf(stream), cpi: percorso.cpi, apl: aplOf(percorso) };
  const versions = knownVersions(percorso).map((one) => ({
    from: one.from,
    items: spansInForceOf(one.percorso, rulebook),
  }));
  return overTime(versions).map((one) => ({ ...whose, ...one }));
}
