import { jobStagesOf, type JobStage } from '../../../domain/figures/jobs';
import { idOf } from '../../../domain/identifiers';
import { knownVersions } from '../../../domain/percorso/known-at';
import type { Percorso } from '../../../domain/percorso/state';
import type { StreamFile } from '../../ports';
import { overTime, type KnownSpan } from './over-time';
import { aplOf } from './percorso-file';
import type { Columns, ReadModel } from './read-model';

/** A stage of a job or traineeship begun since the adhesion, for the days on which it was known to be so. */
interface ReportEmployment extends JobStage, KnownSpan {
  readonly percorsoId: string;
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const REPORT_EMPLOYMENT = {
  table: 'report_employment',
  kind: 'percorso',
  write: 'replace',
  columns: {
    percorsoId: 'uuid',
    knownFrom: 'date',
    knownTo: 'date',
    hire: 'text',
    firstDay: 'date',
    termFrom: 'date',
    category: 'text',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<ReportEmployment>,
  key: ['percorsoId', 'knownFrom', 'hire', 'termFrom'],
  shared: [],
  rows,
} as const satisfies ReadModel;

function rows({ stream, state, rulebook }: StreamFile): readonly ReportEmployment[] {
  const percorso = state as Percorso;
  if (percorso.phase === 'none' || percorso.dossier.communications.length === 0) return [];
  const whose = { percorsoId: idOf(stream), cpi: percorso.cpi, apl: aplOf(percorso) };
  const versions = knownVersions(percorso).map((one) => ({
    from: one.from,
    items: jobStagesOf(one.percorso, rulebook),
  }));
  return overTime(versions).map((one) => ({ ...whose, ...one }));
}
