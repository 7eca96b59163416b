import {
  outstandingCents,
  owedCents,
  entitledCents,
  payeeIn,
  setOffCents,
  writtenOffCents,
  type Account,
  type PayeeAccount,
} from '../account/account';
import { recoveryOf } from '../account/changes';
import type { Payee } from '../account/payee';
import { instalmentsOf, overdueCents, type Instalment } from '../account/recovery';
import { askedIn } from '../account/recovery-changes';
import type { AnyDecider, Fact } from '../deciders';
import type { EnvelopeCode, StreamId } from '../identifiers';
import { rulesIn, type Rulebook } from '../programmes/rulebook';
import type { Ruling } from '../ruling';
import { dateOf, type CivilDate } from '../time/civil-date';
import { partsOf, type PartOfLine } from './acts';
import { moneyOf } from './moneys';

/** Where a payee stands with one stream. Cents. */
export interface Sums {
  readonly entitled: number;
  /** Proposed and not approved yet; approved and not paid yet. */
  readonly proposed: number;
  readonly approved: number;
  readonly paid: number;
  readonly askedBack: number;
  /** All that came back, and of it what came by compensation. */
  readonly recovered: number;
  readonly setOff: number;
  /** Given up by decisions, as far as it is paid beyond the entitlement. */
  readonly writtenOff: number;
}

/** One fact that moved the account of the payee, by how much, and the rules that it cites. */
export interface Movement {
  readonly version: number;
  readonly type: string;
  readonly on: CivilDate;
  readonly toldOn: CivilDate;
  readonly moved: Sums;
  readonly basis: readonly Ruling[];
}

/** What one percorso or incentive owes a payee, why, and what became of it in a period. */
export interface StatementLine {
  readonly stream: StreamId;
  readonly rules: string;
  readonly envelope: EnvelopeCode | null;
  readonly parts: readonly PartOfLine[];
  /** Before the first day of the period. */
  readonly opening: Sums;
  readonly movements: readonly Movement[];
  /** At the end of its last day: what it began with and all that moved. */
  readonly closing: Sums;
  /** Entitled to and not paid; negative where too much was paid and has not come back. */
  readonly owed: number;
  /** Asked back and not come. */
  readonly outstanding: number;
  /** When what is asked back is to come, in parts; and what of it is late. */
  readonly instalments: readonly Instalment[];
  readonly overdue: number;
}

/** Days on which something was told, both included; without a first day from the beginning, without a last as known now. */
export interface Period {
  readonly from?: CivilDate | undefined;
  readonly to?: CivilDate | undefined;
}

/** A stream with all its facts, and who folds it. */
export interface Told {
  readonly stream: StreamId;
  readonly facts: readonly Fact[];
  readonly decider: AnyDecider;
}

/** The line of a stream for a payee; undefined where it never had anything to do with it by then. */
export function statementLine(
  payee: Payee,
  { stream, facts, decider }: Told,
  { period, rulebook }: { readonly period: Period; readonly rulebook: Rulebook },
): StatementLine | undefined {
  const lived = livedUntil(facts, period.to, decider);
  const last = lived.at(-1);
  if (last === undefined) return undefined;
  const { account, envelope, rules } = moneyOf(stream, last.state);
  if (rules === null || !account.payees.some((one) => one.payee === payee)) return undefined;
  const moved = movementsOf(payee, lived, stream);
  const isBefore = ({ toldOn }: Movement) => period.from !== undefined && toldOn < period.from;
  const one = payeeIn(account, payee);
  return {
    stream,
    rules,
    envelope,
    parts: partsOf(one, { stream, state: last.state, rules: rulesIn(rulebook, rules) }),
    opening: moved.filter(isBefore).reduce((sums, movement) => added(sums, movement.moved), NOTHING),
    movements: moved.filter((movement) => !isBefore(movement)),
    closing: sumsIn(account, payee),
    owed: owedCents(one),
    outstanding: outstandingCents(one),
    ...askedBackOf(account, payee),
  };
}

const NOTHING: Sums = {
  entitled: 0,
  proposed: 0,
  approved: 0,
  paid: 0,
  askedBack: 0,
  recovered: 0,
  setOff: 0,
  writtenOff: 0,
};

function askedBackOf(account: Account, payee: Payee): Pick<StatementLine, 'instalments' | 'overdue'> {
  const recovery = recoveryOf(account, payee);
  if (recovery === undefined) return { instalments: [], overdue: 0 };
  const asked = askedIn(account, payee);
  return { instalments: instalmentsOf(recovery, asked), overdue: overdueCents(recovery, asked) };
}

/** Sums side by side. */
export function added(one: Sums, other: Sums): Sums {
  return combined(one, other, (a, b) => a + b);
}

interface After {
  readonly fact: Fact;
  readonly state: unknown;
}

/** The states of a stream after each of its facts, up to the first that was told later. */
function livedUntil(
  facts: readonly Fact[],
  to: CivilDate | undefined,
  decider: AnyDecider,
): readonly After[] {
  const later = to === undefined ? -1 : facts.findIndex(({ toldAt }) => dateOf(toldAt) > to);
  const lived: After[] = [];
  for (const fact of later < 0 ? facts : facts.slice(0, later))
    lived.push({ fact, state: decider.evolve(lived.at(-1)?.state ?? decider.initial, fact) });
  return lived;
}

function movementsOf(payee: Payee, lived: readonly After[], stream: StreamId): readonly Movement[] {
  let before = NOTHING;
  return lived.flatMap(({ fact, state }) => {
    const after = sumsIn(moneyOf(stream, state).account, payee);
    const moved = combined(after, before, (a, b) => a - b);
    before = after;
    if (Object.values(moved).every((cents) => cents === 0)) return [];
    const { version, effectiveOn: on, toldAt, basis } = fact;
    return [{ version, type: fact.event.type, on, toldOn: dateOf(toldAt), moved, basis }];
  });
}

function sumsIn(account: Account, payee: Payee): Sums {
  const one: PayeeAccount = payeeIn(account, payee);
  const onTheWay = (standing: 'open' | 'approved') =>
    account.proposals
      .filter((proposal) => proposal.payee === payee && proposal.standing === standing)
      .reduce((sum, { cents }) => sum + cents, 0);
  return {
    entitled: entitledCents(one),
    proposed: onTheWay('open'),
    approved: onTheWay('approved'),
    paid: one.paid,
    askedBack: one.claimed,
    recovered: one.recovered,
    setOff: setOffCents(one),
    writtenOff: writtenOffCents(one),
  };
}

function combined(one: Sums, other: Sums, of: (a: number, b: number) => number): Sums {
  return {
    entitled: of(one.entitled, other.entitled),
    proposed: of(one.proposed, other.proposed),
    approved: of(one.approved, other.approved),
    paid: of(one.paid, other.paid),
    askedBack: of(one.askedBack, other.askedBack),
    recovered: of(one.recovered, other.recovered),
    setOff: of(one.setOff, other.setOff),
    writtenOff: of(one.writtenOff, other.writtenOff),
  };
}
