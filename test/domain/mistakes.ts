import type { Recorded } from '../../domain/decider';
import type { Correcting, PercorsoCommand } from '../../domain/percorso/commands';
import { actOf } from '../../domain/percorso/corrections';
import type { PercorsoEvent } from '../../domain/percorso/events';
import type { Percorso } from '../../domain/percorso/state';
import { parseProgrammeCode } from '../../domain/identifiers';
import { programmeCodeOf } from '../../domain/programmes/rulebook';
import { addDays, dateOf, type CivilDate } from '../../domain/time/civil-date';
import { pickFrom } from './pick';
import { ask, type Asked, type World } from './model';
import * as values from './values';

type Told<Type extends PercorsoEvent['type']> = Recorded<Extract<PercorsoEvent, { type: Type }>>;

/** The act that a fact was, as it would be asked; what nobody asks so has none. */
const ACTS: { readonly [Type in PercorsoEvent['type']]?: (fact: Told<Type>) => Correcting } = {
  AdhesionSubmitted: ({ event: { type: _, rules, requestedOn: __, ...said }, effectiveOn: on }) => {
    const programme = values.made(parseProgrammeCode, programmeCodeOf(rules));
    return { type: 'SubmitAdhesion', programme, on, ...said };
  },
  FactsRecorded: ({ event: { facts }, effectiveOn: on }) => ({ type: 'RecordFacts', on, facts }),
  TakenInCharge: ({ effectiveOn: on }) => ({ type: 'TakeInCharge', on }),
  ProfileAssigned: ({ event: { type: _, ...measured }, effectiveOn: on }) => ({
    type: 'AssignProfile',
    on,
    ...measured,
  }),
  ProfileRefreshed: ({ event: { type: _, ...measured }, effectiveOn: on }) => ({
    type: 'RefreshProfile',
    on,
    ...measured,
  }),
  PattoSigned: ({ event: { type: _, ...said }, effectiveOn: on }) => ({ type: 'SignPatto', on, ...said }),
  PattoUpdated: ({ event: { type: _, ...said }, effectiveOn: on }) => ({ type: 'UpdatePatto', on, ...said }),
  PlanAgreed: ({ event: { actions }, effectiveOn: on }) => ({ type: 'AgreePlan', on, actions }),
  AssegnoIssued: ({ effectiveOn: on }) => ({ type: 'IssueAssegno', on }),
  AplChosen: ({ event: { provider }, effectiveOn: on }) => ({ type: 'ChooseApl', on, provider }),
  AplAccepted: ({ effectiveOn: on }) => ({ type: 'AcceptPerson', on }),
  AplDeclined: ({ effectiveOn: on }) => ({ type: 'DeclinePerson', on }),
  FirstMeetingHeld: ({ event: { tutorId }, effectiveOn: on }) => ({ type: 'HoldFirstMeeting', on, tutorId }),
  GuidanceOpened: ({ effectiveOn: on }) => ({ type: 'OpenGuidance', on }),
  PlanSigned: ({ event: { signers }, effectiveOn: on }) => ({ type: 'SignPlan', on, signers }),
  BusinessOpened: ({ event: { form }, effectiveOn: on }) => ({ type: 'OpenBusiness', on, form }),
  ActivityRecorded: ({ event: { type: _, ...activity } }) => ({ type: 'RecordActivity', ...activity }),
  AplChangeRequested: ({ effectiveOn: on }) => ({ type: 'ChangeApl', on }),
  TutorChanged: ({ event: { tutorId }, effectiveOn: on }) => ({ type: 'ChangeTutor', on, tutorId }),
  PercorsoAbandoned: ({ event: { cause }, effectiveOn: on }) => ({ type: 'ReportAbandonment', on, cause }),
  MeasureRefused: ({ event: { cause }, effectiveOn: on }) => ({ type: 'ReportRefusal', on, cause }),
  RequirementLost: ({ event: { cause }, effectiveOn: on }) => ({ type: 'ReportLostRequirement', on, cause }),
};

/** The act told a little otherwise: with other contents, or on a day near by. */
export function otherwise(act: Correcting, pick: number): Correcting {
  if (act.type === 'AssignProfile' || act.type === 'RefreshProfile')
    return { ...act, profileIndex: (act.profileIndex + 1 + pick) % 10_000 };
  if (act.type === 'UpdatePatto' && pick % 2 === 0)
    return { ...act, contents: { ...act.contents, contactEveryDays: 1 + (pick % 60) } };
  if (act.type === 'RecordActivity') return { ...act, minutes: 20 + ((act.minutes + pick) % 300) };
  if (act.type === 'ChooseApl' && pick % 3 > 0)
    return { ...act, provider: values.only(pickFrom([values.APL_GINESTRA, values.APL_ROTTA], pick)) };
  return { ...act, on: addDays(act.on, (pick % 5) - 2) };
}

/** Something that is told and may never have happened. */
export function anyMistake(pick: number, on: CivilDate): Correcting {
  return pickFrom<Correcting>(
    [
      { type: 'ReportAbandonment', on, cause: 'declared' },
      { type: 'ReportRefusal', on, cause: 'interview' },
      { type: 'ReportLostRequirement', on, cause: 'sanction' },
      { type: 'ChooseApl', on, provider: values.only(values.APL_GINESTRA) },
      { type: 'AcceptPerson', on },
      { type: 'DeclinePerson', on },
      { type: 'HoldFirstMeeting', on, tutorId: values.TUTOR },
      { type: 'OpenGuidance', on },
      { type: 'SignPlan', on, signers: ['person', 'apl'] },
      { type: 'ChangeApl', on },
      { type: 'ChangeTutor', on, tutorId: values.OTHER_TUTOR },
      { type: 'RecordFacts', on, facts: { incomeSupport: { known: 'rdc' } } },
    ],
    pick,
  );
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
  const act = (ACTS[fact.event.type] as ((one: typeof fact) => Correcting) | undefined)?.(fact);
  const isTakenOut = act === undefined || (actOf(fact)?.withdrawn === true && (pick >> 4) % 2 === 0);
  const instead = isTakenOut ? null : otherwise(act, pick >> 5);
  return naming(world, {
    ...asked,
    command: { type: 'CorrectFact', on, corrects: fact.version, instead, withdraws: [] },
  });
}

/** The same correction with the acts that hang on the mistake, as its refusal names them. */
function naming(world: World, asked: Asked): Asked {
  const { decision } = ask(world, asked);
  if (decision.verdict === 'accepted' || decision.rejection.reason !== 'acts-hang-on-it') return asked;
  const withdraws = decision.rejection.missing.map((one) => Number(one.slice(one.indexOf('@') + 1)));
  return { ...asked, command: { ...(asked.command as Correction), withdraws } };
}

type Correction = Extract<PercorsoCommand, { readonly type: 'CorrectFact' }>;
