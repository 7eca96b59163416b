import { accept, refuse, type Context, type Decision } from '../decider';
import type { Communication } from '../employment/communication';
import type { CivilDate } from '../time/civil-date';
import { factOn } from './fact';

/** Who told that somebody died, or that it was a mistake. What somebody died of is nowhere. */
export const DEATH_SOURCES = ['population-register', 'family', 'employer', 'provider'] as const;
export type DeathSource = (typeof DEATH_SOURCES)[number];

/** That a person died on a day, who told it, and the version of the fact that says so. */
export interface Death {
  readonly on: CivilDate;
  readonly source: DeathSource;
  readonly version: number;
}

export type DeathCommand =
  /** `on` is the day of the death. */
  | { readonly type: 'ReportDeath'; readonly on: CivilDate; readonly source: DeathSource }
  | { readonly type: 'WithdrawDeath'; readonly source: DeathSource };

export type DeathEvent =
  | { readonly type: 'DeathReported'; readonly diedOn: CivilDate; readonly source: DeathSource }
  /** It was told in error; `death` is the version of the fact that told it. */
  | { readonly type: 'DeathWithdrawn'; readonly death: number; readonly source: DeathSource };

/** Told once: another day is told after the first was taken back, which names the fact that it takes back. */
export function decideDeath(
  command: DeathCommand,
  death: Death | null,
  { today }: Pick<Context, 'today'>,
): Decision<DeathEvent> {
  const { source } = command;
  if (command.type === 'WithdrawDeath')
    return death === null
      ? refuse('death-not-reported')
      : accept([factOn(today, { type: 'DeathWithdrawn', death: death.version, source })]);
  const { on } = command;
  if (on > today) return refuse('date-in-the-future');
  if (death !== null) return death.on === on ? accept([]) : refuse('death-already-reported', [death.on]);
  return accept([factOn(on, { type: 'DeathReported', diedOn: on, source })]);
}

/**
 * Whether a message tells of work after the death. The day of an extension is a last day that was planned, and an annulment
 * repeats what it annuls.
 */
export function isAfterDeath({ kind, event, eventOn }: Communication, death: Death): boolean {
  return kind !== 'annulment' && event !== 'extension' && eventOn > death.on;
}
