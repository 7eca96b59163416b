import { outstandingCents, overpaidCents, payeeIn } from '../account/account';
import type { Command } from '../deciders';
import type { Rejection } from '../decider';
import { accreditedWindows, type Apl } from '../apl/state';
import { aplStream, type AplId, type StreamId } from '../identifiers';
import { choicesOf } from '../percorso/choices';
import { ASKABLE_COMMANDS } from '../percorso/commands';
import { agreedSince, BESIDE_THE_STEPS } from '../percorso/moment';
import { hasEnded, stageOf, type BegunPercorso, type Percorso, type Stage } from '../percorso/state';
import { programmeIn, rulesIn, versionOn, type Rulebook } from '../programmes/rulebook';
import type { Reason } from '../rejections';
import { addDays, type CivilDate } from '../time/civil-date';
import type { Limit } from './limit-met';

/** What would have been accepted instead, of a field of the command; without one, of the command as a whole. */
export type Bound =
  /** `since` is the step of the first day. */
  | {
      readonly kind: 'days';
      readonly field: string;
      readonly windows: readonly Window[];
      readonly since?: Stage;
    }
  | {
      readonly kind: 'amount';
      readonly field: string;
      readonly of: 'cents' | 'places';
      readonly least?: number;
      readonly most?: number;
    }
  | { readonly kind: 'times'; readonly most: number }
  | { readonly kind: 'values'; readonly field: string; readonly allowed: readonly string[] };

/** Both ends included; null where nothing bounds it. */
export interface Window {
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
}

/** What was refused, of which stream as it stands, on which day. */
export interface Refused {
  readonly rejection: Pick<Rejection, 'reason' | 'missing'>;
  readonly stream: StreamId;
  readonly command: Command;
  readonly state: unknown;
  /** The streams that `readFor` names, as they stand. */
  readonly others: { readonly [stream: StreamId]: unknown };
  /** The limit that `limitMet` names, and what is taken of it. */
  readonly limit?: Limit | undefined;
  readonly rulebook: Rulebook;
  readonly today: CivilDate;
}

/**
 * What a window, a limit or a list of values would have let pass. The refusal itself holds no more than its reason: what was
 * decided is kept and decided again, so that its bounds are told from what is known when somebody asks.
 */
export function boundsOf(refused: Refused): readonly Bound[] {
  // The act of a correction is decided in the place of the mistake, which is not how the stream stands.
  if (CORRECTIONS.includes(refused.command.type)) return [];
  return BOUNDS[refused.rejection.reason]?.(refused) ?? [];
}

const CORRECTIONS: readonly Command['type'][] = ['CorrectFact', 'CorrectIncentiveFact'];

/** Whether the bounds of a reason depend on what the stream holds. */
export function isBounded(reason: Reason): boolean {
  return BOUNDS[reason] !== undefined;
}

/** Which other streams the bounds of a refusal are told from: the bodies that it names. */
export function readFor({ reason, missing }: Refused['rejection']): readonly StreamId[] {
  return OF_BODIES.includes(reason) ? missing.map((id) => aplStream(id as AplId)) : [];
}

const OF_BODIES: readonly Reason[] = ['accreditation-ended', 'apl-not-accredited'];

