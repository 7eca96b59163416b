import { accept, refuse, type Context, type Decider, type Decision } from '../decider';
import type { Communication } from '../employment/communication';
import { contradictedIn } from '../employment/contradictions';
import { personStream, type PersonId } from '../identifiers';
import { REGISTER_ONLY } from '../register-only';
import { daysBetween, type CivilDate } from '../time/civil-date';
import type { JoiningCommand, PersonCommand } from './commands';
import { decideDeath, isAfterDeath } from './death';
import type { IdentityDecision, PersonEvent } from './events';
import { evolve } from './evolve';
import { factOn as factOf } from './fact';
import { decideJoining, joiningKey, joiningNeeds } from './joining';
import { communicationsOf, recordsIn, type OpenRecord, type Person, type Told } from './state';

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
    RecordJoined: 'kept',
    RecordTakenIn: 'kept',
    RecordReleased: 'kept',
    JoiningUndone: 'kept',
  },
  evolve,
  decide,
  needs: (command, person) => (isJoining(command) ? joiningNeeds(command, person) : []),
  holds: (person, { stream }) => ({
    keys: person.phase === 'joined' ? [joiningKey(stream, person)] : [],
    amounts: [],
    limits: [],
  }),
};

function decide(command: PersonCommand, person: Person, context: Context): Decision<PersonEvent> {
  if (command.type === 'RegisterPerson') return register(command.decision, person, context);
  if (person.phase === 'none') return refuse('person-unknown');
  if (isJoining(command)) return decideJoining(command, person, context);
  if (person.phase === 'joined') return refuse('record-joined', [person.into]);
  switch (command.type) {
    case 'ChangeTaxCode':
      return accept([factOn(context.today, { type: 'TaxCodeChanged', because: command.because })]);
    case 'ReportEmployment':
      return report(command, person, context);
    case 'ReportDeath':
    case 'WithdrawDeath':
      return decideDeath(command, person.death, context);
  }
}

const JOINING: readonly PersonCommand['type'][] = [
  'JoinRecord',
  'TakeInRecord',
  'ReleaseRecord',
  'ReopenRecord',
] satisfies readonly JoiningCommand['type'][];

function isJoining(command: PersonCommand): command is JoiningCommand {
  return JOINING.includes(command.type);
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
  if (person.phase === 'joined') return refuse('record-joined', [person.into]);
  if (decision.answer === 'another-person' && personStream(decision.than) === stream)
    return refuse('person-is-no-other');
  return accept([...entered, factOn(today, { type: 'IdentityDecided', decision })]);
}

/**
 * A message that comes again counts once, from its first reception (D.M. 30/10/2007); one that comes before its reference
 * is kept until the reference arrives. The same protocol with another content is a mistake of the sender.
 */
function report(command: Report, person: OpenRecord, { today }: Context): Decision<PersonEvent> {
  const unfit = unfitReason(command, person, today);
  if (unfit !== undefined) return unfit;
  const { communication, heardOf } = command;
  const before = toldBefore(communication, heardOf ?? null, person);
  if (before === 'otherwise') return refuse('protocol-already-used');
  if (before === 'so') return accept([]);
  const heard = heardOf === undefined ? {} : { heardOf };
  const reported = { type: 'EmploymentReported', communication, ...heard } as const;
  return contradicted(command, person) ?? accept([factOn(communication.eventOn, reported)]);
}

/** By the death of the person, or by the hire that it refers to. */
function contradicted(
  { communication, unlessContradicted }: Report,
  person: OpenRecord,
): Decision<never> | undefined {
  const { death } = person;
  if (death !== null && isAfterDeath(communication, death))
    return refuse('communication-after-death', [death.on]);
  const date = unlessContradicted === true ? contradictedIn(communication, communicationsOf(person)) : null;
  return date === null ? undefined : refuse('communication-contradicts-hire', [date]);
}

type Report = Extract<PersonCommand, { readonly type: 'ReportEmployment' }>;

/** What stands against a message whatever was told before. */
function unfitReason(
  { communication, heardOf }: Report,
  person: OpenRecord,
  today: CivilDate,
): Decision<never> | undefined {
  if (heardOf !== undefined && !recordsIn(person).includes(heardOf))
    return refuse('record-not-joined', [heardOf]);
  if (communication.receivedOn > today) return refuse('date-in-the-future');
  return lacksItsReference(communication) ? refuse('communication-incomplete', ['refersTo']) : undefined;
}

/** Whether a message came before of that record, or with another content of any. */
function toldBefore(
  communication: Communication,
  record: PersonId | null,
  { told }: OpenRecord,
): 'so' | 'otherwise' | undefined {
  const known = told.filter((one) => one.communication.protocol === communication.protocol);
  const same = known.filter((one) => sameMessage(one.communication, communication));
  if (known.length > 0 && same.length === 0) return 'otherwise';
  const isEarlier = ({ communication: { receivedOn }, of }: Told) =>
    of === record && daysBetween(receivedOn, communication.receivedOn) >= 0;
  return same.some(isEarlier) ? 'so' : undefined;
}

const factOn = (on: CivilDate, event: PersonEvent) => factOf(on, event);

/** Only a first hire names no other message. */
function lacksItsReference({ kind, refersTo, event }: Communication): boolean {
  return refersTo === null && (kind !== 'ordinary' || event !== 'hire');
}

/** The same content, whenever it was received. */
function sameMessage(one: Communication, other: Communication): boolean {
  const { receivedOn: _, ...first } = one;
  const { receivedOn: __, ...second } = other;
  return Object.keys(first).every(
    (name) => first[name as keyof typeof first] === second[name as keyof typeof second],
  );
}
