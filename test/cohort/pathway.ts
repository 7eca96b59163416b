import type { Adhesion } from './accepted';
import { plusMonths, type Day } from './calendar';
import { pathwayEnd } from './pathway-end';
import { isTraineeship, type Relationship } from './relationships';

/** What stands in the way of a job that would earn a result fee; undefined where nothing does. */
export type Obstacle = 'too-early' | 'after-the-end' | 'after-exit' | 'own-hire' | 'rehire' | 'traineeship';

export interface Pathway {
  readonly adhesion: Adhesion;
  readonly exitedOn: Day | undefined;
  /** All that the person is known to have, also before the adhesion. */
  readonly jobs: readonly Relationship[];
}

export function obstacleOf(job: Relationship, pathway: Pathway): Obstacle | undefined {
  const { adhesion, exitedOn, jobs } = pathway;
  const { firstDay, employer, module } = job;
  const earlier = jobs.filter((other) => other.firstDay < firstDay && !isTraineeship(other));
  const end = pathwayEnd(adhesion.chosenOn ?? firstDay, earlier);
  const obstacles: readonly (readonly [Obstacle, boolean])[] = [
    ['traineeship', isTraineeship(job)],
    ['too-early', isTooEarly(job, adhesion)],
    ['after-the-end', firstDay > end],
    ['after-exit', exitedOn !== undefined && firstDay > exitedOn],
    ['own-hire', employer === adhesion.apl && module !== 'US'],
    ['rehire', earlier.some((other) => isRehire(other, job))],
  ];
  return obstacles.find(([, stands]) => stands)?.[0];
}

/** Before the adhesion, or before the chosen provider met the person. */
const isTooEarly = ({ firstDay }: Relationship, { adheredOn, chosenOn, metOn }: Adhesion): boolean =>
  chosenOn === undefined || metOn === undefined || firstDay < adheredOn || firstDay < metOn;

/** The same employer's earlier job of this person ended in the six months before. */
function isRehire(earlier: Relationship, job: Relationship): boolean {
  const { employer, lastDay } = earlier;
  if (employer !== job.employer || lastDay === undefined) return false;
  return plusMonths(job.firstDay, -6) <= lastDay && lastDay < job.firstDay;
}
