import type { Payee } from '../account/payee';
import type { RecoveryCommand } from '../account/recovery-commands';
import type { ClosingReason, EffectAnswer } from '../effects';
import type { ActivityId, CpiId, PercorsoId, TutorId } from '../identifiers';
import type { MeasureCommand } from '../proceeding/matter';
import type { Facts } from '../programmes/facts';
import type {
  AbandonmentCause,
  LostRequirement,
  RefusalCause,
  StepName,
  TransferCause,
} from '../programmes/pathway';
import type { Provider } from '../provider';
import type { CivilDate } from '../time/civil-date';
import type { Activity } from '../activity';
import type { AgreedCommand } from './agreed-commands';
import type { EffectName, PlanSigner } from './events';
import type { ProvidedCommand } from './provided-commands';
import type { SubmitAdhesion } from './submit-adhesion';

/** Everything that can be asked of a percorso. `on` is the civil date on which the act took place. */
export type PercorsoCommand =
  | SubmitAdhesion
  /** Reads the person's unemployment again where the adhesion read it. */
  | {
      readonly type: 'RecordFacts';
      readonly on: CivilDate;
      readonly facts: Facts;
      readonly registers?: 'read';
    }
  | { readonly type: 'TakeInCharge'; readonly on: CivilDate; readonly registers?: 'read' }
  | { readonly type: 'IssueAssegno'; readonly on: CivilDate }
  /** Reads the register of offices for those among the members; a choice of before did not. */
  | {
      readonly type: 'ChooseApl';
      readonly on: CivilDate;
      readonly provider: Provider;
      readonly registers?: 'read';
    }
  | { readonly type: 'AcceptPerson'; readonly on: CivilDate }
  | { readonly type: 'DeclinePerson'; readonly on: CivilDate }
  | { readonly type: 'WithdrawChoice'; readonly on: CivilDate }
  | { readonly type: 'HoldFirstMeeting'; readonly on: CivilDate; readonly tutorId: TutorId }
  | { readonly type: 'ReportAbandonment'; readonly on: CivilDate; readonly cause: AbandonmentCause }
  | { readonly type: 'OpenGuidance'; readonly on: CivilDate }
  | { readonly type: 'SignPlan'; readonly on: CivilDate; readonly signers: readonly PlanSigner[] }
  | AgreedCommand
  | ProvidedCommand
  | ({ readonly type: 'RecordActivity' } & Activity)
  | { readonly type: 'CancelActivity'; readonly on: CivilDate; readonly activityId: ActivityId }
  | { readonly type: 'ChangeApl'; readonly on: CivilDate }
  | { readonly type: 'ChangeTutor'; readonly on: CivilDate; readonly tutorId: TutorId }
  /** The caseload of a tutor is handed over. */
  | { readonly type: 'ReplaceTutor'; readonly on: CivilDate; readonly tutorId: TutorId }
  | { readonly type: 'ReportRefusal'; readonly on: CivilDate; readonly cause: RefusalCause }
  | { readonly type: 'ReportLostRequirement'; readonly on: CivilDate; readonly cause: LostRequirement }
  /** `on` is the day since when the other office holds it. */
  | {
      readonly type: 'TransferPercorso';
      readonly on: CivilDate;
      readonly cpi: CpiId;
      readonly because: TransferCause;
    }
  /**
   * The fact of that version was recorded by mistake. `instead` is the act as it should have been asked, null where it never
   * happened; `withdraws` names the acts after it that cannot follow then, all of them.
   */
  | {
      readonly type: 'CorrectFact';
      readonly on: CivilDate;
      readonly corrects: number;
      readonly instead: Correcting | null;
      readonly withdraws: readonly number[];
    }
  /** Assesses the fees again: after the envelope was increased, or to have claims fall that the version of the rules lets stay. */
  | { readonly type: 'Reassess'; readonly on: CivilDate; readonly claims?: 'fall' }
  /** `against`: a percorso that asks the payee for money back; as much as that is set off instead of being paid out. */
  | {
      readonly type: 'ProposePayment';
      readonly on: CivilDate;
      readonly payee: Payee;
      readonly against?: PercorsoId;
    }
  /** `proposal` is the version of the fact that proposed it. */
  | { readonly type: 'ApprovePayment'; readonly on: CivilDate; readonly proposal: number }
  | { readonly type: 'RejectPayment'; readonly on: CivilDate; readonly proposal: number }
  | {
      readonly type: 'RecordRecovery';
      readonly on: CivilDate;
      readonly payee: Payee;
      readonly cents: number;
    }
  | RecoveryCommand
  | { readonly type: 'RetryEffect'; readonly key: string }
  /** What was refused is never tried again, and why it need not be. */
  | { readonly type: 'CloseEffect'; readonly key: string; readonly because: ClosingReason }
  | MeasureCommand
  /** Sent by the engine itself when an effect was attempted. */
  | {
      readonly type: 'RecordEffectAnswer';
      readonly key: string;
      readonly effect: EffectName;
      readonly direction: 'do' | 'undo';
      readonly answer: EffectAnswer;
      readonly reference: string;
    };

