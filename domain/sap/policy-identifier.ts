import { checkCharacter } from '../codice-fiscale';
import { parseCivilDate, type CivilDate } from '../time/civil-date';

declare const brand: unique symbol;
/** The identifier of an active policy in the national record: eleven characters, `1700000001X`. */
export type PolicyIdentifier = string & { readonly [brand]: 'PolicyIdentifier' };

/** What an identifier is made of on the day of the proposal; later changes of these data do not change it. */
export interface Identified {
  /** Of the system that gives it: two digits. */
  readonly system: string;
  /** Unique in the system for ever, 1 to 2³² - 1. */
  readonly sequence: number;
  readonly named: Named;
}

/** What the check letter answers for. */
export interface Named {
  /** Who promotes the policy: eleven characters. */
  readonly promoter: string;
  /** Three characters, `A06`. */
  readonly activity: string;
  readonly proposedOn: CivilDate;
}

/** What an identifier says of itself. */
interface Parsed {
  readonly identifier: PolicyIdentifier;
  readonly system: string;
  readonly sequence: number;
  readonly check: string;
}

const MOST_SEQUENCES = 2 ** 32 - 1;
const SHAPE = /^(\d{2})([0-9A-F]{8})([A-Z])$/;
const PROMOTER = /^[A-Z0-9]{11}$/;
const ACTIVITY = /^[A-Z]\d{2}$/;

/**
 * System, sequence in eight hexadecimal digits, and the letter by which a tax code is checked, over promoter, activity and
 * day of the proposal. Undefined of a sequence that has no eight digits and of data of another shape. Source: SAP, modello dei dati.
 */
export function policyIdentifier({ system, sequence, named }: Identified): PolicyIdentifier | undefined {
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > MOST_SEQUENCES) return undefined;
  const check = checkLetterOf(named);
  if (check === undefined || !/^\d{2}$/.test(system)) return undefined;
  const hex = sequence.toString(16).toUpperCase().padStart(8, '0');
  return `${system}${hex}${check}` as PolicyIdentifier;
}

/** Text of eleven characters in that shape, in capitals -> what it says; anything else, and sequence zero -> undefined. */
export function parsePolicyIdentifier(text: string): Parsed | undefined {
  const [, system, hex, check] = SHAPE.exec(text) ?? [];
  if (system === undefined || hex === undefined || check === undefined) return undefined;
  const sequence = Number.parseInt(hex, 16);
  return sequence === 0 ? undefined : { identifier: text as PolicyIdentifier, system, sequence, check };
}

/** Whether an identifier was given for a policy that began with these data. */
export function identifies(text: string, named: Named): boolean {
  const parsed = parsePolicyIdentifier(text);
  return parsed !== undefined && parsed.check === checkLetterOf(named);
}

function checkLetterOf({ promoter, activity, proposedOn }: Named): string | undefined {
  const isNamed =
    PROMOTER.test(promoter) && ACTIVITY.test(activity) && parseCivilDate(proposedOn) !== undefined;
  return isNamed ? checkCharacter(promoter + activity + proposedOn.replaceAll('-', '')) : undefined;
}
