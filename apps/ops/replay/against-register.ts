import type { History, Replay } from '../../../activities/decided-again';
import type { ToldDifference } from '../../../activities/difference-texts';
import { differences } from '../../../activities/differences';
import { answerKey } from '../../../activities/perform';
import type { CommandRow, Fact } from '../../../activities/ports';
import { statesOf } from '../../../activities/redecide';
import type { LoopAgenda } from '../../../activities/told';
import type { Deadline, OwedEffect } from '../../../domain/decider';
import { deciderOf } from '../../../domain/deciders';
import { earliest } from '../../../domain/happening';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { RUN_TEXTS } from './difference-texts';
import type { Heard, Performed, Slept } from './heard';

/**
 * Where what a loop was told, went by, slept on and performed is not what the register holds. Plain replay compares none of it:
 * a term that was moved in every place at once would pass.
 */
export function againstRegister(
  heard: Heard,
  history: History,
  rulebook: Rulebook,
): readonly ToldDifference[] {
  const { told, agendas, slept, performed } = heard;
  const decider = deciderOf(history.stream);
  const { states } = statesOf(decider, history.facts);
  const replay: Replay = { ...history, rulebook, decider, states };
  const rows = new Map(history.commands.map((row) => [row.requestId, row]));
  const found = [
    ...told.flatMap(({ facts }) => facts.flatMap((fact) => ofNamed(fact, history.facts))),
    ...agendas.flatMap((agenda) => ofAgenda(agenda, replay)),
    ...slept.flatMap((sleep) => ofSleep(sleep, agendas)),
    ...performed.flatMap((one) => ofPerformed(one, { stream: history.stream, agendas, rows })),
  ];
  return [...new Map(found.map((one) => [one.en, one])).values()];
}

/** A signal names a fact by type and version. */
function ofNamed(
  named: Heard['told'][number]['facts'][number],
  facts: readonly Fact[],
): readonly ToldDifference[] {
  const held = facts[named.version - 1]?.event.type;
  if (held === named.type) return [];
  return [RUN_TEXTS.signal(named.type, named.version, held)];
}

function ofAgenda(agenda: LoopAgenda, replay: Replay): readonly ToldDifference[] {
  const { version } = agenda;
  const due = agendaAt(replay, agenda);
  if (due === undefined) return [RUN_TEXTS.noVersion(version)];
  return differences(due, agenda).map((one) => RUN_TEXTS.agenda(version, one));
}

/** The agenda that a loop is to be given of the version that it names; undefined where the register has no such version. */
function agendaAt(replay: Replay, heard: LoopAgenda): LoopAgenda | undefined {
  const { decider, rulebook, states } = replay;
  const { version } = heard;
  if (version >= states.length) return undefined;
  const state = states[version];
  const label = decider.label(state) ?? null;
  if (heard.closed && isFromImport(replay))
    return { version, wakeAt: null, term: null, owed: null, closed: true, label };
  const { deadlines, owed, closed } = decider.agenda(state, rulebook);
  return { version, ...nextDate(replay, heard, deadlines), owed: nextOwed(owed), closed, label };
}

/** When it is to wake, and for which term: none, where a fact of another stream wakes it. */
function nextDate(
  replay: Replay,
  heard: LoopAgenda,
  deadlines: readonly Deadline[],
): Pick<LoopAgenda, 'wakeAt' | 'term'> {
  const due = earliest(deadlines);
  if (isToldBefore(replay, heard, due?.dueAt)) return { wakeAt: heard.wakeAt, term: null };
  return due === undefined ? { wakeAt: null, term: null } : { wakeAt: due.dueAt, term: due.name };
}

function nextOwed(owed: readonly OwedEffect[]): OwedEffect | null {
  const since = owed.map(({ notBefore }) => notBefore).sort()[0];
  return owed.find(({ notBefore }) => notBefore === since) ?? null;
}

/** Between two commands of an import a stream is held, and a loop that asks is told that there is nothing to do. */
function isFromImport({ commands }: Replay): boolean {
  return commands.some(({ ask }) => ask.at !== undefined);
}

/** Whether it is to wake for a fact of a stream that it follows, before anything falls due. */
function isToldBefore(
  { decider, states, others, rulebook }: Replay,
  { version, wakeAt }: LoopAgenda,
  dueAt: LoopAgenda['wakeAt'] = null,
): boolean {
  if (wakeAt === null || (dueAt !== null && dueAt <= wakeAt)) return false;
  const followed = decider.follows(states[version], rulebook);
  return followed.some(({ stream }) => (others[stream] ?? []).some(({ toldAt }) => toldAt === wakeAt));
}

/** A timer rings when an agenda said so, and says why. */
function ofSleep({ untilMs, summary }: Slept, agendas: readonly LoopAgenda[]): readonly ToldDifference[] {
  const isKnown = agendas.some(
    ({ wakeAt, term, owed }) =>
      (wakeAt !== null &&
        Date.parse(wakeAt) === untilMs &&
        summary === `term: ${term ?? 'a fact of another stream'}`) ||
      (owed !== null && Date.parse(owed.notBefore) === untilMs && summary === `again: ${owed.effect}`),
  );
  const until = new Date(untilMs).toISOString();
  return isKnown ? [] : [RUN_TEXTS.timer(until, summary)];
}

interface Owing {
  readonly stream: string;
  readonly agendas: readonly LoopAgenda[];
  readonly rows: ReadonlyMap<string, CommandRow>;
}

/**
 * What is performed was owed by an agenda; what it came to is a command of the register, which was decided again already: one
 * that no fact owed is refused there.
 */
function ofPerformed(
  { owed, outcomes }: Performed,
  { stream, agendas, rows }: Owing,
): readonly ToldDifference[] {
  const isOwed = agendas.some((agenda) => differences(agenda.owed, owed).length === 0);
  return [
    ...(isOwed ? [] : [RUN_TEXTS.neverOwed(owed)]),
    ...outcomes.filter((one) => !rows.has(answerKey(stream, one))).map(RUN_TEXTS.noOutcome),
  ];
}
