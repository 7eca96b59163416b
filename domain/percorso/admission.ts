import { accept, refuse, type Context, type Decision, type NewFact } from '../decider';
import { met, notMet, type Ruling } from '../ruling';
import { percorsoStream, personStream } from '../identifiers';
import { besideOf, openRecord, recordsIn, type OpenRecord, type Person } from '../person/state';
import type { ProgrammeVersion } from '../programmes/programme';
import type { CivilDate } from '../time/civil-date';
import type { FactName, Facts } from '../programmes/facts';
import type { LostRequirement } from '../programmes/pathway';
import { assess, type Requirement } from '../programmes/requirements';
import { programmeCodeOf, programmeIn, rulesNameOf, versionOn } from '../programmes/rulebook';
import { elsewhereRefused, lastDayOf, rulebookThen } from './elsewhere';
import { claimsOnEnd, takeActivePlace } from './claims';
import { latest } from './clock';
import { assessAll, missingFacts, unmetRules } from './eligibility';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { officeRefused } from './office';
import { hasEnded, type OpenPercorso, type Percorso } from './state';
import { rejectsByProceeding } from './rejection';
import { step, type Command, type PercorsoDecision } from './step';
import { registeredAgain, registeredUnemployment } from './unemployed';

export function submitAdhesion(command: Command<'SubmitAdhesion'>, context: Context): PercorsoDecision {
  const person = whoAdheres(context.streams[personStream(command.personId)] as Person, command.on);
  if ('verdict' in person) return person;
  const programme = programmeIn(context.rulebook, command.programme);
  if (programme === undefined) return refuse('programme-unknown');
  const version = versionOn(programme, command.on);
  if (version === undefined) return refuse('adhesion-window-closed');
  const closed = closedGate(version, command.on);
  if (closed !== undefined) return refuse('programme-not-open', [], [closed]);
  const earlier = endedBefore(command, context);
  if (earlier !== undefined && command.on <= earlier) return refuse('adhesion-before-earlier-end', [earlier]);
  return elsewhereRefused(command, context) ?? submitUnder({ version, person }, command, context);
}

/** An adhesion to a programme that takes it on that day: at one of its offices, by somebody who may take part. */
function submitUnder(
  { version, person }: { readonly version: ProgrammeVersion; readonly person: OpenRecord },
  command: Command<'SubmitAdhesion'>,
  context: Context,
): PercorsoDecision {
  const { personId, cpi, on, sex, registers } = command;
  const isRead = registers === 'read';
  const refused = isRead ? (officeRefused(command, version, context) ?? tooLate(command)) : undefined;
  if (refused !== undefined) return refused;
  const read = isRead ? registeredUnemployment(command, version, context) : {};
  const facts = { ...command.facts, ...read };
  const rulings = assessAll(version, facts, on);
  const unmet = unmetRules(rulings);
  if (unmet.length > 0 && !rejectsByProceeding(version)) return refuse('requirement-not-met', unmet, rulings);
  const rules = rulesNameOf(version);
  const event: PercorsoEvent = {
    type: 'AdhesionSubmitted',
    personId,
    cpi,
    rules,
    requestedOn: on,
    sex,
    facts,
    ...besideOf(person),
  };
  return accept(
    [factOn(on, event, [met(version.adhesion, { requestedOn: on }), ...rulings])],
    takeActivePlace(rules, [personId, ...recordsIn(person)], rulebookThen(command, context)),
  );
}

/** Nobody adheres who is not registered, or had died by then; nor under a record that is joined into another. */
function whoAdheres(person: Person, on: CivilDate): OpenRecord | Decision<never> {
  const found = openRecord(person);
  if ('verdict' in found || found.death === null || on <= found.death.on) return found;
  return refuse('person-deceased', [found.death.on]);
}

/** What began only after the request is none of its facts: told afterwards, it may be a requirement that was lost. */
function tooLate({ on, facts }: Command<'SubmitAdhesion'>): PercorsoDecision | undefined {
  const later = Object.entries(facts).filter(([, fact]) => 'since' in fact && fact.since > on);
  return later.length > 0
    ? refuse(
        'fact-after-request',
        later.map(([name]) => name),
      )
    : undefined;
}

/** The last day of the earlier percorsi of the person in this programme, jobs that were told late included. */
function endedBefore(
  { earlier = [], programme }: Command<'SubmitAdhesion'>,
  { streams, rulebook }: Context,
): CivilDate | undefined {
  return earlier
    .flatMap((id): readonly CivilDate[] => {
      const percorso = streams[percorsoStream(id)] as Percorso;
      if (!hasEnded(percorso) || percorso.end.how === 'rejected') return [];
      return programmeCodeOf(percorso.rules) === programme ? [lastDayOf(percorso, rulebook)] : [];
    })
    .sort()
    .at(-1);
}

