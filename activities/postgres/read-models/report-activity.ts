import { idOf } from '../../../domain/identifiers';
import type { ActivityKind } from '../../../domain/activity';
import { knownVersions, type KnownPercorso } from '../../../domain/percorso/known-at';
import { pathwayFactsOf } from '../../../domain/percorso/pathway-facts';
import type { Percorso } from '../../../domain/percorso/state';
import { rulesOfKind } from '../../../domain/programmes/entitlements';
import { rulesIn, type Rulebook } from '../../../domain/programmes/rulebook';
import { countedActivities } from '../../../domain/entitlement/process-fee';
import type { CivilDate } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { overTime, type KnownSpan } from './over-time';
import { aplOf } from './percorso-file';
import type { Columns, ReadModel } from './read-model';

/** An activity as the reports count it, for the days on which it was known to be so. */
interface ReportActivity extends KnownSpan {
  readonly percorsoId: string;
  readonly activityId: string;
  readonly heldOn: CivilDate;
  readonly kind: ActivityKind;
  readonly attended: boolean;
  /** Whether its minutes count for the process fee of the provider. */
  readonly earnsProcess: boolean;
  /** Those that count, of an activity that earns; of others all that it lasted. */
  readonly minutes: number;
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const REPORT_ACTIVITY = {
  table: 'report_activity',
  kind: 'percorso',
  write: 'replace',
  columns: {
    percorsoId: 'uuid',
    activityId: 'uuid',
    knownFrom: 'date',
    knownTo: 'date',
    heldOn: 'date',
    kind: 'text',
    attended: 'boolean',
    earnsProcess: 'boolean',
    minutes: 'integer',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<ReportActivity>,
  key: ['percorsoId', 'activityId', 'knownFrom'],
  shared: [],
  rows,
} as const satisfies ReadModel;

function rows({ stream, state, rulebook }: StreamFile): readonly ReportActivity[] {
  const percorso = state as Percorso;
  if (percorso.phase === 'none') return [];
  const { activities, cancelled } = percorso.dossier;
  if (activities.length + cancelled.length === 0) return [];
  const whose = { percorsoId: idOf(stream), cpi: percorso.cpi, apl: aplOf(percorso) };
  const versions = knownVersions(percorso).map((one) => ({
    from: one.from,
    items: activitiesOf(one, rulebook),
  }));
  return overTime(versions).map((one) => ({ ...whose, ...one }));
}

type Item = Omit<ReportActivity, 'percorsoId' | 'cpi' | 'apl' | keyof KnownSpan>;

function activitiesOf({ percorso }: KnownPercorso, rulebook: Rulebook): readonly Item[] {
  const version = rulesIn(rulebook, percorso.rules);
  const facts = pathwayFactsOf(percorso, version);
  const rules = rulesOfKind(version, 'process-fee');
  const counted = facts === undefined ? [] : rules.flatMap((rule) => countedActivities(rule, facts));
  const earning = new Map<string, number>(
    counted.map(({ activity, minutes }) => [activity.activityId, minutes]),
  );
  return percorso.dossier.activities.map(({ activityId, on, kind, attendance, minutes }) => ({
    activityId,
    heldOn: on,
    kind,
    minutes: earning.get(activityId) ?? minutes,
    attended: attendance === 'attended',
    earnsProcess: earning.has(activityId),
  }));
}
