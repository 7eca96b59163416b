import { accept, refuse, type Context, type Decider, type Decision, type Recorded } from '../decider';
import { REGISTER_ONLY } from '../register-only';
import type { Communication } from '../employment/communication';
import { contradictedIn } from '../employment/contradictions';
import { daysBetween } from '../time/civil-date';

/** A person as the register knows one: that the identifier exists, and the employment communications about it. */
export type Person =
  | { readonly phase: 'none' }
  | { readonly phase: 'registered'; readonly communications: readonly Communication[] };

export type PersonCommand =
  | { readonly type: 'RegisterPerson' }
  | {
      readonly type: 'ReportEmployment';
      readonly communication: Communication;
      /** Refuses one whose date contradicts the hire that it refers to; what was told before this was asked is taken as it came. */
      readonly unlessContradicted?: true;
    };

export type PersonEvent =
  | { readonly type: 'PersonRegistered' }
  | { readonly type: 'EmploymentReported'; readonly communication: Communication };

export const PERSON: Decider<Person, PersonCommand, PersonEvent> = {
  ...REGISTER_ONLY,
  kind: 'person',
  initial: { phase: 'none' },
  facts: { PersonRegistered: 'kept', EmploymentReported: 'kept' },
  evolve,
  decide,
};

function decide(command: PersonCommand, person: Person, context: Context): Decision<PersonEvent> {
  switch (command.type) {
    case 'RegisterPerson':
      return person.phase === 'none'
        ? accept([{ event: { type: 'PersonRegistered' }, effectiveOn: context.today, basis: [] }])
        : refuse('person-already-registered');
    case 'ReportEmployment':
      return report(command, person, context);
  }
}

/**
 * A message that comes again counts once, from its first reception (D.M. 30/10/2007); one that comes before its reference
 * is kept until the reference arrives. The same protocol with another content is a mistake of the sender.
 */
function report(
  { communication, unlessContradicted }: Extract<PersonCommand, { type: 'ReportEmployment' }>,
  person: Person,
  { today }: Context,
): Decision<PersonEvent> {
  if (person.phase === 'none') return refuse('person-unknown');
  if (communication.receivedOn > today) return refuse('date-in-the-future');
  if (lacksItsReference(communication)) return refuse('communication-incomplete', ['refersTo']);
  const known = person.communications.filter((one) => one.protocol === communication.protocol);
  if (known.some((one) => !sameMessage(one, communication))) return refuse('protocol-already-used');
  if (known.some((one) => daysBetween(one.receivedOn, communication.receivedOn) >= 0)) return accept([]);
  const contradicted =
    unlessContradicted === true ? contradictedIn(communication, person.communications) : null;
  if (contradicted !== null) return refuse('communication-contradicts-hire', [contradicted]);
  const reported: PersonEvent = { type: 'EmploymentReported', communication };
  return accept([{ event: reported, effectiveOn: communication.eventOn, basis: [] }]);
}

/** Only a first hire names no other message. */
function lacksItsReference({ kind, refersTo, event }: Communication): boolean {
  return refersTo === null && (kind !== 'ordinary' || event !== 'hire');
}

function evolve(person: Person, { event }: Recorded<PersonEvent>): Person {
  const communications = person.phase === 'none' ? [] : person.communications;
  switch (event.type) {
    case 'PersonRegistered':
      return { phase: 'registered', communications };
    case 'EmploymentReported':
      return { phase: 'registered', communications: [...communications, event.communication] };
  }
}

/** The same content, whenever it was received. */
function sameMessage(one: Communication, other: Communication): boolean {
  const { receivedOn: _, ...first } = one;
  const { receivedOn: __, ...second } = other;
  return Object.keys(first).every(
    (name) => first[name as keyof typeof first] === second[name as keyof typeof second],
  );
}
