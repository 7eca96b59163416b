import type { Knowable } from '../knowable';
import { hasEnded, type Percorso } from '../percorso/percorso';
import type { IncomeSupport } from '../programmes/requirements';
import type { CivilDate } from '../time/civil-date';
import type { Application } from './application';
import { programmeCodeOf } from '../programmes/rulebook';

/** What an incentive asks of the percorso of the worker, as the percorso said it on one day. */
export interface Pathway {
  readonly requestedOn: CivilDate;
  readonly adhesion: 'accepted' | 'undecided' | 'not-accepted';
  /** The first meeting with the chosen APL; null where none is recorded. */
  readonly activatedOn: CivilDate | null;
  /** The first interview that was delivered; null where none is recorded. */
  readonly interviewedOn: CivilDate | null;
  readonly incomeSupport: Knowable<IncomeSupport>;
  /** The day of the exit because the Reddito di cittadinanza was received; null without one. */
  readonly rdcSince: CivilDate | null;
  /** An ended percorso records no meeting and no interview any more. */
  readonly ended: boolean;
}

/** The pathway of the application's worker in its programme; null where the percorso named is none of theirs. */
export function pathwayOf(
  percorso: Percorso | undefined,
  { personId, programme }: Pick<Application, 'personId' | 'programme'>,
): Pathway | null {
  if (percorso === undefined || percorso.phase === 'none') return null;
  if (percorso.personId !== personId || programmeCodeOf(percorso.rules) !== programme) return null;
  const { requestedOn, facts, dossier } = percorso;
  return {
    requestedOn,
    adhesion: adhesionOf(percorso),
    activatedOn: activatedOn(percorso),
    interviewedOn: earliest(
      dossier.activities.filter(({ kind, attendance }) => kind === 'interview' && attendance === 'attended'),
    ),
    incomeSupport: facts.incomeSupport,
    rdcSince: rdcSince(percorso),
    ended: hasEnded(percorso),
  };
}

type Begun = Exclude<Percorso, { phase: 'none' }>;

/** Accepted is what was taken in charge, also where it ended later (R-P2-06). */
function adhesionOf(percorso: Begun): Pathway['adhesion'] {
  if (percorso.phase === 'requested') return 'undecided';
  return hasEnded(percorso) && percorso.last === 'requested' ? 'not-accepted' : 'accepted';
}

/** After a change of APL the meeting on record is the second; the choice that held first tells then when it began. */
function activatedOn({ dossier: { plan, choices, changes } }: Begun): CivilDate | null {
  if (plan.since === null || changes.apl === 0) return plan.since;
  return earliest([...choices.filter(({ struckOn }) => struckOn === null), { on: plan.since }]);
}

function rdcSince(percorso: Begun): CivilDate | null {
  const received = percorso.phase === 'requirement-lost' && percorso.cause === 'rdc-received';
  return received ? percorso.endedOn : null;
}

function earliest(dated: readonly { readonly on: CivilDate }[]): CivilDate | null {
  return dated.reduce<CivilDate | null>((first, { on }) => (first === null || on < first ? on : first), null);
}
