import type { Recorded } from '../../domain/decider';
import type { Correcting, PercorsoCommand } from '../../domain/percorso/commands';
import { actOf } from '../../domain/percorso/corrections';
import type { PercorsoEvent } from '../../domain/percorso/events';
import type { Percorso } from '../../domain/percorso/state';
import { parseProgrammeCode } from '../../domain/identifiers';
import { programmeCodeOf } from '../../domain/programmes/rulebook';
import { addDays, dateOf } from '../../domain/time/civil-date';
import { pickFrom } from './pick';
import { ask, type Asked, type World } from './model';
import * as values from './values';

/** The act that a fact was, as it would be asked; undefined of what nobody asks so. */
export function actBehind({ event, effectiveOn: on }: Recorded<PercorsoEvent>): Correcting | undefined {
  switch (event.type) {
    case 'AdhesionSubmitted': {
      const { personId, cpi, sex, facts, rules } = event;
      const programme = values.made(parseProgrammeCode, programmeCodeOf(rules));
      return { type: 'SubmitAdhesion', personId, programme, cpi, on, sex, facts };
    }
    case 'FactsRecorded':
      return { type: 'RecordFacts', on, facts: event.facts };
    case 'TakenInCharge':
      return { type: 'TakeInCharge', on };
    case 'ProfileAssigned':
      return { type: 'AssignProfile', on, profileIndex: event.profileIndex };
    case 'PattoSigned':
      return { type: 'SignPatto', on };
    case 'AssegnoIssued':
      return { type: 'IssueAssegno', on };
    case 'AplChosen':
      return { type: 'ChooseApl', on, provider: event.provider };
    case 'AplAccepted':
      return { type: 'AcceptPerson', on };
    case 'AplDeclined':
      return { type: 'DeclinePerson', on };
    case 'FirstMeetingHeld':
      return { type: 'HoldFirstMeeting', on, tutorId: event.tutorId };
    case 'GuidanceOpened':
      return { type: 'OpenGuidance', on };
    case 'PlanSigned':
      return { type: 'SignPlan', on, signers: event.signers };
    case 'ActivityRecorded': {
      const { type: _, ...activity } = event;
      return { type: 'RecordActivity', ...activity };
    }
    case 'AplChangeRequested':
      return { type: 'ChangeApl', on };
    case 'TutorChanged':
      return { type: 'ChangeTutor', on, tutorId: event.tutorId };
    case 'PercorsoAbandoned':
      return { type: 'ReportAbandonment', on, cause: event.cause };
    case 'MeasureRefused':
      return { type: 'ReportRefusal', on, cause: event.cause };
    case 'RequirementLost':
      return { type: 'ReportLostRequirement', on, cause: event.cause };
    default:
      return undefined;
  }
}

/** The act told a little otherwise: on a day near by, or with other contents. */
export function otherwise(act: Correcting, pick: number): Correcting {
  switch (act.type) {
    case 'AssignProfile':
      return { ...act, profileIndex: (act.profileIndex + 1 + pick) % 10_000 };
    case 'ChooseApl':
      return {
        ...act,
        provider: values.only(pickFrom([values.APL_GINESTRA, values.APL_ROTTA], pick)),
      };
    case 'RecordActivity':
      return { ...act, minutes: 20 + ((act.minutes + pick) % 300) };
    default:
      return { ...act, on: addDays(act.on, (pick % 5) - 2) };
  }
}

/** A correction of any act of the percorso: never held, or held otherwise; naming the acts that hang on it. */
export function anyCorrection(
  percorso: Percorso,
  world: World,
  base: Omit<Asked, 'command'> & { readonly pick: number },
): Asked {
  const { pick, ...asked } = base;
  const acts = percorso.phase === 'none' ? [] : percorso.history.filter((fact) => actOf(fact) !== undefined);
  const on = dateOf(asked.at);
  if (acts.length === 0)
    return { ...asked, command: { type: 'CorrectFact', on, corrects: 1, instead: null, withdraws: [] } };
  const fact = pickFrom(acts, pick);
  const act = actBehind(fact);
  const isTakenOut = act === undefined || (actOf(fact)?.withdrawn === true && (pick >> 4) % 2 === 0);
  const instead = isTakenOut ? null : otherwise(act, pick >> 5);
  return naming(world, {
    ...asked,
    command: { type: 'CorrectFact', on, corrects: fact.version, instead, withdraws: [] },
  });
}

/** The same correction with the acts that hang on the mistake, as its refusal names them. */
export function naming(world: World, asked: Asked): Asked {
  const { decision } = ask(world, asked);
  if (decision.verdict === 'accepted' || decision.rejection.reason !== 'acts-hang-on-it') return asked;
  const withdraws = decision.rejection.missing.map((one) => Number(one.slice(one.indexOf('@') + 1)));
  return { ...asked, command: { ...(asked.command as Correction), withdraws } };
}

type Correction = Extract<PercorsoCommand, { readonly type: 'CorrectFact' }>;
