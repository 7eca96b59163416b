import type { TimelineRow } from '../../../activities/postgres/read-models/timeline';
import type { PercorsoEvent, PercorsoEventType, ToldInstead } from '../../../domain/percorso/events';
import { bodyOf } from '../../../domain/provider';
import type { Text } from '../../../domain/texts';
import { codeText } from '../../modules/texts/codes';
import { titleOf } from '../titles';
import { alike, joined } from '../../modules/texts/text';
import { counted, day, euro, number } from '../text';
import { pattoInWords, plannedInWords } from '../standing/agreed';
import { OPS_TEXTS } from '../texts';
import { DETAIL_TEXTS as SAYS } from './detail-texts';

/** What a line of the story adds to the title of its fact; nothing where the title says all. */
export function detailOf({ type, data }: Pick<TimelineRow, 'type' | 'data'>): Text | undefined {
  const tell = DETAILS[type as PercorsoEventType] as Tell<PercorsoEventType> | undefined;
  return tell?.({ type, ...data } as never);
}

const activity = (code: string): Text => codeText('activity', code);
const listed = (parts: readonly Text[]): Text => (parts.length === 0 ? OPS_TEXTS.none : joined(parts, ', '));

type Tell<Type extends PercorsoEventType> = (
  event: Extract<PercorsoEvent, { type: Type }>,
) => Text | undefined;

