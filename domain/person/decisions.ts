import type { PersonId } from '../identifiers';
import type { IdentityEvidence, PersonEvent } from './events';
import type { PersonField } from './identity';

/** The facts that decide who somebody is; that a person exists, works, or died, decides nothing of it. */
export type Decided = Exclude<
  PersonEvent,
  { readonly type: 'PersonRegistered' | 'EmploymentReported' | 'DeathReported' | 'DeathWithdrawn' }
>;

/** What a decision is about, beside the person: another record, a joining by its version there, and data that gave way. */
export interface DecidedAbout {
  readonly other: PersonId | null;
  readonly joining: number | null;
  readonly because: IdentityEvidence;
  readonly fields: readonly PersonField[];
}

/** What a fact of that version decided about who somebody is; undefined where it decided nothing. */
export function decidedAbout(event: PersonEvent, version: number): DecidedAbout | undefined {
  const nothing = { other: null, joining: null, fields: [] };
  switch (event.type) {
    case 'PersonRegistered':
    case 'EmploymentReported':
    case 'DeathReported':
    case 'DeathWithdrawn':
      return undefined;
    case 'IdentityDecided': {
      const { decision } = event;
      const { because } = decision;
      return decision.answer === 'same-person'
        ? { ...nothing, because, fields: decision.corrected }
        : { ...nothing, because, other: decision.than };
    }
    case 'TaxCodeChanged':
      return { ...nothing, because: event.because };
    case 'RecordJoined':
      return { ...nothing, because: event.because, other: event.into, joining: version };
    case 'RecordTakenIn':
    case 'RecordReleased':
      return { ...nothing, because: event.because, other: event.record, joining: event.joining };
    case 'JoiningUndone':
      return { ...nothing, because: event.because, other: event.from, joining: event.joining };
  }
}
