import { accept, refuse, type Context } from '../decider';
import { met, notMet, type Ruling } from '../ruling';
import { personStream } from '../identifiers';
import type { Person } from '../person/person';
import type { ProgrammeVersion } from '../programmes/programme';
import type { CivilDate } from '../time/civil-date';
import { programmeIn, rulesNameOf, versionOn } from '../programmes/rulebook';
import { activePercorsoKey, claimsOnEnd } from './claims';
import { assessAll, missingFacts, unmetRules } from './eligibility';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { step, type Command, type PercorsoDecision } from './step';

export function submitAdhesion(command: Command<'SubmitAdhesion'>, context: Context): PercorsoDecision {
  const person = context.streams[personStream(command.personId)] as Person;
  if (person.phase === 'none') return refuse('person-unknown');
  const programme = programmeIn(context.rulebook, command.programme);
  if (programme === undefined) return refuse('programme-unknown');
  const version = versionOn(programme, command.on);
  if (version === undefined) return refuse('adhesion-window-closed');
  const closed = closedGate(version, command.on);
  if (closed !== undefined) return refuse('programme-not-open', [], [closed]);
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
  };
  return accept(
    [factOn(on, event, [met(version.adhesion, { requestedOn: on }), ...rulings])],
    [{ kind: 'take-key', key: activePercorsoKey({ personId, rules }), refusedAs: 'percorso-already-active' }],
  );
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
  const rulings = assessAll(rules, { ...percorso.facts, ...command.facts }, percorso.requestedOn);
  const recorded = factOn(command.on, { type: 'FactsRecorded', facts: command.facts }, [
    met(rules.acts.facts),
    ...rulings,
  ]);
  const unmet = unmetRules(rulings);
  if (unmet.length === 0) return accept([recorded]);
  const rejected = factOn(command.on, { type: 'AdhesionRejected', requirements: unmet }, rulings);
  return accept([recorded, rejected], claimsOnEnd(context.stream, percorso));
}

export function takeInCharge(held: Allowed<'TakeInCharge'>, context: Context): PercorsoDecision {
  const { percorso, rules } = held;
  const rulings = assessAll(rules, percorso.facts, percorso.requestedOn);
  const missing = missingFacts(rulings);
  if (missing.length > 0) return refuse('facts-missing', missing, rulings);
  const recorded = { event: { type: 'TakenInCharge' }, rulings } as const;
  return step({ ...held, step: 'taking-charge' }, recorded, context);
}
