import type { History } from '../../../activities/decided-again';
import type { CommandRow, Fact } from '../../../activities/ports';
import type { Actor } from '../../../domain/decider';
import type { PercorsoEvent } from '../../../domain/percorso/events';
import type { ProceedingEvent } from '../../../domain/proceeding/events';
import type { Citation, Ruling } from '../../../domain/ruling';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { rulesIn, type RulesName, type Rulebook } from '../../../domain/programmes/rulebook';
import type { Reason } from '../../../domain/rejections';
import type { Text } from '../../../domain/texts';
import type { CivilDate, Instant } from '../../../domain/time/civil-date';
import { saidByFact } from '../proceedings/detail';
import { refusalOf, titleOf } from '../titles';
import { aboutCommand, aboutFact } from './about';
import { LAW_OF_PROCEEDINGS, sourcesOf } from './sources';
import { termOf } from './term';

/** One rule as it was applied, and the sentence that it comes to. */
export interface ExplainedRuling extends Ruling {
  readonly text?: Text;
  readonly status?: string;
  readonly term?: Text;
}

/** One decision: a fact with the rules that allowed it, or a refusal with its reason. */
export type Explained =
  | {
      readonly kind: 'fact';
      readonly at: Instant;
      readonly version: number;
      readonly title: Text;
      readonly type: string;
      readonly effectiveOn: CivilDate;
      readonly data: object;
      /** What it says in words, where its fields are not told one by one. */
      readonly said?: Text;
      readonly actor: Actor;
      readonly causation: string;
      readonly basis: readonly ExplainedRuling[];
    }
  | {
      readonly kind: 'refusal';
      readonly at: Instant;
      readonly version: number;
      readonly title: Text;
      readonly remedy: Text;
      readonly command: string;
      readonly reason: Reason;
      readonly missing: readonly string[];
      readonly actor: Actor;
      readonly basis: readonly ExplainedRuling[];
    };

/** Every decision on a percorso in the order in which it was taken. */
export function explain({ facts, commands }: History, rulebook: Rulebook): readonly Explained[] {
  const adhesion = facts[0]?.event;
  const rules = adhesion?.type === 'AdhesionSubmitted' ? knownRules(rulebook, adhesion.rules) : undefined;
  return inOrder([
    ...facts.map((fact) => explainedFact(fact, rules)),
    ...commands.flatMap((row) => explainedRefusal(row, rules)),
  ]);
}

/** Every decision of the proceedings about a person or a body. */
export function explainProceedings({ facts, commands }: History): readonly Explained[] {
  const said = (fact: Fact) => ({
    ...explainedFact(fact, undefined),
    said: saidByFact(fact.event as ProceedingEvent),
  });
  return inOrder([...facts.map(said), ...commands.flatMap((row) => explainedRefusal(row, undefined))]);
}

function inOrder(told: readonly Explained[]): readonly Explained[] {
  return [...told].sort((one, other) => one.version - other.version || (one.kind === 'fact' ? -1 : 1));
}

/** A file of rules that this code does not have takes no explanation away but the texts of its rules. */
function knownRules(rulebook: Rulebook, name: RulesName): ProgrammeVersion | undefined {
  try {
    return rulesIn(rulebook, name);
  } catch {
    return undefined;
  }
}

function explainedFact(fact: Fact, rules: ProgrammeVersion | undefined): Explained {
  const { version, effectiveOn, actor, causation, recordedAt } = fact;
  const { type, ...data } = fact.event;
  const about = rules === undefined ? [] : aboutFact(fact.event as PercorsoEvent, rules);
  const words = wordsFor(rules, about);
  const basis = fact.basis.map((ruling) => explainedRuling(ruling, words));
  const title = titleOf('fact', type);
  return {
    kind: 'fact',
    at: recordedAt,
    version,
    title,
    type,
    effectiveOn,
    data,
    actor,
    causation,
    basis,
  };
}

function explainedRefusal(
  { answer, ask, decidedAt }: CommandRow,
  rules: ProgrammeVersion | undefined,
): readonly Explained[] {
  if (answer.verdict === 'accepted') return [];
  const { reason, missing, basis } = answer.rejection;
  const { title, remedy } = refusalOf(reason);
  const { version } = answer;
  const { actor, command } = ask;
  const words = wordsFor(rules, rules === undefined ? [] : aboutCommand(command.type, rules));
  const explained = basis.map((ruling) => explainedRuling(ruling, words));
  return [
    {
      kind: 'refusal',
      at: decidedAt,
      version,
      title,
      remedy,
      reason,
      missing,
      actor,
      basis: explained,
      command: command.type,
    },
  ];
}

/** The rules of a version, where there is one, and the words of each as they are to be told of one decision. */
interface Words {
  readonly rules: ProgrammeVersion | undefined;
  readonly sources: readonly Citation[];
}

function wordsFor(rules: ProgrammeVersion | undefined, about: readonly Citation[]): Words {
  return { rules, sources: rules === undefined ? LAW_OF_PROCEEDINGS : sourcesOf(rules, about) };
}

function explainedRuling(ruling: Ruling, { rules, sources }: Words): ExplainedRuling {
  const source = sources.find((one) => one.id === ruling.rule);
  const term = termOf(ruling, rules);
  return {
    ...ruling,
    ...(source === undefined ? {} : { text: source.text, status: source.status }),
    ...(term === undefined ? {} : { term }),
  };
}
