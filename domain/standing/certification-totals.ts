import type { Rulebook } from '../programmes/rulebook';
import { payeesMoved, type CertifiedPeriod, type Operation } from './certification';
import { statementLine, type Told } from './statement';

/** What operations come to together. Cents. */
export interface CertificationTotals {
  readonly operations: number;
  /** Payments and returns. */
  readonly moves: number;
  readonly paid: number;
  readonly returned: number;
  /** Paid less returned, of operations that lack nothing. */
  readonly certifiable: number;
  /** The same of those that lack a proof: it waits, and is not lost. */
  readonly suspended: number;
  readonly outstanding: number;
}

/** The operations of an envelope, and those of a programme. */
export interface Level<Of extends Operation> {
  readonly programme: string;
  readonly totals: CertificationTotals;
  readonly envelopes: readonly {
    readonly envelope: string;
    readonly totals: CertificationTotals;
    readonly operations: readonly Of[];
  }[];
}

export function totalsOf(operations: readonly Operation[]): CertificationTotals {
  const sum = (of: (one: Operation) => number) => operations.reduce((cents, one) => cents + of(one), 0);
  const net = (standing: Operation['standing']) =>
    sum((one) => (one.standing === standing ? one.paid - one.returned : 0));
  return {
    operations: operations.length,
    moves: sum(({ moves }) => moves.length),
    paid: sum(({ paid }) => paid),
    returned: sum(({ returned }) => returned),
    certifiable: net('complete'),
    suspended: net('suspended'),
    outstanding: sum(({ outstanding }) => outstanding),
  };
}

/** Operations by programme and envelope, each in the order of its name. */
export function levelsOf<Of extends Operation>(operations: readonly Of[]): readonly Level<Of>[] {
  return groupedBy(operations, ({ programme }) => programme).map(([programme, its]) => ({
    programme,
    totals: totalsOf(its),
    envelopes: groupedBy(its, ({ envelope }) => envelope).map(([envelope, own]) => ({
      envelope,
      totals: totalsOf(own),
      operations: own,
    })),
  }));
}

/** What the statements of its payees say that moved in a stream in the period: paid less come back, in cents. */
export function statedCents(
  told: Told,
  { period, rulebook }: { readonly period: CertifiedPeriod; readonly rulebook: Rulebook },
): number {
  return payeesMoved(told, period)
    .flatMap((payee) => statementLine(payee, told, { period, rulebook })?.movements ?? [])
    .reduce((sum, { moved }) => sum + moved.paid - moved.recovered, 0);
}

function groupedBy<Of>(
  all: readonly Of[],
  nameOf: (one: Of) => string,
): readonly (readonly [string, Of[]])[] {
  const groups = new Map<string, Of[]>();
  for (const one of all) {
    const group = groups.get(nameOf(one));
    if (group === undefined) groups.set(nameOf(one), [one]);
    else group.push(one);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}
