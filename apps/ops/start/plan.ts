import type { Text } from '../../../domain/texts';
import type { Configuration } from '../../modules/configuration/configuration';
import type { Surroundings } from './executables';
import type { Running } from './launch';
import type { Screen } from './screen';
import type { Supervised } from './supervise';

/** What a system is started from; nothing of it is read from the process. */
export interface SystemPlan {
  readonly configuration: Configuration;
  readonly migrate: Migrate;
  /** What our processes would otherwise make themselves at their start; they do without, or make it again. */
  readonly prepare?: () => Promise<unknown>;
  /** The compiled entry files of our two processes. */
  readonly entries: { readonly worker: string; readonly api: string };
  readonly cacheFolder: string;
  readonly env: Surroundings;
  readonly screen: Screen;
  /** Asks to stop, also in the middle of a start. */
  readonly signal: AbortSignal;
  /** Asks not to wait for anything any longer. */
  readonly force: AbortSignal;
}

/** The place where parts are started: the plan, the real folder, and what runs so far. */
export interface Site {
  readonly plan: SystemPlan;
  readonly dataFolder: string;
  readonly parts: Parts;
}

/** A part in the order it was started; it is stopped in the reverse order. */
export type Parts = Map<string, Supervised<Running>>;

/** The URL of each role that our processes use; none of them owns the tables. */
export interface DatabaseUrls {
  readonly api: string;
  readonly worker: string;
  readonly rebuild: string;
}

/** Brings the schema up to date and the roles into being, as the owner. */
export type Migrate = (ownerUrl: string, report: (line: Text) => void) => Promise<DatabaseUrls>;
