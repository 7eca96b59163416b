import { isUnasked } from '../domain/causation';
import { deciderOf, type AnyDecider } from '../domain/deciders';
import type { StreamId } from '../domain/identifiers';
import {
  rulebookBehind,
  rulebooksBefore,
  type RulesName,
  type Rulebook,
} from '../domain/programmes/rulebook';
import {
  factDifferences,
  isClaimRefusal,
  ofCommand,
  versionRead,
  type History,
  type Replay,
} from './decided-again';
import { REDECIDED_TEXTS, type ToldDifference } from './difference-texts';
import type { Fact } from './ports';
import { unaskedBefore } from './unasked-again';

/** Where the register disagrees with a decision that is taken again. */
export interface Finding {
  readonly stream: StreamId;
  /** The version before the decision; the first fact concerned is the next. */
  readonly version: number;
  /** The request id of the command, or `deadline/<name>`, or the causation of a fact that nothing explains. */
  readonly cause: string;
  readonly difference: ToldDifference;
}

/** What came of deciding a stream again; no findings when today's code decides what the register holds. */
export interface Redecided {
  readonly stream: StreamId;
  readonly facts: number;
  readonly commands: number;
  /** Refusals that a claim made: the decision itself can be taken again, the race for the claim cannot. */
  readonly refusedByClaim: number;
  readonly findings: readonly Finding[];
}

type Found = Omit<Finding, 'stream'>;

/**
 * Takes every decision of a stream again, each on the versions that it read, at its own instant and for its own actor, and
 * compares what comes of it with what the register holds. A chain proves that nobody touched a text; this proves that the
 * text is what the rules give. Under other rules it finds what they would have decided otherwise. Versions of a programme
 * that came after the one that the stream began under are not looked at; what was refused before anything began was decided
 * under one of those that there were.
 */
export function redecide(history: History, rulebook: Rulebook): Redecided {
  const { stream, facts } = history;
  const decider = deciderOf(stream);
  const { states, broken } = statesOf(decider, facts);
  const name = decider.rules(states.at(-1)) as RulesName | undefined;
  const under = (rules: Rulebook) => redecided({ ...history, rulebook: rules, decider, states }, broken);
  if (name !== undefined) return under(rulebookBehind(rulebook, name));
  const now = under(rulebook);
  if (now.findings.length === 0) return now;
  const then = rulebooksBefore(rulebook).map(under);
  return then.find(({ findings }) => findings.length === 0) ?? now;
}

function redecided(replay: Replay, broken: readonly Found[]): Redecided {
  const { stream, facts, commands } = replay;
  const found = [
    ...broken,
    ...commands.flatMap((row) => told(row.requestId, versionRead(replay, row), () => ofCommand(replay, row))),
    ...ofTime(replay),
    ...unexplained(replay),
  ].sort((one, other) => one.version - other.version);
  return {
    stream,
    facts: facts.length,
    commands: commands.length,
    refusedByClaim: commands.filter((row) => isClaimRefusal(replay, row)).length,
    findings: found.map((one) => ({ stream, ...one })),
  };
}

/** The state after each fact, as far as the facts can be followed, and where they cannot. */
export function statesOf(
  decider: AnyDecider,
  facts: readonly Fact[],
): { readonly states: readonly unknown[]; readonly broken: readonly Found[] } {
  const states: unknown[] = [decider.initial];
  for (const [index, fact] of facts.entries()) {
    const broken = told(fact.causation, index, () => {
      states.push(decider.evolve(states[index], fact));
      return [];
    });
    if (broken.length > 0) return { states, broken };
  }
  return { states, broken: [] };
}

/** A rule that stops loudly is a finding, not the end of the search. */
function told(cause: string, version: number, search: () => readonly ToldDifference[]): readonly Found[] {
  const found = (difference: ToldDifference): Found => ({ version, cause, difference });
  try {
    return search().map(found);
  } catch (failure) {
    return [found(REDECIDED_TEXTS.stopped(failure instanceof Error ? failure.message : String(failure)))];
  }
}

function ofTime(replay: Replay): readonly Found[] {
  const found: Found[] = [];
  let next = 0;
  for (const [index, fact] of replay.facts.entries()) {
    if (index < next || index >= replay.states.length || !isUnasked(fact)) continue;
    found.push(
      ...told(fact.causation, index, () => {
        const expected = unaskedBefore(replay, index, fact);
        next = index + expected.length;
        return factDifferences(expected, replay.facts.slice(index, Math.max(next, index + 1)));
      }),
    );
  }
  return found;
}

function unexplained({ facts, commands }: History): readonly Found[] {
  const asked = new Set(commands.map((row) => row.requestId));
  const difference = REDECIDED_TEXTS.unexplained;
  return facts
    .filter((fact) => !asked.has(fact.causation) && !isUnasked(fact))
    .map((fact) => ({ version: fact.version - 1, cause: fact.causation, difference }));
}
