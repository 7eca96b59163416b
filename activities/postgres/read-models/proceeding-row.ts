import { idOf, parseAplId, parseCpiId } from '../../../domain/identifiers';
import { lastDayIn } from '../../../domain/proceeding/agenda';
import { PROCEEDING_TERMS, type ProceedingTerm } from '../../../domain/proceeding/events';
import type { Matter, MatterKind } from '../../../domain/proceeding/matter';
import { nextOf, type Next, type ProceedingTask } from '../../../domain/proceeding/next';
import {
  stageOf,
  type Decided,
  type Defence,
  type Delivery,
  type KnownProceedings,
  type Proceeding,
  type Proceedings,
  type ProceedingStage,
  type Reviewed,
  type Summons,
} from '../../../domain/proceeding/state';
import { dateOf, type CivilDate } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';

/** A term of the law, with its last day and whether it has passed. */
export interface TermRow {
  readonly term: ProceedingTerm;
  readonly lastDay: CivilDate;
  readonly passed: boolean;
}

/** One proceeding as it stands, and what it waits for; `subject` is a person or a body. */
export interface ProceedingRow {
  readonly subject: string;
  readonly number: number;
  readonly kind: MatterKind;
  readonly matter: Matter;
  readonly percorsoId: string | null;
  readonly stage: ProceedingStage;
  readonly officer: string;
  readonly summons: Summons | null;
  readonly openedOn: CivilDate | null;
  readonly notice: Delivery | null;
  readonly defences: readonly Defence[];
  readonly decided: Omit<Decided, 'version'> | null;
  readonly appealedOn: CivilDate | null;
  readonly reviewed: Reviewed | null;
  readonly terms: readonly TermRow[];
  readonly effects: readonly { readonly key: string; readonly direction: string; readonly answer: string }[];
  readonly task: ProceedingTask | null;
  readonly assignee: Next['assignee'] | null;
  readonly dueOn: CivilDate | null;
  readonly missing: readonly string[];
  /** Since when it waits; of one that waits for nobody the day of the last fact about its subject. */
  readonly since: CivilDate;
  readonly cpi: string | null;
  readonly apl: string | null;
}

/** A row for each proceeding about a person or a body. */
export function proceedingRows({ stream, state, facts }: StreamFile): readonly ProceedingRow[] {
  const known = state as Proceedings;
  const last = facts.at(-1);
  if (known.phase === 'none' || last === undefined) return [];
  const since = dateOf(last.recordedAt);
  return known.proceedings.map((one) => rowOf(one, known, { subject: idOf(stream), since }));
}

function rowOf(
  one: Proceeding,
  known: KnownProceedings,
  of: Pick<ProceedingRow, 'subject' | 'since'>,
): ProceedingRow {
  const { number, matter, officer, office, summons, openedOn, notice, defences, decided } = one;
  const { appealedOn, reviewed } = one;
  const effects = known.effects.filter(({ details }) => details.proceeding === number);
  return {
    ...of,
    ...(nextOf(one, known) ?? FOR_NOBODY),
    number,
    kind: matter.kind,
    matter,
    percorsoId: 'percorso' in matter ? matter.percorso : null,
    stage: stageOf(one),
    officer,
    summons,
    openedOn,
    notice,
    defences,
    decided: decided === null ? null : withoutVersion(decided),
    appealedOn,
    reviewed,
    terms: termsOf(one),
    effects: effects.map(({ key, direction, answer }) => ({ key, direction, answer })),
    cpi: parseCpiId(office) ?? null,
    apl: parseAplId(of.subject) ?? null,
  };
}

const FOR_NOBODY = { task: null, assignee: null, dueOn: null, missing: [] } as const;

function withoutVersion({ version: _, ...decided }: Decided): Omit<Decided, 'version'> {
  return decided;
}

function termsOf(one: Proceeding): readonly TermRow[] {
  return PROCEEDING_TERMS.flatMap((term) => {
    const lastDay = lastDayIn(one, term);
    return lastDay === undefined ? [] : [{ term, lastDay, passed: one.passed.includes(term) }];
  });
}
