import type { Context } from '../decider';
import { personStream, unemploymentStream, type PersonId, type StreamId } from '../identifiers';
import { knownRecords } from '../person/hearing';
import { communicationsOf, type Person } from '../person/state';
import type { Facts, Told, RegisteredUnemployment } from '../programmes/facts';
import type { ProgrammeVersion } from '../programmes/programme';
import type { Requirement } from '../programmes/requirements';
import type { UnemploymentLaw } from '../programmes/unemployment';
import type { CivilDate } from '../time/civil-date';
import { unemploymentOn } from '../unemployment/status';
import { toldTogether, type Unemployment } from '../unemployment/state';
import type { PercorsoCommand } from './commands';
import { hearingIn, type BegunPercorso, type OpenPercorso, type Percorso } from './state';

/** Whether a command reads the person's unemployment again: while it is not decided who may take part, and the adhesion read it. */
export function readsUnemployment(command: PercorsoCommand, percorso: Percorso): boolean {
  if (command.type !== 'RecordFacts' && command.type !== 'TakeInCharge') return false;
  return (
    command.registers === 'read' && percorso.phase === 'open' && percorso.facts.unemployment !== undefined
  );
}

/** The streams from which it is read. */
export function unemploymentOf(percorso: BegunPercorso): readonly StreamId[] {
  const records = knownRecords(hearingIn(percorso));
  return [personStream(percorso.personId), ...records.map(unemploymentStream)];
}

interface Asked {
  readonly personId: PersonId;
  /** Other records of the person: a DID may have been told of any. */
  readonly records?: readonly PersonId[];
  readonly on: CivilDate;
  readonly facts: Facts;
}

/** What the registers say of the person's unemployment on a day, as a fact beside those told; none where no requirement asks for it. */
export function registeredUnemployment(
  { personId, records = [], on, facts }: Asked,
  { requirements }: Pick<ProgrammeVersion, 'requirements'>,
  { streams }: Pick<Context, 'streams'>,
): Pick<Facts, 'unemployment'> {
  const asking = requirements.find((one) => one.kind === 'unemployed');
  if (asking === undefined) return {};
  const person = streams[personStream(personId)] as Person;
  const communications = person.phase === 'none' ? [] : communicationsOf(person);
  // The record that is kept is the last: what was told of it holds.
  const all = [...records, personId].map((one) => streams[unemploymentStream(one)] as Unemployment);
  const kept = toldTogether(all);
  const unemployment = withDeclarations(kept, declarationsIn(facts, on, asking));
  return { unemployment: read({ communications, unemployment }, on, asking.law) };
}

/** The same, read again for a percorso on the day of its request, where the command asks for it. */
export function registeredAgain(
  command: PercorsoCommand,
  percorso: OpenPercorso,
  {
    facts,
    rules,
    context,
  }: { readonly facts: Facts; readonly rules: ProgrammeVersion; readonly context: Context },
): Pick<Facts, 'unemployment'> {
  if (!readsUnemployment(command, percorso)) return {};
  const { personId, requestedOn: on } = percorso;
  const records = knownRecords(hearingIn(percorso)).filter((one) => one !== personId);
  return registeredUnemployment({ personId, records, on, facts }, rules, context);
}

type Asking = Extract<Requirement, { kind: 'unemployed' }>;

/** A DID that was told of an adhesion is one, and so is support that is applied for by declaring. */
function declarationsIn(
  { didOn, incomeSupport }: Facts,
  on: CivilDate,
  { orOn, law }: Asking,
): readonly CivilDate[] {
  const did = knownIn(didOn)?.known ?? null;
  const support = knownIn(incomeSupport);
  const isDid =
    support !== undefined && [orOn, law.declaration.supports].every((them) => them.includes(support.known));
  return [...(did === null ? [] : [did]), ...(isDid ? [support.since ?? on] : [])];
}

function knownIn<Value>(fact: Told<Value> | undefined): Extract<Told<Value>, { known: Value }> | undefined {
  return fact !== undefined && 'known' in fact ? fact : undefined;
}

function withDeclarations(kept: Unemployment, days: readonly CivilDate[]): Unemployment {
  if (days.length === 0) return kept;
  const before = kept.phase === 'none' ? { declared: [], revoked: [], forfeited: [], incomes: [] } : kept;
  return { ...before, phase: 'told', declared: [...before.declared, ...days] };
}

function read(
  known: Parameters<typeof unemploymentOn>[1],
  on: CivilDate,
  law: UnemploymentLaw,
): Told<RegisteredUnemployment> {
  const { status, since, netDays, spells } = unemploymentOn(on, known, law);
  if (status === 'undecided') return { unknown: 'awaiting-register' };
  return { known: { status, since, netDays, jobs: spells.at(-1)?.jobs ?? [] } };
}
