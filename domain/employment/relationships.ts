import type { ContractCode, EmployerId, Protocol } from '../identifiers';
import { remembered } from '../remembered';
import type { CivilDate } from '../time/civil-date';
import type { Communication, EmploymentModule } from './communication';
import { ascending, correctedMessages, type CorrectedMessage } from './corrected';

/**
 * What was agreed from a day on, as the message of the hire or of a conversion says it: an extension moves the last day of
 * the relationship, not these terms. Hours in hundredths; null where none are agreed.
 */
export interface Terms {
  readonly from: CivilDate;
  readonly contract: ContractCode;
  readonly plannedEndOn: CivilDate | null;
  readonly weeklyHours: number | null;
  readonly fullTimeHours: number | null;
}

/** One employment relationship as the communications known so far tell it; both ends of its days are included. */
export interface Relationship {
  /** The protocol of the hire, also where a rectification gave its present content. */
  readonly hire: Protocol;
  readonly employer: EmployerId;
  readonly module: EmploymentModule;
  readonly firstDay: CivilDate;
  /** The earliest of the last planned day and the end communicated; null while open-ended. */
  readonly lastDay: CivilDate | null;
  /** In the order of their days; the first are those of the hire. Never empty. */
  readonly terms: readonly [Terms, ...(readonly Terms[])];
}

/**
 * The relationships that a list of communications tells, by first day, then by hire; neither the order of arrival nor a
 * repeated message matters. Source: LEGGIMI of the regional export, «Reading them». Read once for each list: clock, terms,
 * choices and entitlements all ask for them.
 */
export function relationshipsOf(communications: readonly Communication[]): readonly Relationship[] {
  return communications.length === 0 ? [] : relationshipsIn(communications);
}

const relationshipsIn = remembered((communications: readonly Communication[]) => {
  const messages = correctedMessages(communications);
  return messages
    .filter((message) => message.content.event === 'hire')
    .map((hire) =>
      relationshipOf(
        hire,
        messages.filter((message) => message.belongsTo === hire.protocol),
      ),
    )
    .toSorted((one, other) => ascending(one.firstDay, other.firstDay) || ascending(one.hire, other.hire));
});

/** `later`: what belongs to the hire, in the order of reception. */
function relationshipOf(hire: CorrectedMessage, later: readonly CorrectedMessage[]): Relationship {
  const { content } = hire;
  const contents = later.map((message) => message.content);
  const conversions = contents.filter((message) => message.event === 'conversion').map(termsOf);
  const ends = contents.filter((message) => message.event === 'end').map((message) => message.eventOn);
  return {
    hire: hire.protocol,
    employer: content.employer,
    module: content.module,
    firstDay: content.eventOn,
    lastDay: earliest([contents.reduce(plannedEndAfter, content.plannedEndOn), ...ends]),
    terms: [termsOf(content), ...conversions.toSorted((one, other) => ascending(one.from, other.from))],
  };
}

function termsOf(message: Communication): Terms {
  const { contract, plannedEndOn, weeklyHours, fullTimeHours } = message;
  return { from: message.eventOn, contract, plannedEndOn, weeklyHours, fullTimeHours };
}

/** The last planned day once this message too is known; the contract and hours of an extension change nothing. */
export function plannedEndAfter(plannedEndOn: CivilDate | null, message: Communication): CivilDate | null {
  switch (message.event) {
    case 'extension':
      return message.eventOn;
    case 'conversion':
      return message.plannedEndOn;
    case 'hire':
    case 'end':
      return plannedEndOn;
  }
}

function earliest(days: readonly (CivilDate | null)[]): CivilDate | null {
  return days.reduce((one, other) => (one === null || (other !== null && other < one) ? other : one));
}

/** Whether the relationship began as a traineeship (C.*), which is no job. */
export function isTraineeship({ terms }: Relationship): boolean {
  return terms[0].contract.startsWith('C.');
}

/** The jobs that began on that day or later, by first day; a traineeship is no job. */
export function jobsSince(day: CivilDate, communications: readonly Communication[]): readonly Relationship[] {
  return relationshipsOf(communications).filter((job) => job.firstDay >= day && !isTraineeship(job));
}
