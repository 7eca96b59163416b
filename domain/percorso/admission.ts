import { accept, refuse, type Context, type NewFact } from '../decider';
import { met, notMet, type Ruling } from '../ruling';
import { percorsoStream, personStream } from '../identifiers';
import { besideOf, openRecord, recordsIn, type Person } from '../person/state';
import type { ProgrammeVersion } from '../programmes/programme';
import type { CivilDate } from '../time/civil-date';
import type { FactName, Facts } from '../programmes/facts';
import type { LostRequirement } from '../programmes/pathway';
import { assess, type Requirement } from '../programmes/requirements';
import { programmeCodeOf, programmeIn, rulesIn, rulesNameOf, versionOn } from '../programmes/rulebook';
import { claimsOnEnd, takeActivePlace } from './claims';
import { concludesOn, latest } from './clock';
import { assessAll, missingFacts, unmetRules } from './eligibility';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { hasEnded, type OpenPercorso, type Percorso } from './state';
import { step, type Command, type PercorsoDecision } from './step';

export function submitAdhesion(command: Command<'SubmitAdhesion'>, context: Context): PercorsoDecision {
  const person = openRecord(context.streams[personStream(command.personId)] as Person);
  if ('verdict' in person) return person;
  const programme = programmeIn(context.rulebook, command.programme);
  if (programme === undefined) return refuse('programme-unknown');
  const version = versionOn(programme, command.on);
  if (version === undefined) return refuse('adhesion-window-closed');
  const closed = closedGate(version, command.on);
  if (closed !== undefined) return refuse('programme-not-open', [], [closed]);
  const earlier = endedBefore(command, context);
  if (earlier !== undefined && command.on <= earlier) return refuse('adhesion-before-earlier-end', [earlier]);
  const rulings = assessAll(version, command.facts, command.on);
  if (unmetRules(rulings).length > 0) return refuse('requirement-not-met', unmetRules(rulings), rulings);
  const { personId, cpi, on, sex, facts } = command;
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
    takeActivePlace(rules, [personId, ...recordsIn(person)]),
  );
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
      if (programmeCodeOf(percorso.rules) !== programme) return [];
      const { on, how } = percorso.end;
      const service = how === 'concluded' ? concludesOn(percorso, rulesIn(rulebook, percorso.rules)) : on;
      return [on, service ?? on];
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
  const rulings = assessAll(rules, { ...percorso.facts, ...heldOn(percorso, command) }, percorso.requestedOn);
  const recorded = factOn(command.on, { type: 'FactsRecorded', facts: command.facts }, [
    met(rules.acts.facts),
    ...rulings,
  ]);
  const unmet = unmetRules(rulings);
  if (unmet.length === 0) return stillMet({ percorso, rules, command, recorded }, context);
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

/** As what each requirement is lost on the way; a job is an outcome, and nobody grows younger. */
const LOST_AS: { readonly [kind in Requirement['kind']]: LostRequirement | null } = {
  'minimum-age': null,
  'resident-or-domiciled': 'moved-out-of-region',
  unemployed: null,
  'not-receiving': 'rdc-received',
};

function lostOn(day: CivilDate, facts: Facts, { requirements, exits }: ProgrammeVersion) {
  for (const requirement of requirements) {
    const cause = LOST_AS[requirement.kind];
    const ruling = assess(requirement, facts, day);
    const exit = exits.find(
      (one) => one.exit === 'lost-requirement' && one.causes.some((its) => its === cause),
    );
    if (cause !== null && exit !== undefined && ruling.verdict === 'not-met')
      return { cause, basis: [met(exit.source, { cause, on: day }), ruling] };
  }
  return undefined;
}

export function takeInCharge(held: Allowed<'TakeInCharge'>, context: Context): PercorsoDecision {
  const { percorso, rules } = held;
  const rulings = assessAll(rules, percorso.facts, percorso.requestedOn);
  const missing = missingFacts(rulings);
  if (missing.length > 0) return refuse('facts-missing', missing, rulings);
  const recorded = { event: { type: 'TakenInCharge' }, rulings } as const;
  return step({ ...held, step: 'taking-charge' }, recorded, context);
}
