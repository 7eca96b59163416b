import { idOf } from '../../../domain/identifiers';
import { isKnown } from '../../../domain/knowable';
import type { Sex } from '../../../domain/percorso/events';
import { hasEnded, type BegunPercorso, type Percorso } from '../../../domain/percorso/state';
import { programmeCodeOf } from '../../../domain/programmes/rulebook';
import type { CivilDate } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { aplOf } from './percorso-file';
import type { Columns, ReadModel } from './read-model';

/** An adhesion as the reports count it. */
interface ReportAdhesion {
  readonly percorsoId: string;
  readonly personId: string;
  readonly programme: string;
  readonly rules: string;
  readonly cpi: string | null;
  readonly apl: string | null;
  /** Null where it is not known. */
  readonly sex: Sex | null;
  readonly requestedOn: CivilDate;
  readonly toldOn: CivilDate;
  /** The day on which it was known that the adhesion is none; null for one that stands. */
  readonly rejectedOn: CivilDate | null;
}

export const REPORT_ADHESION = {
  table: 'report_adhesion',
  kind: 'percorso',
  write: 'replace',
  columns: {
    percorsoId: 'uuid',
    personId: 'uuid',
    programme: 'text',
    rules: 'text',
    cpi: 'text',
    apl: 'text',
    sex: 'text',
    requestedOn: 'date',
    toldOn: 'date',
    rejectedOn: 'date',
  } satisfies Columns<ReportAdhesion>,
  key: ['percorsoId'],
  shared: [],
  rows,
} as const satisfies ReadModel;

function rows({ stream, state }: StreamFile): readonly ReportAdhesion[] {
  const percorso = state as Percorso;
  if (percorso.phase === 'none') return [];
  const { personId, rules, cpi, requestedOn, dossier } = percorso;
  return [
    {
      percorsoId: idOf(stream),
      personId,
      programme: programmeCodeOf(rules),
      rules,
      cpi,
      requestedOn,
      apl: aplOf(percorso),
      sex: isKnown(dossier.sex) ? dossier.sex.known : null,
      toldOn: dossier.told.adhesion ?? requestedOn,
      rejectedOn: rejectedOn(percorso),
    },
  ];
}

function rejectedOn(percorso: BegunPercorso): CivilDate | null {
  if (!hasEnded(percorso) || percorso.end.how !== 'rejected') return null;
  return percorso.dossier.told.end ?? percorso.end.on;
}
