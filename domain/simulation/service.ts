import { ACTIVITY_KINDS, type ActivityKind, type Attendance } from '../activity';
import { isTaken } from '../percorso/pathway';
import { providerOf } from '../percorso/state';
import { rulesOfKind } from '../programmes/entitlements';
import type { ProgrammeVersion } from '../programmes/programme';
import { bodyOf } from '../provider';
import { actorFor, OFFICES } from './cast';
import type { Story } from './story';

const ATTENDANCES: readonly Attendance[] = [
  ...Array.from({ length: 8 }, () => 'attended' as const),
  'absent',
  'absence-justified',
];

/** Means the activities of a service that has begun, every few days: most are attended. */
export function planActivities(story: Story): void {
  if (story.timeline.isPlanned(ACTIVITY) || !hasBegun(story)) return;
  const { chance } = story;
  let days = 0;
  for (let index = 0; index < chance.between(3, 10); index += 1) {
    days += chance.between(5, 25);
    story.in(days, ACTIVITY, () => attend(story, index));
  }
}

/** Whether the service has begun, and nothing of it has taken place. */
function hasBegun({ percorso: now, version: { clock, pathway } }: Story): boolean {
  const percorso = now();
  const from = clock?.from ?? pathway.at(-1)?.step;
  if (percorso.phase !== 'open' || percorso.dossier.activities.length > 0) return false;
  return from !== undefined && isTaken(from, percorso);
}

const ACTIVITY = 'activity';
const QUARTER_HOUR = 15;
const MOST_QUARTERS = 12;

function attend(story: Story, index: number): void {
  const percorso = story.percorso();
  if (percorso.phase !== 'open') return;
  const { chance, ids, version } = story;
  const lead = providerOf(percorso)?.lead;
  const [office] = OFFICES;
  if (office === undefined) return;
  story.ask({
    command: {
      type: 'RecordActivity',
      activityId: ids.activityId(index),
      on: story.today(),
      kind: chance.oneOf(kindsOf(version)),
      minutes: chance.between(2, mostQuarters(version)) * QUARTER_HOUR,
      mode: chance.happens(3_000) ? 'remote' : 'in-person',
      provider: lead === undefined ? office : bodyOf(lead),
      attendance: chance.oneOf(ATTENDANCES),
      groupId: null,
    },
    actor: actorFor('provider', lead),
  });
}

/** Three hours, or as many as a month needs for its sum: most people attend what they are paid for. */
function mostQuarters(version: ProgrammeVersion): number {
  const needed = rulesOfKind(version, 'allowance').map(({ leastMinutes }) => leastMinutes / QUARTER_HOUR);
  return Math.max(MOST_QUARTERS, ...needed.map(Math.ceil));
}

/** The activities that the programme pays for, or any where it pays for none. */
function kindsOf({ entitlements }: ProgrammeVersion): readonly ActivityKind[] {
  const paid = entitlements.flatMap((rule) => ('kinds' in rule ? rule.kinds : []));
  return paid.length === 0 ? ACTIVITY_KINDS : paid;
}