/** The gate of a programme that no act has opened by that day. */
function closedGate({ gate }: ProgrammeVersion, on: CivilDate): Ruling | undefined {
  if (gate === null || (gate.openFrom !== null && gate.openFrom <= on)) return undefined;
  return notMet(gate.source, { openFrom: gate.openFrom });
}

export function recordFacts(
  { command, percorso, rules }: Allowed<'RecordFacts'>,
  context: Context,
): PercorsoDecision {
  const told = { ...percorso.facts, ...heldOn(percorso, command) };
  const read = registeredAgain(command, percorso, { facts: told, rules, context });
  const rulings = assessAll(rules, { ...told, ...read }, percorso.requestedOn);
  const facts = { ...command.facts, ...read };
  const recorded = factOn(command.on, { type: 'FactsRecorded', facts }, [met(rules.acts.facts), ...rulings]);
  const unmet = unmetRules(rulings);
  if (unmet.length === 0) return stillMet({ percorso, rules, command, recorded }, context);
  if (rejectsByProceeding(rules)) return accept([recorded]);
  const rejected = factOn(command.on, { type: 'AdhesionRejected', requirements: unmet }, rulings);
  return accept([recorded, rejected], claimsOnEnd(context.stream, percorso));
}

/** What is told of the day of the adhesion, or of no day; what began after it says nothing of that day. */
function heldOn(percorso: OpenPercorso, { facts }: Command<'RecordFacts'>): Facts {
  return Object.fromEntries(
    Object.entries(facts).filter(
      ([name, fact]) =>
        !('since' in fact) ||
        fact.since <= percorso.requestedOn ||
        percorso.facts[name as FactName] === undefined,
    ),
  );
}

type Learned = Pick<Allowed<'RecordFacts'>, 'percorso' | 'rules' | 'command'> & {
  readonly recorded: NewFact<PercorsoEvent>;
};

/** Facts that hold since a day after the adhesion may end what began rightly: a requirement was lost on that day (R-P1-10). */
function stillMet({ percorso, rules, command, recorded }: Learned, context: Context): PercorsoDecision {
  const facts = { ...percorso.facts, ...command.facts };
  const since = Object.values(command.facts).flatMap((fact) =>
    'since' in fact && fact.since > percorso.requestedOn ? [fact.since] : [],
  );
  for (const day of since.filter((one) => one <= command.on).sort()) {
    const lost = lostOn(day, facts, rules);
    if (lost === undefined) continue;
    const fact = factOn(
      latest(day, percorso.since),
      { type: 'RequirementLost', cause: lost.cause },
      lost.basis,
    );
    return accept([recorded, fact], claimsOnEnd(context.stream, percorso));
  }
  return accept([recorded]);
}

/** As what each requirement may be lost on the way; a job is an outcome, and nobody grows younger. */
const LOST_AS: { readonly [kind in Requirement['kind']]: readonly LostRequirement[] } = {
  'minimum-age': [],
  'resident-or-domiciled': ['moved-out-of-region'],
  unemployed: [],
  'unemployed-for': [],
  receiving: ['support-ended'],
  'completed-course': [],
  'worker-of-crisis': [],
  'not-receiving': ['rdc-received', 'support-received'],
};

function lostOn(day: CivilDate, facts: Facts, { requirements, exits }: ProgrammeVersion) {
  for (const requirement of requirements) {
    const ruling = assess(requirement, facts, day);
    if (ruling.verdict !== 'not-met') continue;
    for (const exit of exits) {
      if (exit.exit !== 'lost-requirement') continue;
      const cause = LOST_AS[requirement.kind].find((one) => exit.causes.includes(one));
      if (cause !== undefined) return { cause, basis: [met(exit.source, { cause, on: day }), ruling] };
    }
  }
  return undefined;
}

export function takeInCharge(held: Allowed<'TakeInCharge'>, context: Context): PercorsoDecision {
  const { percorso, rules, command } = held;
  const read = registeredAgain(command, percorso, { facts: percorso.facts, rules, context });
  const rulings = assessAll(rules, { ...percorso.facts, ...read }, percorso.requestedOn);
  const byProceeding = rejectsByProceeding(rules);
  const unmet = byProceeding || read.unemployment !== undefined ? unmetRules(rulings) : [];
  if (unmet.length > 0)
    return refuse(byProceeding ? 'rejection-proceeding-needed' : 'requirement-not-met', unmet, rulings);
  const missing = missingFacts(rulings);
  if (missing.length > 0) return refuse('facts-missing', missing, rulings);
  const recorded = { event: { type: 'TakenInCharge' }, rulings } as const;
  return step({ ...held, step: 'taking-charge' }, recorded, context);
}
