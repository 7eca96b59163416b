import type { Payee } from '../account/payee';
import type { StreamId } from '../identifiers';
import type { CivilDate } from '../time/civil-date';

/** A payment that is declared, or what came back of one: negative. Cents. */
export interface DeclaredLine {
  readonly stream: StreamId;
  /** The fact by which it was paid, or came back. */
  readonly version: number;
  readonly payee: Payee;
  readonly cents: number;
}

/** What happens to a declaration; it is named by the version of the fact that proposed it. */
export type DeclarationEvent =
  | {
      readonly type: 'DeclarationProposed';
      readonly to: CivilDate;
      readonly lines: readonly DeclaredLine[];
      readonly cents: number;
    }
  | {
      readonly type: 'ExpenditureCertified';
      readonly declaration: number;
      readonly number: number;
      readonly cents: number;
    }
  | { readonly type: 'DeclarationRejected'; readonly declaration: number };
