import type { DataSource, EntityManager } from 'typeorm';
import type { Payee } from '../../../domain/account/payee';
import { deciderOf, type Fact } from '../../../domain/deciders';
import { payeeStream, type StreamId } from '../../../domain/identifiers';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { operationsOf, payeesMoved, type Operation } from '../../../domain/standing/certification';
import { statedCents } from '../../../domain/standing/certification-totals';
import type { Told } from '../../../domain/standing/statement';
import { factsOf } from '../history';
import { reportedAmong, runsOf, type CertificationAsked } from './certified-sources';

/** What is read of runs and payees beside the streams: of many operations the same, so each is read once. */
export type ReadBeside = Map<StreamId, readonly Fact[]>;

/** The operations of a stream; of all its envelopes together what is declared and what its statements say that moved, in cents. */
export interface Certified {
  readonly stream: StreamId;
  readonly operations: readonly Operation[];
  readonly postedCents: number;
  readonly statedCents: number;
}

interface Reading {
  readonly asked: CertificationAsked;
  readonly rulebook: Rulebook;
  readonly beside: ReadBeside;
}

/** The operations of these streams, each folded from its facts; those of other envelopes and programmes than asked left out. */
export async function certifiedAmong(
  source: DataSource | EntityManager,
  streams: readonly StreamId[],
  { asked, rulebook, beside }: Reading,
): Promise<readonly Certified[]> {
  const { period } = asked;
  const facts = await factsOf(source, streams);
  const runs = await runsOf(source, streams);
  const reported = await reportedAmong(source, streams, period.to);
  const all = streams.map((stream): Told & { readonly payees: readonly Payee[] } => {
    const told = { stream, facts: facts.get(stream) ?? [], decider: deciderOf(stream) };
    return { ...told, payees: payeesMoved(told, period) };
  });
  const named = all.flatMap(({ stream, payees }) => [
    ...(runs.get(stream) ?? []),
    ...payees.map(payeeStream),
  ]);
  await readInto(beside, source, named);
  return all.map(({ payees, ...told }) => {
    const { stream } = told;
    const known = payees.map((payee) => [payee, beside.get(payeeStream(payee)) ?? []] as const);
    const its = {
      runs: (runs.get(stream) ?? []).map((run) => beside.get(run) ?? []),
      payees: Object.fromEntries(known),
      isReported: reported.has(stream),
    };
    const operations = operationsOf(told, { period, rulebook, beside: its });
    return {
      stream,
      operations: operations.filter(({ envelope }) => envelope === (asked.envelope ?? envelope)),
      postedCents: operations.reduce((sum, { paid, returned }) => sum + paid - returned, 0),
      statedCents: statedCents(told, { period, rulebook }),
    };
  });
}

async function readInto(
  beside: ReadBeside,
  source: DataSource | EntityManager,
  streams: readonly StreamId[],
): Promise<void> {
  const missing = [...new Set(streams)].filter((stream) => !beside.has(stream));
  if (missing.length === 0) return;
  const facts = await factsOf(source, missing);
  for (const stream of missing) beside.set(stream, facts.get(stream) ?? []);
}
