import type { Payee } from '../account/payee';
import type { EffectAnswer } from '../effects';
import type { ActivityId, CpiId, PersonId, ProgrammeCode, TutorId } from '../identifiers';
import type { Knowable } from '../knowable';
import type { Facts } from '../programmes/facts';
import type { AbandonmentCause, LostRequirement, RefusalCause } from '../programmes/pathway';
import type { Provider } from '../provider';
import type { CivilDate } from '../time/civil-date';
import type { Activity } from '../activity';
import type { EffectName, PlanSigner, Sex } from './events';

/** Everything that can be asked of a percorso. `on` is the civil date on which the act took place. */
export type PercorsoCommand =
  | {
      readonly type: 'SubmitAdhesion';
      readonly personId: PersonId;
      readonly programme: ProgrammeCode;
      readonly cpi: CpiId;
      readonly on: CivilDate;
      readonly sex: Knowable<Sex>;
      readonly facts: Facts;
    }
  | { readonly type: 'RecordFacts'; readonly on: CivilDate; readonly facts: Facts }
  | { readonly type: 'TakeInCharge'; readonly on: CivilDate }
  | { readonly type: 'AssignProfile'; readonly on: CivilDate; readonly profileIndex: number }
  | { readonly type: 'SignPatto'; readonly on: CivilDate }
  | { readonly type: 'IssueAssegno'; readonly on: CivilDate }
  | { readonly type: 'ChooseApl'; readonly on: CivilDate; readonly provider: Provider }
  | { readonly type: 'AcceptPerson'; readonly on: CivilDate }
  | { readonly type: 'DeclinePerson'; readonly on: CivilDate }
  | { readonly type: 'HoldFirstMeeting'; readonly on: CivilDate; readonly tutorId: TutorId }
  | { readonly type: 'ReportAbandonment'; readonly on: CivilDate; readonly cause: AbandonmentCause }
  | { readonly type: 'OpenGuidance'; readonly on: CivilDate }
  | { readonly type: 'SignPlan'; readonly on: CivilDate; readonly signers: readonly PlanSigner[] }
  | ({ readonly type: 'RecordActivity' } & Activity)
  | { readonly type: 'CancelActivity'; readonly on: CivilDate; readonly activityId: ActivityId }
  | { readonly type: 'ChangeApl'; readonly on: CivilDate }
  | { readonly type: 'ChangeTutor'; readonly on: CivilDate; readonly tutorId: TutorId }
  | { readonly type: 'ReportRefusal'; readonly on: CivilDate; readonly cause: RefusalCause }
  | { readonly type: 'ReportLostRequirement'; readonly on: CivilDate; readonly cause: LostRequirement }
  /** Assesses the fees again: after the envelope was increased. */
  | { readonly type: 'Reassess'; readonly on: CivilDate }
  | { readonly type: 'ProposePayment'; readonly on: CivilDate; readonly payee: Payee }
  /** `proposal` is the version of the fact that proposed it. */
  | { readonly type: 'ApprovePayment'; readonly on: CivilDate; readonly proposal: number }
  | { readonly type: 'RejectPayment'; readonly on: CivilDate; readonly proposal: number }
  | {
      readonly type: 'RecordRecovery';
      readonly on: CivilDate;
      readonly payee: Payee;
      readonly cents: number;
    }
  | { readonly type: 'RetryEffect'; readonly key: string }
  /** Sent by the engine itself when an effect was attempted. */
  | {
      readonly type: 'RecordEffectAnswer';
      readonly key: string;
      readonly effect: EffectName;
      readonly direction: 'do' | 'undo';
      readonly answer: EffectAnswer;
      readonly reference: string;
    };

export type PercorsoCommandType = PercorsoCommand['type'];
/** The commands that people and systems may ask, in the order of the pathway. */
export const ASKABLE_COMMANDS = [
  'SubmitAdhesion',
  'RecordFacts',
  'TakeInCharge',
  'AssignProfile',
  'SignPatto',
  'IssueAssegno',
  'ChooseApl',
  'AcceptPerson',
  'DeclinePerson',
  'HoldFirstMeeting',
  'OpenGuidance',
  'SignPlan',
  'RecordActivity',
  'CancelActivity',
  'ChangeApl',
  'ChangeTutor',
  'ReportAbandonment',
  'ReportRefusal',
  'ReportLostRequirement',
  'Reassess',
  'ProposePayment',
  'ApprovePayment',
  'RejectPayment',
  'RecordRecovery',
  'RetryEffect',
] as const satisfies readonly PercorsoCommandType[];
