import type { DeliveryChannel } from '../programmes/due-process';
import type { PercorsoId } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import type { Docket } from './events';
import type { AnswerReason, RequestMatter, RequestOutcome } from './request-matter';

/** Of which request something is asked, and the day on which it took place. */
interface Asked {
  readonly on: CivilDate;
  readonly request: number;
}

/** Everything that can be asked about the requests of a person. */
export type RequestCommand =
  | {
      readonly type: 'LodgeRequest';
      readonly on: CivilDate;
      readonly matter: RequestMatter;
      readonly percorso: PercorsoId | null;
      readonly docket: Docket;
    }
  | ({
      readonly type: 'AnswerRequest';
      readonly outcome: RequestOutcome;
      readonly reasons: readonly AnswerReason[];
      /** The last day of an exemption that is granted in part; null of whatever else. */
      readonly until: CivilDate | null;
      readonly docket: Docket;
    } & Asked)
  | ({
      readonly type: 'RecordAnswerDelivery';
      readonly channel: DeliveryChannel;
      readonly docket: Docket;
    } & Asked)
  | ({ readonly type: 'AppealRefusal'; readonly docket: Docket } & Asked)
  /** The person asks it no more, or an exemption ends early, which the office may say too. */
  | ({ readonly type: 'WithdrawRequest' } & Asked);

export type RequestAsk<Type extends RequestCommand['type']> = Extract<
  RequestCommand,
  { readonly type: Type }
>;