/** A fact that is not here is told by its title; `explain` shows all that it says. */
const DETAILS: { readonly [Type in PercorsoEventType]?: Tell<Type> } = {
  AplChosen: ({ provider: { members } }) => alike(members.map(bodyOf).join(', ')),
  AccreditationRead: ({ unaccredited }) =>
    listed(unaccredited.map(({ body, from, to }) => SAYS.unaccredited(body, from, to))),
  AccreditationChanged: ({ without }) =>
    without.length === 0 ? SAYS.accredited : SAYS.notAccredited(without.join(', ')),
  ProfileRefreshed: ({ profileIndex }) => number(profileIndex / 10_000, 4),
  PattoSigned: ({ contents }) => (contents === undefined ? undefined : joined(pattoInWords(contents), '; ')),
  PattoUpdated: ({ because, contents }) =>
    joined([codeText('pattoChange', because), ...pattoInWords(contents)], '; '),
  PlanAgreed: ({ actions }) => listed(actions.map(plannedInWords)),
  PlanSigned: ({ signers }) => listed(signers.map((signer) => codeText('signer', signer))),
  PathAssigned: ({ needs, path }) => listed([codeText('needs', needs), codeText('path', path)]),
  PathChanged: ({ path, because }) => listed([codeText('path', path), codeText('pathChange', because)]),
  TeamAgreementSigned: ({ cpi, socialService, signers }) =>
    joined(
      [alike(`${cpi}, ${socialService}`), listed(signers.map((signer) => codeText('signer', signer)))],
      ': ',
    ),
  BreachRecorded: ({ breach }) => codeText('breach', breach),
  BusinessOpened: ({ form }) => codeText('businessForm', form),
  ActivityRecorded: ({ kind, minutes, mode, attendance, groupId }) =>
    listed([
      ...[activity(kind), counted(minutes, ...SAYS.minutes), activity(mode), activity(attendance)],
      ...(groupId === null ? [] : [SAYS.group]),
    ]),
  ActivityCancelled: ({ activityId }) => alike(activityId),
  PercorsoAbandoned: ({ cause }) => codeText('cause', cause),
  MeasureRefused: ({ cause }) => codeText('cause', cause),
  RequirementLost: ({ cause }) => codeText('cause', cause),
  FactCorrected: ({ corrects, instead, withdrawn, overtaken }) =>
    joined(
      [
        instead.length === 0
          ? SAYS.neverHappened(corrects)
          : SAYS.insteadOf(corrects, joined(instead.map(toldInstead), ', ')),
        ...(withdrawn.length === 0 ? [] : [SAYS.withdrawn(withdrawn.join(', '))]),
        ...(overtaken.length === 0 ? [] : [SAYS.overtaken(overtaken.join(', '))]),
      ],
      '; ',
    ),
  PercorsoTransferred: ({ from, to, because }) => SAYS.transferred(from, to, codeText('transfer', because)),
  EmploymentObserved: ({ communication }) => SAYS.communication(communication),
  PersonJoined: ({ from, into }) => SAYS.joined(from, into),
  PersonParted: ({ from, into }) => (from === into ? alike(from) : SAYS.parted(from, into)),
  OutcomeRecognised: ({ outcome, expectedCents }) =>
    outcome === null ? OPS_TEXTS.none : SAYS.expected(outcome, euro(expectedCents)),
  OutcomeVerified: ({ outcome, milestone, reachedOn }) => SAYS.reached(`${outcome} ${milestone}`, reachedOn),
  FeeAssessed: ({ payee, part, ...sums }) => SAYS.assessed(SAYS.of(part, payee), sums),
  ReservationChanged: ({ cents }) => euro(cents),
  FundsMissing: ({ cents }) => euro(cents),
  HiresExcluded: ({ relationships }) => listed(relationships.map(alike)),
  TrancheMatured: ({ part, payee, earnedOn }) => SAYS.earned(SAYS.of(part, payee), earnedOn),
  PaymentProposed: ({ payee, cents, against }) =>
    listed([SAYS.to(euro(cents), payee), ...(against === undefined ? [] : [SAYS.against(against)])]),
  PaymentApproved: ({ payee, cents, proposal }) =>
    joined([SAYS.to(euro(cents), payee), SAYS.proposal(proposal)], ', '),
  PaymentRejected: ({ proposal }) => SAYS.proposal(proposal),
  RecoveryOpened: ({ payee, cents }) => SAYS.from(euro(cents), payee),
  RecoveryReduced: ({ payee, cents, remainingCents }) => SAYS.less(payee, euro(cents), euro(remainingCents)),
  RecoveryWithdrawn: ({ payee, cents }) => SAYS.from(euro(cents), payee),
  RecoveryRecorded: ({ payee, cents }) => SAYS.from(euro(cents), payee),
  RecoveryNoticeDelivered: ({ payee, channel }) => listed([alike(payee), codeText('channel', channel)]),
  RecoveryReplyReceived: ({ payee }) => alike(payee),
  RecoveryReplyAccepted: ({ payee, cents, because }) =>
    listed([SAYS.from(euro(cents), payee), codeText('recoveryReason', because)]),
  RecoveryReplyDismissed: ({ payee, because }) => listed([alike(payee), codeText('recoveryReason', because)]),
  RecoveryReplyTermPassed: ({ payee }) => alike(payee),
  RecoveryInstalmentsAgreed: ({ payee, cents, number, firstOn }) =>
    listed([SAYS.from(euro(cents), payee), SAYS.instalments(number, firstOn)]),
  RecoveryOverdue: ({ payee, cents, dueOn }) => listed([SAYS.from(euro(cents), payee), alike(day(dueOn))]),
  RecoverySetOff: ({ payee, cents, order }) => listed([SAYS.from(euro(cents), payee), alike(order)]),
  WriteOffProposed: ({ payee, cents, because }) =>
    listed([SAYS.from(euro(cents), payee), codeText('recoveryReason', because)]),
  WriteOffApproved: ({ payee, cents, writeOff }) =>
    listed([SAYS.from(euro(cents), payee), SAYS.proposal(writeOff)]),
  WriteOffRejected: ({ payee, writeOff }) => listed([alike(payee), SAYS.proposal(writeOff)]),
  EffectClosed: ({ key, because }) => joined([alike(key), codeText('closing', because)], ' '),
  EffectAnswered: ({ key, direction, answer }) =>
    joined([alike(key), codeText('direction', direction), codeText('answer', answer)], ' '),
};

/** A fact told instead of another: its day, and what it says. */
function toldInstead({ event, effectiveOn }: ToldInstead): Text {
  const { type, ...data } = event;
  const says = detailOf({ type, data: data as TimelineRow['data'] });
  const title = joined([alike(day(effectiveOn)), titleOf('fact', type)], ' ');
  return says === undefined ? title : joined([title, says], ': ');
}
