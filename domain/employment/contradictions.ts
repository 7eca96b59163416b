import type { CivilDate } from '../time/civil-date';
import type { Communication } from './communication';
import { correctedMessages, referencesIn, type CorrectedMessage } from './corrected';
import { plannedEndAfter } from './relationships';

/** The dates of a message that something may contradict. */
export type ContradictedDate = 'eventOn' | 'plannedEndOn';

/** Whether the planned end lies before the day from which it is planned. An annulment repeats what it annuls, mistakes too. */
export function endsBeforeItBegins({
  kind,
  event,
  eventOn,
  plannedEndOn,
}: Pick<Communication, 'kind' | 'event' | 'eventOn' | 'plannedEndOn'>): boolean {
  return kind !== 'annulment' && event !== 'end' && plannedEndOn !== null && plannedEndOn < eventOn;
}

/**
 * The date of a message that cannot be beside the hire that it refers to, as far as that is known: a last day, an extension or
 * a conversion before the first day, an extension that takes days away. A wrong hire can always be rectified, so that what was
 * refused because of it is taken afterwards. Null where nothing is contradicted, or the hire is not known yet.
 */
export function contradictedIn(
  message: Communication,
  known: readonly Communication[],
): ContradictedDate | null {
  if (endsBeforeItBegins(message)) return 'plannedEndOn';
  return message.kind === 'annulment' || message.event === 'hire' ? null : besideItsHire(message, known);
}

/** A message, and which of its dates something contradicts; null for none. */
interface Judged {
  readonly message: Communication;
  readonly field: ContradictedDate | null;
}

/**
 * Messages in the order of reception, judged beside those that are known: what a hire contradicts is judged once more at the end,
 * because a later message may rectify the hire, as if it had been right from the start.
 */
export function judgedTogether(
  told: readonly Communication[],
  known: readonly Communication[],
): readonly Judged[] {
  const taken = [...known];
  const judge = (message: Communication): Judged => {
    const field = contradictedIn(message, taken);
    if (field === null) taken.push(message);
    return { message, field };
  };
  return told.map(judge).map((one) => (one.field === null ? one : judge(one.message)));
}

function besideItsHire(message: Communication, known: readonly Communication[]): ContradictedDate | null {
  const messages = correctedMessages([...known, message]);
  const told = messages.find(({ content }) => content === message);
  const hire = messages.find(({ protocol }) => protocol === told?.belongsTo);
  if (told === undefined || hire?.content.event !== 'hire') return null;
  const first = hire.content.eventOn;
  const earliest = message.event === 'extension' ? plannedBefore(told, hire, messages) : null;
  return message.eventOn < (earliest ?? first) || message.eventOn < first ? 'eventOn' : null;
}

/** The last planned day of a job as the messages before that one have it. */
function plannedBefore(
  told: CorrectedMessage,
  hire: CorrectedMessage,
  messages: readonly CorrectedMessage[],
): CivilDate | null {
  return messages
    .slice(0, messages.indexOf(told))
    .filter(({ belongsTo }) => belongsTo === hire.protocol)
    .reduce((planned, { content }) => plannedEndAfter(planned, content), hire.content.plannedEndOn);
}

/**
 * The messages that hang in the air: what they refer to is not known, or is no hire where only a hire can be extended, converted
 * or ended. They are kept, and have no effect until it comes.
 */
export function hangingAmong(communications: readonly Communication[]): readonly Communication[] {
  return referencesIn(communications)
    .filter(({ message, to }) => to === null || (message.kind === 'ordinary' && to.event !== 'hire'))
    .map(({ message }) => message);
}
