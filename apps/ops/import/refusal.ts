import type { FaultCode } from './faults';
import type { FileName } from './files/file-table';

/** A row that is not imported: where it stands, which cell is wrong (empty: the row as a whole), and why. */
export interface Refusal {
  readonly file: FileName;
  readonly line: number;
  /** The row's own identifier; empty where it could not be read. */
  readonly id: string;
  readonly field: string;
  readonly reason: FaultCode;
}
