import { lineName } from '../../../domain/envelope/declaration';
import type { StreamId } from '../../../domain/identifiers';
import type { Operation } from '../../../domain/standing/certification';
import type { CertificationTotals, Level } from '../../../domain/standing/certification-totals';
import type { Evidence } from '../../../domain/standing/evidence';
import type { Move } from '../../../domain/standing/filed';
import type { Proof } from '../../../domain/standing/proofs';

/** The hash of a fact, and where it stands in the log of its ledger; null where that was not read, or it is not numbered yet. */
export interface Seal {
  readonly hash: string;
  readonly position: number | null;
}

type SealedProof = Proof & Seal;

/** An operation whose facts are named with their hashes, and the last place in the log of what it declares. */
export interface SealedOperation extends Operation {
  readonly moves: readonly (Omit<Move, 'proof'> & {
    readonly proof: SealedProof;
    /** The number of the declaration that has it; null where none was certified with it. */
    readonly declaration: number | null;
  })[];
  readonly trail: readonly (Omit<Evidence, 'proofs'> & { readonly proofs: readonly SealedProof[] })[];
  readonly position: number | null;
}

/** A programme and its envelopes, each with the last place in the log of what it declares. */
export interface PlacedLevel {
  readonly programme: string;
  readonly totals: CertificationTotals;
  readonly position: number | null;
  readonly envelopes: readonly (Level<SealedOperation>['envelopes'][number] & {
    readonly position: number | null;
  })[];
}

/** The streams of all facts that operations name. */
export function streamsNamed(operations: readonly Operation[]): readonly StreamId[] {
  const proofs = operations.flatMap(({ trail }) => trail.flatMap((evidence) => evidence.proofs));
  return [...new Set([...operations, ...proofs].map(({ stream }) => stream))];
}

export function sealed(
  operation: Operation,
  {
    seals,
    declared,
  }: { readonly seals: ReadonlyMap<string, Seal>; readonly declared: ReadonlyMap<string, number> },
): SealedOperation {
  const withSeal = (proof: Proof): SealedProof => {
    const seal = seals.get(`${proof.stream}#${String(proof.version)}`);
    if (seal === undefined) throw new Error(`${proof.stream} has no fact ${String(proof.version)}`);
    return { ...proof, ...seal };
  };
  const moves = operation.moves.map((move) => {
    const name = lineName({ stream: operation.stream, version: move.proof.version, payee: move.payee });
    return { ...move, proof: withSeal(move.proof), declaration: declared.get(name) ?? null };
  });
  return {
    ...operation,
    moves,
    trail: operation.trail.map((evidence) => ({ ...evidence, proofs: evidence.proofs.map(withSeal) })),
    position: lastOf(moves.map(({ proof }) => proof.position)),
  };
}

export function placed({ envelopes: all, ...level }: Level<SealedOperation>): PlacedLevel {
  const envelopes = all.map((one) => ({
    ...one,
    position: lastOf(one.operations.map(({ position }) => position)),
  }));
  return { ...level, envelopes, position: lastOf(envelopes.map(({ position }) => position)) };
}

function lastOf(positions: readonly (number | null)[]): number | null {
  return positions.reduce((last, one) => (one !== null && one > (last ?? 0) ? one : last), null);
}
