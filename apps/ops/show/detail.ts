import type { TimelineRow } from '../../../activities/postgres/read-models/timeline';
import type { PercorsoEvent, PercorsoEventType, ToldInstead } from '../../../domain/percorso/events';
import { bodyOf } from '../../../domain/provider';
import { codeText } from '../../modules/texts/codes';
import { day, euro } from '../text';
import { titleOf } from '../titles';

/** What a line of the story adds to the title of its fact; empty where the title says all. */
export function detailOf({ type, data }: Pick<TimelineRow, 'type' | 'data'>): string {
  const tell = DETAILS[type as PercorsoEventType] as ((event: object) => string) | undefined;
  return tell?.(data) ?? '';
}

const activity = (code: string): string => codeText('activity', code).en;

type Tell<Type extends PercorsoEventType> = (event: Extract<PercorsoEvent, { type: Type }>) => string;

/** A fact that is not here is told by its title; `explain` shows all that it says. */
const DETAILS: { readonly [Type in PercorsoEventType]?: Tell<Type> } = {
  AplChosen: ({ provider: { members } }) => members.map(bodyOf).join(', '),
  AccreditationRead: ({ unaccredited }) =>
    unaccredited.length === 0
      ? 'none'
      : unaccredited
          .map(({ body, from, to }) => `${body} from ${day(from)}${to === null ? '' : ` to ${day(to)}`}`)
          .join(', '),
  PlanSigned: ({ signers }) => signers.join(', '),
  ActivityRecorded: ({ kind, minutes, mode, attendance, groupId }) =>
    [
      ...[activity(kind), `${minutes} minutes`, activity(mode), activity(attendance)],
      ...(groupId === null ? [] : ['group']),
    ].join(', '),
  ActivityCancelled: ({ activityId }) => activityId,
  PercorsoAbandoned: ({ cause }) => codeText('cause', cause).en,
  MeasureRefused: ({ cause }) => codeText('cause', cause).en,
  RequirementLost: ({ cause }) => codeText('cause', cause).en,
  FactCorrected: ({ corrects, instead, withdrawn, overtaken }) =>
    [
      `fact ${corrects} ${instead.length === 0 ? 'never happened' : `is ${instead.map(toldInstead).join(', ')}`}`,
      ...(withdrawn.length === 0 ? [] : [`with it go ${withdrawn.join(', ')}`]),
      ...(overtaken.length === 0 ? [] : [`overtaken ${overtaken.join(', ')}`]),
    ].join('; '),
  PercorsoTransferred: ({ from, to, because }) => `${from} to ${to}, ${codeText('transfer', because).en}`,
  EmploymentObserved: ({ communication: { kind, event, eventOn, contract, protocol } }) =>
    `${kind} ${event} ${day(eventOn)}, ${contract}, protocol ${protocol}`,
  PersonJoined: ({ from, into }) => `${from} into ${into}`,
  PersonParted: ({ from, into }) => (from === into ? from : `${from}, again ${into}`),
  OutcomeRecognised: ({ outcome, expectedCents }) =>
    outcome === null ? 'none' : `${outcome}, ${euro(expectedCents)} expected in all`,
  OutcomeVerified: ({ outcome, milestone, reachedOn }) => `${outcome} ${milestone} reached ${day(reachedOn)}`,
  FeeAssessed: ({ payee, part, entitledCents, differenceCents }) =>
    `${part} of ${payee} ${euro(entitledCents)} (${differenceCents > 0 ? '+' : ''}${euro(differenceCents)})`,
  ReservationChanged: ({ cents }) => euro(cents),
  FundsMissing: ({ cents }) => euro(cents),
  HiresExcluded: ({ relationships }) => (relationships.length === 0 ? 'none' : relationships.join(', ')),
  TrancheMatured: ({ part, payee, earnedOn }) => `${part} of ${payee} earned ${day(earnedOn)}`,
  PaymentProposed: ({ payee, cents }) => `${euro(cents)} to ${payee}`,
  PaymentApproved: ({ payee, cents, proposal }) => `${euro(cents)} to ${payee}, proposal ${proposal}`,
  PaymentRejected: ({ proposal }) => `proposal ${proposal}`,
  RecoveryOpened: ({ payee, cents }) => `${euro(cents)} from ${payee}`,
  RecoveryReduced: ({ payee, cents, remainingCents }) =>
    `${euro(cents)} less from ${payee}, ${euro(remainingCents)} still to come`,
  RecoveryWithdrawn: ({ payee, cents }) => `${euro(cents)} from ${payee}`,
  RecoveryRecorded: ({ payee, cents }) => `${euro(cents)} from ${payee}`,
  EffectClosed: ({ key, because }) => `${key} ${because}`,
  EffectAnswered: ({ key, direction, answer }) => `${key} ${direction} ${answer}`,
};

/** A fact told instead of another: its day, and what it says. */
function toldInstead({ event, effectiveOn }: ToldInstead): string {
  const { type, ...data } = event;
  const says = detailOf({ type, data: data as TimelineRow['data'] });
  return `${day(effectiveOn)} ${titleOf('fact', type).en}${says === '' ? '' : `: ${says}`}`;
}
