import { accept, refuse, type Context, type Decider, type Decision, type Recorded } from '../decider';
import { REGISTER_ONLY } from '../register-only';
import type { Communication } from '../employment/communication';
import { contradictedIn } from '../employment/contradictions';
import { personStream, type PersonId } from '../identifiers';
import { daysBetween, type CivilDate } from '../time/civil-date';
import { decideDeath, isAfterDeath, type Death, type DeathCommand, type DeathEvent } from './death';
import { factOn as factOf } from './fact';
import type { PersonField } from './identity';

/** A person as the register knows one: that the identifier exists, the employment communications about it, and a death. */
export type Person =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'registered';
      readonly communications: readonly Communication[];
      readonly death: Death | null;
    };

/** What a decision about who somebody is rests on. */
export const IDENTITY_EVIDENCE = [
  'identity-document',
  'population-register',
  'tax-agency',
  'declared',
] as const;
type IdentityEvidence = (typeof IDENTITY_EVIDENCE)[number];

/**
 * What a person decided where a registration contradicted what was on record: it is this one, some of whose data were wrong, or
 * another one than that, whose tax code has the same plain form. The data themselves are kept with the personal data.
 */
export type IdentityDecision =
  | {
      readonly answer: 'same-person';
      readonly because: IdentityEvidence;
      readonly corrected: readonly PersonField[];
    }
  | { readonly answer: 'another-person'; readonly because: IdentityEvidence; readonly than: PersonId };

export type PersonCommand =
  /** `decision` only where somebody decided: registrations of before have none, and are asked again as they were. */
  | { readonly type: 'RegisterPerson'; readonly decision?: IdentityDecision }
  /** The code itself is kept with the personal data: a provisional one becomes final, a wrong one is corrected. */
  | { readonly type: 'ChangeTaxCode'; readonly because: IdentityEvidence }
  | {
      readonly type: 'ReportEmployment';
      readonly communication: Communication;
      /** Refuses one whose date contradicts the hire that it refers to; what was told before this was asked is taken as it came. */
      readonly unlessContradicted?: true;
    }
  | DeathCommand;

export type PersonEvent =
  | { readonly type: 'PersonRegistered' }
  | { readonly type: 'IdentityDecided'; readonly decision: IdentityDecision }
  | { readonly type: 'TaxCodeChanged'; readonly because: IdentityEvidence }
  | { readonly type: 'EmploymentReported'; readonly communication: Communication }
  | DeathEvent;

export const PERSON: Decider<Person, PersonCommand, PersonEvent> = {
  ...REGISTER_ONLY,
  kind: 'person',
  initial: { phase: 'none' },
  facts: {
    PersonRegistered: 'kept',
    IdentityDecided: 'kept',
    TaxCodeChanged: 'kept',
    EmploymentReported: 'kept',
    DeathReported: 'kept',
    DeathWithdrawn: 'kept',
  },
  evolve,
  decide,
};

function decide(command: PersonCommand, person: Person, context: Context): Decision<PersonEvent> {
  switch (command.type) {
    case 'RegisterPerson':
      return register(command.decision, person, context);
    case 'ChangeTaxCode':
      return person.phase === 'none'
        ? refuse('person-unknown')
        : accept([factOn(context.today, { type: 'TaxCodeChanged', because: command.because })]);
    case 'ReportEmployment':
      return report(command, person, context);
    case 'ReportDeath':
    case 'WithdrawDeath':
      return person.phase === 'none' ? refuse('person-unknown') : decideDeath(command, person.death, context);
  }
}

/** Registers once; a decision about who it is stands beside, also of somebody who was registered before. */
function register(
  decision: IdentityDecision | undefined,
  person: Person,
  { today, stream }: Context,
): Decision<PersonEvent> {
  const entered = person.phase === 'none' ? [factOn(today, { type: 'PersonRegistered' })] : [];
  if (decision === undefined)
    return entered.length > 0 ? accept(entered) : refuse('person-already-registered');
  if (decision.answer === 'another-person' && personStream(decision.than) === stream)
    return refuse('person-is-no-other');
  return accept([...entered, factOn(today, { type: 'IdentityDecided', decision })]);
}

/**
 * A message that comes again counts once, from its first reception (D.M. 30/10/2007); one that comes before its reference
 * is kept until the reference arrives. The same protocol with another content is a mistake of the sender.
 */
function report(
  command: Extract<PersonCommand, { type: 'ReportEmployment' }>,
  person: Person,
  { today }: Context,
): Decision<PersonEvent> {
  const { communication } = command;
  if (person.phase === 'none') return refuse('person-unknown');
  if (communication.receivedOn > today) return refuse('date-in-the-future');
  if (lacksItsReference(communication)) return refuse('communication-incomplete', ['refersTo']);
  const known = person.communications.filter((one) => one.protocol === communication.protocol);
  if (known.some((one) => !sameMessage(one, communication))) return refuse('protocol-already-used');
  if (known.some((one) => daysBetween(one.receivedOn, communication.receivedOn) >= 0)) return accept([]);
  const reported: PersonEvent = { type: 'EmploymentReported', communication };
  return contradicted(command, person) ?? accept([factOn(communication.eventOn, reported)]);
}

/** By the death of the person, or by the hire that it refers to. */
function contradicted(
  { communication, unlessContradicted }: Extract<PersonCommand, { type: 'ReportEmployment' }>,
  { communications, death }: Extract<Person, { phase: 'registered' }>,
): Decision<never> | undefined {
  if (death !== null && isAfterDeath(communication, death))
    return refuse('communication-after-death', [death.on]);
  const date = unlessContradicted === true ? contradictedIn(communication, communications) : null;
  return date === null ? undefined : refuse('communication-contradicts-hire', [date]);
}

/** Only a first hire names no other message. */
function lacksItsReference({ kind, refersTo, event }: Communication): boolean {
  return refersTo === null && (kind !== 'ordinary' || event !== 'hire');
}

function evolve(person: Person, { event, version }: Recorded<PersonEvent>): Person {
  const known = person.phase === 'none' ? NEW_PERSON : person;
  switch (event.type) {
    case 'PersonRegistered':
    case 'IdentityDecided':
    case 'TaxCodeChanged':
      return known;
    case 'EmploymentReported':
      return { ...known, communications: [...known.communications, event.communication] };
    case 'DeathReported':
      return { ...known, death: { on: event.diedOn, version } };
    case 'DeathWithdrawn':
      return { ...known, death: null };
  }
}

const factOn = (on: CivilDate, event: PersonEvent) => factOf(on, event);

const NEW_PERSON = { phase: 'registered', communications: [], death: null } as const satisfies Person;

/** The same content, whenever it was received. */
function sameMessage(one: Communication, other: Communication): boolean {
  const { receivedOn: _, ...first } = one;
  const { receivedOn: __, ...second } = other;
  return Object.keys(first).every(
    (name) => first[name as keyof typeof first] === second[name as keyof typeof second],
  );
}
