import type { PersonId } from '../identifiers';
import type { Knowable } from '../knowable';
import { hasEnded, hearingIn, stepIn, type BegunPercorso, type Percorso } from '../percorso/state';
import { knownRecords } from '../person/hearing';
import { factIn, type IncomeSupport } from '../programmes/facts';
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

/** The pathway of the application's worker, under any record of hers, in its programme; null where the percorso named is none of theirs. */
export function pathwayOf(
  percorso: Percorso | undefined,
  { records, programme }: Pick<Application, 'programme'> & { readonly records: readonly PersonId[] },
): Pathway | null {
  if (percorso === undefined || percorso.phase === 'none') return null;
  const isTheirs = knownRecords(hearingIn(percorso)).some((one) => records.includes(one));
  if (!isTheirs || programmeCodeOf(percorso.rules) !== programme) return null;
  const { requestedOn, facts, dossier } = percorso;
  return {
    requestedOn,
    adhesion: adhesionOf(percorso),
    activatedOn: activatedOn(percorso),
    interviewedOn: earliest(
      dossier.activities.filter(({ kind, attendance }) => kind === 'interview' && attendance === 'attended'),
    ),
    incomeSupport: factIn(facts, 'incomeSupport'),
    rdcSince: rdcSince(percorso),
    ended: hasEnded(percorso),
  };
}

/** Accepted is what was taken in charge, also where it ended later (R-P2-06). */
function adhesionOf(percorso: BegunPercorso): Pathway['adhesion'] {
  if (stepIn(percorso, 'taking-charge') !== undefined) return 'accepted';
  return hasEnded(percorso) ? 'not-accepted' : 'undecided';
}

/** After a change of APL the meeting on record is the second; the choice that held first tells then when it began. */
function activatedOn({ dossier: { choices, changes } }: BegunPercorso): CivilDate | null {
  const metOn = choices.findLast((one) => one.metOn !== null)?.metOn ?? null;
  if (metOn === null || changes.provider === 0) return metOn;
  return earliest([...choices.filter(({ struckOn }) => struckOn === null), { on: metOn }]);
}

function rdcSince(percorso: BegunPercorso): CivilDate | null {
  if (!hasEnded(percorso)) return null;
  const { end } = percorso;
  return end.how === 'requirement-lost' && end.cause === 'rdc-received' ? end.on : null;
}

function earliest(dated: readonly { readonly on: CivilDate }[]): CivilDate | null {
  return dated.reduce<CivilDate | null>((first, { on }) => (first === null || on < first ? on : first), null);
}
