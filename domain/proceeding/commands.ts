import type { DeliveryChannel } from '../programmes/due-process';
import type { ClosingReason, EffectAnswer } from '../effects';
import type { PercorsoId } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import type { DefenceGround, Delivered, Docket, ProceedingEffectName, Reasoned } from './events';
import type { Matter, Spell } from './matter';
import type { RequestCommand } from './request-commands';

/** Of which proceeding something is asked, and the day on which it took place. */
interface Asked {
  readonly on: CivilDate;
  readonly proceeding: number;
}

/** Everything that can be asked in the proceedings about a person or a body. */
export type ProceedingCommand =
  /** One act: the terms of the law run from it by themselves. */
  | {
      readonly type: 'SummonPerson';
      readonly on: CivilDate;
      readonly appointmentOn: CivilDate;
      readonly spell: Spell | null;
      readonly percorso: PercorsoId | null;
    }
  | ({ readonly type: 'RecordAppointment'; readonly kept: boolean } & Asked)
  | ({ readonly type: 'RejectJustification'; readonly docket: Docket } & Asked)
  | { readonly type: 'OpenProceeding'; readonly on: CivilDate; readonly matter: Matter }
  | ({ readonly type: 'TellSpell'; readonly spell: Spell } & Asked)
  | ({
      readonly type: 'RecordDelivery';
      readonly of: Delivered;
      readonly channel: DeliveryChannel;
      readonly docket: Docket;
    } & Asked)
  | ({ readonly type: 'LodgeDefence'; readonly ground: DefenceGround; readonly docket: Docket } & Asked)
  | ({ readonly type: 'AdoptMeasure' } & Reasoned & Asked)
  | ({ readonly type: 'DismissProceeding' } & Reasoned & Asked)
  | ({ readonly type: 'LodgeAppeal'; readonly docket: Docket } & Asked)
  | ({ readonly type: 'DecideAppeal'; readonly outcome: 'confirmed' | 'annulled' } & Reasoned & Asked)
  /** The office takes its own decision back. */
  | ({ readonly type: 'AnnulMeasure' } & Reasoned & Asked)
  | RequestCommand
  | { readonly type: 'RetryProceedingEffect'; readonly key: string }
  | { readonly type: 'CloseProceedingEffect'; readonly key: string; readonly because: ClosingReason }
  | {
      readonly type: 'RecordEffectAnswer';
      readonly key: string;
      readonly effect: ProceedingEffectName;
      readonly direction: 'do' | 'undo';
      readonly answer: EffectAnswer;
      readonly reference: string;
    };

export type ProceedingAsk<Type extends ProceedingCommand['type']> = Extract<
  ProceedingCommand,
  { readonly type: Type }
>;
