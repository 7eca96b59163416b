import type { Following } from '../following';
import type { Communication } from '../employment/communication';
import { personStream, type PersonId } from '../identifiers';
import { sameJson } from '../same-json';
import type { Instant } from '../time/civil-date';
import type { PersonEvent } from './events';

/** What who follows a person has heard of her: the record that it follows, its messages, and the versions noticed of it. */
export interface Hearing {
  readonly personId: PersonId;
  readonly communications: readonly Communication[];
  readonly noticed: readonly number[];
  readonly records: OtherRecords;
}

/** What stands beside the record of the person that is followed now. */
export interface OtherRecords {
  /** Known to be hers as well. */
  readonly beside: readonly PersonId[];
  /** Followed until they were joined into another, the first one first, as it stood then. */
  readonly left: readonly (Pick<Hearing, 'personId' | 'communications'> & Pick<OtherRecords, 'beside'>)[];
  /** Joinings that were undone: what was told of these records in that one, before that version, is not hers. */
  readonly parted: readonly {
    readonly in: PersonId;
    readonly records: readonly PersonId[];
    readonly version: number;
  }[];
  /** The versions noticed of records that are not followed now. */
  readonly noticed: readonly { readonly personId: PersonId; readonly versions: readonly number[] }[];
  /** From when on this one is followed: what was told of it before is told then. */
  readonly since: Instant | null;
}

export const NO_OTHER_RECORDS: OtherRecords = {
  beside: [],
  left: [],
  parted: [],
  noticed: [],
  since: null,
};

/** What becomes of who follows a person whose records are joined, or parted again. */
export type HearingEvent =
  /** A record of hers was joined into another; whoever followed that one follows the other from now on. */
  | {
      readonly type: 'PersonJoined';
      readonly personVersion: number;
      readonly from: PersonId;
      readonly into: PersonId;
    }
  /** The joining was a mistake: whose it is now, and the messages that are not that person's. */
  | {
      readonly type: 'PersonParted';
      readonly personVersion: number;
      readonly from: PersonId;
      readonly into: PersonId;
      readonly records: readonly PersonId[];
      readonly communications: readonly Communication[];
    };

export function followingOf({ personId, noticed, records }: Omit<Hearing, 'communications'>): Following {
  const { since } = records;
  return { of: 'messages', stream: personStream(personId), noticed, ...(since === null ? {} : { since }) };
}

/** The record that was meant when somebody began to follow. */
export function firstRecord({ personId, records }: Pick<Hearing, 'personId' | 'records'>): PersonId {
  return records.left[0]?.personId ?? personId;
}

/** Every record that is known to be this person's. */
export function knownRecords({
  personId,
  records: { left, beside },
}: Pick<Hearing, 'personId' | 'records'>): readonly PersonId[] {
  return [personId, ...left.map((one) => one.personId), ...beside];
}

/** Of the records under which a place of the person is held, those that are not known to be hers any more. */
export function lostPlaces(
  places: readonly PersonId[],
  after: Pick<Hearing, 'personId' | 'records'>,
): readonly PersonId[] {
  return places.filter((one) => !knownRecords(after).includes(one));
}

/** What a fact of the person's stream about her records means to who follows it; undefined where it means nothing. */
export function recordsHeard(
  event: PersonEvent,
  personVersion: number,
  hearing: Hearing,
): HearingEvent | undefined {
  const { personId } = hearing;
  switch (event.type) {
    case 'RecordJoined':
      return { type: 'PersonJoined', personVersion, from: personId, into: event.into };
    case 'RecordTakenIn':
      return knownRecords(hearing).includes(event.record)
        ? undefined
        : { type: 'PersonJoined', personVersion, from: event.record, into: personId };
    case 'RecordReleased':
      return partedBy(event, personVersion, hearing);
    case 'PersonRegistered':
    case 'IdentityDecided':
    case 'TaxCodeChanged':
    case 'EmploymentReported':
    case 'DeathReported':
    case 'DeathWithdrawn':
    case 'JoiningUndone':
      return undefined;
  }
}

/** Who came with the record goes back with it, and leaves what is not told of it; who stays leaves what is told of it alone. */
function partedBy(
  { record, records, communications: theirs }: Extract<PersonEvent, { readonly type: 'RecordReleased' }>,
  personVersion: number,
  { personId, communications, records: { left, beside } }: Hearing,
): HearingEvent | undefined {
  const parted = { type: 'PersonParted', personVersion, from: personId, records } as const;
  const last = left.at(-1);
  if (last?.personId === record) {
    const own = [...last.communications, ...theirs];
    return { ...parted, into: record, communications: communications.filter((one) => !isAmong(own, one)) };
  }
  if (!beside.includes(record)) return undefined;
  return { ...parted, into: personId, communications: communications.filter((one) => isAmong(theirs, one)) };
}

type Reported = Extract<PersonEvent, { readonly type: 'EmploymentReported' }>;

/** Whether a message says nothing new: the same may stand in two records, and one may be told of somebody who was taken for her. */
export function isHeard(
  { personId, communications, records }: Hearing,
  { communication, heardOf }: Reported,
  version: number,
): boolean {
  const isAnothers = records.parted.some(
    (one) =>
      one.in === personId && version < one.version && heardOf !== undefined && one.records.includes(heardOf),
  );
  return isAnothers || isAmong(communications, communication);
}

/** What is heard of the person after her records were joined or parted. */
export function afterRecords(before: Hearing, event: HearingEvent, at: Instant): Hearing {
  const { personId, communications, records } = before;
  const { left, beside } = records;
  const noticing = { ...before, noticed: [...before.noticed, event.personVersion] };
  const moves = event.into !== personId;
  if (event.type === 'PersonJoined') {
    if (!moves) return { ...noticing, records: { ...records, beside: [...beside, event.from] } };
    const here = { personId, communications, beside };
    return moved(
      { ...noticing, records: { ...records, left: [...left, here] } },
      { into: event.into, since: at },
    );
  }
  const gone = { in: personId, records: event.records, version: event.personVersion };
  const heard = {
    ...noticing,
    communications: communications.filter((one) => !isAmong(event.communications, one)),
  };
  const parted = [...records.parted, gone];
  const others = beside.filter((one) => !event.records.includes(one));
  if (!moves) return { ...heard, records: { ...records, parted, beside: others } };
  const back = { parted, left: left.slice(0, -1), beside: left.at(-1)?.beside ?? [] };
  // What was left there is heard again if it is hers after all.
  const versions = parted.filter((one) => one.in === personId).map(({ version }) => version);
  return moved({ ...heard, records: { ...records, ...back } }, { into: event.into, since: at, versions });
}

interface Move {
  readonly into: PersonId;
  readonly since: Instant;
  readonly versions?: readonly number[];
}

/** Follows another record of the person, from what was noticed of it before; `versions` stay noticed of this one. */
function moved(before: Hearing, { into, since, versions = before.noticed }: Move): Hearing {
  const { personId, records } = before;
  const known = records.noticed.find((one) => one.personId === into)?.versions ?? [];
  const others = records.noticed.filter((one) => one.personId !== into);
  return {
    ...before,
    personId: into,
    noticed: known,
    records: { ...records, since, noticed: [...others, { personId, versions }] },
  };
}

function isAmong(communications: readonly Communication[], told: Communication): boolean {
  return communications.some((one) => sameJson(one, told));
}
