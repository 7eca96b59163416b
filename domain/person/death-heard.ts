import type { Observed } from '../following';
import type { CivilDate } from '../time/civil-date';
import type { PersonEvent } from './events';
import type { Hearing, OtherRecords } from './hearing';

type Event<Type extends PersonEvent['type']> = Extract<PersonEvent, { readonly type: Type }>;

/** What is heard of the death of the person: its day, null where it was told in error, and the version that is noticed. */
export interface DeathHeard {
  readonly diedOn: CivilDate | null;
  readonly personVersion: number;
}

/**
 * What a fact of the person's stream means to who follows it of her death; undefined where nothing. Of what was told before
 * a record was followed, the joining says what stands; what takes a death back takes back one that was heard.
 */
export function deathHeard(
  { version: personVersion, beforehand }: Observed,
  event: PersonEvent,
  hearing: Hearing,
): DeathHeard | undefined {
  switch (event.type) {
    case 'DeathReported':
      return beforehand === true ? undefined : { diedOn: event.diedOn, personVersion };
    case 'DeathWithdrawn':
      return hearing.noticed.includes(event.death) ? { diedOn: null, personVersion } : undefined;
    case 'RecordTakenIn':
      return heardAtJoining(event, personVersion, hearing);
    case 'PersonRegistered':
    case 'IdentityDecided':
    case 'TaxCodeChanged':
    case 'EmploymentReported':
    case 'RecordJoined':
    case 'RecordReleased':
    case 'JoiningUndone':
      return undefined;
  }
}

/** The death that stands as a record is taken in, for who has not heard of it. */
function heardAtJoining(
  event: Event<'RecordTakenIn'>,
  version: number,
  { noticed, records }: Hearing,
): DeathHeard | undefined {
  if (event.died === undefined) return undefined;
  const personVersion = event.died.version ?? version;
  const isKnown = noticed.includes(personVersion) || isOfEarlierJoining(event, records);
  return isKnown ? undefined : { diedOn: event.died.on, personVersion };
}

/** Whether a record that was left for this one was taken in then by another joining than that one, which was undone since. */
function isOfEarlierJoining(
  { record, joining }: Event<'RecordTakenIn'>,
  { left, noticed }: OtherRecords,
): boolean {
  if (!left.some(({ personId }) => personId === record)) return false;
  return noticed.find(({ personId }) => personId === record)?.versions.at(-1) !== joining;
}