const BOUNDS: { readonly [reason in Reason]?: (refused: Refused) => readonly Bound[] } = {
  'accreditation-ended': accreditedDays,
  'activity-outside-percorso': (refused) =>
    ofBegun(refused, (percorso) => {
      const to = hasEnded(percorso) ? percorso.end.on : refused.today;
      return [days('on', { from: percorso.requestedOn, to })];
    }),
  'adhesion-before-earlier-end': ({ rejection: { missing } }) =>
    missing.map((end) => days('on', { from: addDays(end as CivilDate, 1), to: null })),
  'adhesion-window-closed': adhesionDays,
  'apl-full': ({ limit }) =>
    limit === undefined ? [] : [{ kind: 'amount', field: 'provider', of: 'places', most: limit.cents }],
  'apl-not-accredited': accreditedDays,
  'change-already-used': (refused) =>
    ofBegun(refused, ({ rules }) => {
      const { provider, tutor } = rulesIn(refused.rulebook, rules).changes;
      return [{ kind: 'times', most: refused.command.type === 'ChangeTutor' ? tutor.most : provider.most }];
    }),
  'change-too-late': (refused) =>
    ofBegun(refused, ({ rules, dossier }) => {
      const { withinDays } = rulesIn(refused.rulebook, rules).changes.provider;
      const first = choicesOf(dossier)[0]?.on;
      if (first === undefined || withinDays === null) return [];
      return [days('on', { from: null, to: addDays(first, withinDays - 1) })];
    }),
  'date-before-previous-step': daysOfStep,
  'date-in-the-future': daysOfStep,
  'dates-out-of-order': ({ command }) =>
    'from' in command ? [days('to', { from: command.from, to: null })] : [],
  'envelope-below-reserved': ({ limit }) =>
    limit === undefined ? [] : [{ kind: 'amount', field: 'cents', of: 'cents', least: limit.taken }],
  'envelope-exhausted': ({ limit }) =>
    limit === undefined
      ? []
      : [{ kind: 'amount', field: '', of: 'cents', most: Math.max(0, limit.cents - limit.taken) }],
  'exit-not-in-programme': ({ rejection: { missing } }) =>
    missing.length === 0 ? [] : [{ kind: 'values', field: 'cause', allowed: missing }],
  'nothing-to-recover': recoverable,
  'places-below-taken': ({ limit }) =>
    limit === undefined ? [] : [{ kind: 'amount', field: 'places', of: 'places', least: limit.taken }],
  'programme-not-open': gateDays,
  'programme-unknown': ({ rulebook }) => [
    { kind: 'values', field: 'programme', allowed: rulebook.programmes.map(({ code }) => code) },
  ],
  'provider-not-offered': (refused) =>
    ofBegun(refused, ({ rules }) => {
      const kinds = rulesIn(refused.rulebook, rules).providers?.kinds ?? [];
      return [{ kind: 'values', field: 'provider', allowed: kinds }];
    }),
  'reference-day-after-profile': ({ command }) =>
    'referenceOn' in command ? [days('referenceOn', { from: null, to: command.on })] : [],
};

function days(field: string, ...windows: readonly Window[]): Extract<Bound, { kind: 'days' }> {
  return { kind: 'days', field, windows };
}

function ofBegun(
  { state }: Refused,
  bounds: (percorso: BegunPercorso) => readonly Bound[],
): readonly Bound[] {
  const percorso = state as Percorso;
  return percorso.phase === 'none' ? [] : bounds(percorso);
}

function accreditedDays({ others }: Refused): readonly Bound[] {
  return Object.values(others).map((apl) => days('on', ...accreditedWindows(apl as Apl)));
}

function adhesionDays({ command, rulebook }: Refused): readonly Bound[] {
  if (!('programme' in command)) return [];
  const versions = programmeIn(rulebook, command.programme)?.versions ?? [];
  const windows = new Map(
    versions.map(({ adhesionFrom: from, adhesionTo: to }) => [`${from}/${to}`, { from, to }]),
  );
  return [days('on', ...windows.values())];
}

function gateDays({ command, rulebook }: Refused): readonly Bound[] {
  if (command.type !== 'SubmitAdhesion') return [];
  const programme = programmeIn(rulebook, command.programme);
  const version = programme && versionOn(programme, command.on);
  const from = version?.gate?.openFrom ?? null;
  return version === undefined || from === null ? [] : [days('on', { from, to: version.adhesionTo })];
}

/** From the step before to today; what begins a stream, or is told beside its steps, is bounded by today alone. */
function daysOfStep({ command, state, today }: Refused): readonly Bound[] {
  if ('communication' in command) return [days('receivedOn', { from: null, to: today })];
  const agreed = since(command, state as Percorso);
  if (agreed !== undefined) return [days('on', { from: agreed, to: today })];
  const isBeside = (BESIDE_THE_STEPS as readonly string[]).includes(command.type);
  const before = isBeside ? {} : (state as { readonly since?: CivilDate; readonly appliedOn?: CivilDate });
  const until = days('on', { from: before.since ?? before.appliedOn ?? null, to: today });
  return [before.since === undefined ? until : { ...until, since: stageOf(state as Percorso) }];
}

/** What goes on from an earlier day of its own. */
function since({ type }: Command, percorso: Percorso): CivilDate | undefined {
  const isAsked = ASKABLE_COMMANDS.find((one) => one === type);
  return isAsked === undefined || percorso.phase === 'none' ? undefined : agreedSince(isAsked, percorso);
}

/** What is asked back and still to come; where a claim falls, at most what was paid too much. */
function recoverable(refused: Refused): readonly Bound[] {
  const { command, rulebook } = refused;
  if (command.type !== 'RecordRecovery') return [];
  return ofBegun(refused, ({ rules, dossier }) => {
    const one = payeeIn(dossier.money, command.payee);
    const asked = outstandingCents(one);
    const falls = rulesIn(rulebook, rules).recovery.whenLessIsDue === 'falls';
    const most = falls ? Math.min(asked, overpaidCents(one)) : asked;
    return [{ kind: 'amount', field: 'cents', of: 'cents', most }];
  });
}