/** An act of a percorso, as it is asked in the place of one recorded by mistake. */
export type Correcting = Extract<PercorsoCommand, { readonly type: Corrigible }>;
type Corrigible =
  | 'SubmitAdhesion'
  | 'RecordFacts'
  | 'TakeInCharge'
  | AgreedCommand['type']
  | 'IssueAssegno'
  | 'ChooseApl'
  | 'AcceptPerson'
  | 'DeclinePerson'
  | 'HoldFirstMeeting'
  | 'OpenGuidance'
  | 'SignPlan'
  | 'OpenBusiness'
  | 'RecordActivity'
  | 'ChangeApl'
  | 'ChangeTutor'
  | 'ReportAbandonment'
  | 'ReportRefusal'
  | 'ReportLostRequirement';

export type PercorsoCommandType = PercorsoCommand['type'];
/** What people and systems may ask of the pathway; the engine sends the rest by itself, and what is asked back has acts of its own. */
export type Askable = Exclude<
  PercorsoCommandType,
  'RecordEffectAnswer' | MeasureCommand['type'] | RecoveryCommand['type']
>;

/** When a command may be asked beside the steps of the pathway. */
export type Moment =
  'at-first' | 'undecided' | 'until-the-end' | 'from-taking-charge' | 'unless-rejected' | 'once-begun';
/**
 * A step of the pathway; what is done instead of one while it is waited for; what goes on from one; the taking back of one on
 * which nobody has built yet; a change, from the step that its rule names; what is told under a provision; or a moment.
 */
export type When =
  | { readonly step: StepName }
  | { readonly insteadOf: StepName }
  | { readonly goesOnFrom: StepName }
  | { readonly takingBack: 'choice' }
  | { readonly change: 'provider' | 'tutor' }
  | { readonly under: Provision }
  | Moment;
/** What a programme may provide beside its steps, from the step that its rule names. */
export type Provision = 'conditionality' | 'paths';

/** When each command may be asked, in the order in which they are shown. In which order the steps come is for the programme to say. */
export const WHEN = {
  SubmitAdhesion: 'at-first',
  RecordFacts: 'undecided',
  TakeInCharge: { step: 'taking-charge' },
  AssignProfile: { step: 'profile' },
  SignPatto: { step: 'patto' },
  IssueAssegno: { step: 'issue' },
  ChooseApl: { step: 'choice' },
  AcceptPerson: { step: 'acceptance' },
  DeclinePerson: { insteadOf: 'acceptance' },
  WithdrawChoice: { takingBack: 'choice' },
  HoldFirstMeeting: { step: 'first-meeting' },
  OpenGuidance: { step: 'guidance' },
  SignPlan: { step: 'plan' },
  OpenBusiness: { step: 'business' },
  RecordActivity: 'from-taking-charge',
  CancelActivity: 'from-taking-charge',
  ChangeApl: { change: 'provider' },
  ChangeTutor: { change: 'tutor' },
  ReplaceTutor: { change: 'tutor' },
  RefreshProfile: { goesOnFrom: 'profile' },
  UpdatePatto: { goesOnFrom: 'patto' },
  AgreePlan: { step: 'plan' },
  AssessNeeds: { step: 'assessment' },
  ChangePath: { under: 'paths' },
  SignTeamAgreement: { step: 'team-agreement' },
  RecordBreach: { under: 'conditionality' },
  ReportAbandonment: 'until-the-end',
  ReportRefusal: 'until-the-end',
  ReportLostRequirement: 'until-the-end',
  TransferPercorso: 'unless-rejected',
  CorrectFact: 'once-begun',
  Reassess: 'from-taking-charge',
  ProposePayment: 'from-taking-charge',
  ApprovePayment: 'from-taking-charge',
  RejectPayment: 'from-taking-charge',
  RecordRecovery: 'from-taking-charge',
  RetryEffect: 'once-begun',
  CloseEffect: 'once-begun',
} as const satisfies { readonly [Type in Askable]: When };

/** The commands that people and systems may ask, in the order of the pathway. */
export const ASKABLE_COMMANDS = Object.keys(WHEN) as readonly Askable[];
