import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { payeeId } from '../../../domain/account/payee';
import { lineName, type Declaration } from '../../../domain/envelope/declaration';
import type { DeclaredLine } from '../../../domain/envelope/declaration-events';
import { declarationsOf, ENVELOPE, type Envelope } from '../../../domain/envelope/envelope';
import type { AnyDecider } from '../../../domain/deciders';
import { envelopeStream, type EnvelopeCode, type StreamId } from '../../../domain/identifiers';
import { fold } from '../../../domain/lived';
import { FULL_SIGHT } from '../../../domain/programmes/sight';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import type { Operation } from '../../../domain/standing/certification';
import { declarableOf } from '../../../domain/standing/declarable';
import { FIRST_TOLD_DAY } from '../../../domain/time/told-day';
import type { CivilDate } from '../../../domain/time/civil-date';
import { canonicalText } from '../canonical';
import { readFacts } from '../history';
import { certifiedAmong, type ReadBeside } from './certified-operations';
import { movesUntil, type CertificationAsked } from './certified-sources';

type Source = DataSource | EntityManager;

/** What was declared of an envelope, in the order in which it was proposed. */
export async function declarationsIn(
  source: Source,
  envelope: EnvelopeCode,
): Promise<readonly Declaration[]> {
  const facts = await readFacts(source, envelopeStream(envelope));
  return declarationsOf(fold(ENVELOPE as unknown as AnyDecider, facts) as Envelope);
}

/** The lines of the envelopes of these operations that were certified, each with the number of its declaration. */
export async function declaredAmong(
  source: Source,
  operations: readonly Operation[],
): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>();
  for (const envelope of new Set(operations.map((one) => one.envelope)))
    for (const { number, lines } of await declarationsIn(source, envelope))
      if (number !== null) lines.forEach((line) => numbers.set(lineName(line), number));
  return numbers;
}

/** What two copies of a declaration are compared by: its lines, each in its place. */
export function linesDigest({ lines }: Pick<Declaration, 'lines'>): string {
  return `sha256:${createHash('sha256').update(canonicalText(lines)).digest('hex')}`;
}

/** Streams folded at once. */
const PAGE = 50;

interface DeclarableAsked {
  readonly envelope: EnvelopeCode;
  readonly to: CivilDate;
  readonly rulebook: Rulebook;
}

/** What may be declared of an envelope by what was told up to a day: nothing that is declared already, or lacks a proof. */
export function declarableLines(
  source: DataSource,
  { envelope, to, rulebook }: DeclarableAsked,
): Promise<readonly DeclaredLine[]> {
  return source.transaction('REPEATABLE READ', async (snapshot) => {
    const lines = (await declarationsIn(snapshot, envelope)).flatMap((one) => one.lines);
    const asked = { period: { from: FIRST_TOLD_DAY, to }, envelope, sight: FULL_SIGHT };
    const streams = await undeclaredStreams(snapshot, asked, lines);
    const reading = { asked, rulebook, beside: new Map() as ReadBeside };
    const operations: Operation[] = [];
    for (let done = 0; done < streams.length; done += PAGE) {
      const found = await certifiedAmong(snapshot, streams.slice(done, done + PAGE), reading);
      operations.push(...found.flatMap((one) => one.operations));
    }
    return declarableOf(operations, new Set(lines.map(lineName)));
  });
}

/** The streams with a move that nobody declared; the books name a payee without its kind. */
async function undeclaredStreams(
  source: EntityManager,
  asked: CertificationAsked,
  lines: readonly DeclaredLine[],
): Promise<readonly StreamId[]> {
  const nameOf = (one: Omit<DeclaredLine, 'payee' | 'cents'>, payee: string) =>
    `${one.stream}#${String(one.version)} ${payee}`;
  const declared = new Set(lines.map((line) => nameOf(line, payeeId(line.payee))));
  const moves = await movesUntil(source, asked);
  const open = moves.filter((move) => !declared.has(nameOf(move, move.payee)));
  return [...new Set(open.map(({ stream }) => stream))];
}
