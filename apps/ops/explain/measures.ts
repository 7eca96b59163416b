import type { DataSource } from 'typeorm';
import { readHistory } from '../../../activities/postgres/history';
import type { Fact } from '../../../activities/ports';
import { deciderOf } from '../../../domain/deciders';
import { proceedingStream, type StreamId } from '../../../domain/identifiers';
import { fold } from '../../../domain/lived';
import type { PercorsoEvent } from '../../../domain/percorso/events';
import type { ProceedingEventType } from '../../../domain/proceeding/events';
import type { MeasureName } from '../../../domain/proceeding/matter';
import type { Proceedings } from '../../../domain/proceeding/state';
import type { Text } from '../../../domain/texts';
import { joined } from '../../modules/texts/text';
import { indented, proceedingInWords } from '../proceedings/in-words';
import { toldProceedings, type ToldProceeding } from '../proceedings/told';
import { detailOf } from '../show/detail';
import { aligned, BLANK, day } from '../text';
import { titleOf } from '../titles';
import { explainProceedings, type Explained } from './explanation';
import { decisionInWords } from './in-words';
import { EXPLAIN_TEXTS as SAYS } from './texts';

/** A measure that an exit of a percorso follows from: its proceeding, how it was decided, and what its annulment gave back. */
export interface ToldMeasure {
  readonly exit: number;
  readonly stream: StreamId;
  readonly proceeding: ToldProceeding;
  readonly decisions: readonly Explained[];
  /** The facts of the percorso by which the exit was taken back, with all that came of that. */
  readonly givenBack: readonly Pick<Fact, 'version' | 'effectiveOn' | 'event'>[];
}

/** The measures that exits of a percorso followed from, in their order. */
export async function measuresBehind(
  register: DataSource,
  facts: readonly Fact[],
): Promise<readonly ToldMeasure[]> {
  const told: ToldMeasure[] = [];
  for (const { version, under } of exitsUnder(facts)) {
    const stream = proceedingStream(under.of);
    const history = await readHistory(register, stream);
    const known = fold(deciderOf(stream), history.facts) as Proceedings;
    const all = known.phase === 'none' ? [] : toldProceedings(known);
    const proceeding = all.find(({ number }) => number === under.proceeding);
    if (proceeding === undefined) continue;
    const decisions = explainProceedings(history).filter((one) => isDeciding(one, under));
    told.push({ exit: version, stream, proceeding, decisions, givenBack: givenBack(version, facts) });
  }
  return told;
}

interface ExitUnder {
  readonly version: number;
  readonly under: MeasureName;
}

function exitsUnder(facts: readonly Fact[]): readonly ExitUnder[] {
  return facts.flatMap(({ version, event }) =>
    underIn(event as PercorsoEvent).map((under) => ({ version, under })),
  );
}

/** An exit may be told instead of another, by the correction that takes that one back. */
function underIn(event: PercorsoEvent): readonly MeasureName[] {
  if (event.type === 'FactCorrected') return event.instead.flatMap((one) => underIn(one.event));
  return 'under' in event ? [event.under] : [];
}

const DECIDING: readonly ProceedingEventType[] = [
  'MeasureAdopted',
  'MeasureTookEffect',
  'MeasureReduced',
  'MeasureConfirmed',
  'MeasureAnnulled',
];

function isDeciding(one: Explained, { proceeding }: MeasureName): boolean {
  if (one.kind !== 'fact' || !DECIDING.some((type) => type === one.type)) return false;
  return 'proceeding' in one.data && one.data.proceeding === proceeding;
}

/** What was recorded with the correction of an exit: money and places follow from it. */
function givenBack(exit: number, facts: readonly Fact[]): ToldMeasure['givenBack'] {
  const corrections = facts.filter(({ event }) => event.type === 'FactCorrected' && event.corrects === exit);
  const causes = corrections.map(({ causation }) => causation);
  return facts
    .filter(({ causation }) => causes.includes(causation))
    .map(({ version, effectiveOn, event }) => ({ version, effectiveOn, event }));
}

/** Why a percorso ended by a measure, and what followed. */
export function measuresInWords(measures: readonly ToldMeasure[]): readonly Text[] {
  if (measures.length === 0) return [];
  return [BLANK, SAYS.measures, ...measures.flatMap(measureInWords)];
}

function measureInWords({
  exit,
  stream,
  proceeding,
  decisions,
  givenBack: back,
}: ToldMeasure): readonly Text[] {
  return [
    BLANK,
    SAYS.exitBy(exit, stream, proceeding.number),
    ...proceedingInWords(proceeding),
    ...decisions.flatMap(decisionInWords),
    ...(proceeding.stage === 'annulled' ? [BLANK, SAYS.givenBack, ...backInWords(back)] : []),
  ];
}

function backInWords(back: ToldMeasure['givenBack']): readonly Text[] {
  if (back.length === 0) return [indented(SAYS.notYet)];
  return aligned(
    back.map(({ version, effectiveOn, event }) => {
      const { type, ...data } = event;
      const more = detailOf({ type, data: data as never });
      const title = titleOf('fact', type);
      return [String(version), day(effectiveOn), more === undefined ? title : joined([title, more], ': ')];
    }),
  );
}
