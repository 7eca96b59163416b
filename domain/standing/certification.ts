import type { Account } from '../account/account';
import { payeeId, type Payee } from '../account/payee';
import type { Fact } from '../deciders';
import { kindOf, type EnvelopeCode, type PersonId, type StreamId } from '../identifiers';
import type { Applied } from '../incentive/state';
import { fold } from '../lived';
import type { BegunPercorso } from '../percorso/state';
import type { ProgrammeVersion } from '../programmes/programme';
import { programmeCodeOf, rulesIn, type Rulebook, type RulesName } from '../programmes/rulebook';
import { dateOf, type CivilDate } from '../time/civil-date';
import { trailOf } from './audit-trail';
import type { Evidence } from './evidence';
import { paymentsIn, stillOut, sumOf, type Beside, type Filed, type Move } from './filed';
import { moneyOf } from './moneys';
import { proofOf } from './proofs';
import type { Told } from './statement';

/** Days on which payments and returns were told, both included: by the day of payment alone what is told late would be declared by nobody. */
export interface CertifiedPeriod {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A percorso or an incentive for which something was paid in the period, and what proves it by the lines of Annex XIII. Cents. */
export interface Operation {
  readonly stream: StreamId;
  /** Whose percorso it is, or the worker of the incentive. */
  readonly person: PersonId;
  readonly programme: string;
  readonly rules: RulesName;
  readonly envelope: EnvelopeCode;
  readonly moves: readonly Move[];
  readonly paid: number;
  readonly returned: number;
  /** Asked back, or paid too much, and not come by the end of the period. */
  readonly outstanding: number;
  readonly trail: readonly Evidence[];
  /** `suspended`: a line lacks its proof, so that what was paid is not certified yet. What came back alone needs none. */
  readonly standing: 'complete' | 'suspended';
}

interface Asked {
  readonly period: CertifiedPeriod;
  readonly rulebook: Rulebook;
  readonly beside: Beside;
}

/** What is to be declared of a stream in a period, for each envelope out of which it was paid. */
export function operationsOf({ stream, facts: all, decider }: Told, asked: Asked): readonly Operation[] {
  const { period, rulebook } = asked;
  const beside = besideUntil(asked.beside, period.to);
  const facts = toldUntil(all, period.to);
  const state = fold(decider, facts);
  const { account, rules } = moneyOf(stream, state);
  if (rules === null) return [];
  const moves = movesIn(facts, period, account);
  const filed = { stream, facts, state, account, rules, to: period.to, beside };
  return [...new Set(moves.map(({ envelope }) => envelope))].map((envelope) => {
    const own = moves.filter((one) => one.envelope === envelope).map(({ envelope: _, ...move }) => move);
    return operationOf({ ...filed, moves: own }, { envelope, version: rulesIn(rulebook, rules) });
  });
}

/** Who was paid or gave back in the period: of whom the facts are to be read beside. */
export function payeesMoved(told: Told, period: CertifiedPeriod): readonly Payee[] {
  const facts = toldUntil(told.facts, period.to);
  const { account } = moneyOf(told.stream, fold(told.decider, facts));
  return [...new Set(movesIn(facts, period, account).map(({ payee }) => payee))];
}

function operationOf(
  filed: Filed,
  { envelope, version }: { readonly envelope: EnvelopeCode; readonly version: ProgrammeVersion },
): Operation {
  const { stream, rules, moves, account } = filed;
  const trail = trailOf(filed, version);
  const payments = paymentsIn(filed);
  const lacks = trail.some(({ standing }) => standing === 'missing');
  const paid = sumOf(payments);
  return {
    stream,
    person: personOf(filed),
    programme: programmeCodeOf(rules),
    rules,
    envelope,
    moves,
    paid,
    returned: paid - sumOf(moves),
    outstanding: stillOut(account),
    trail,
    standing: payments.length > 0 && lacks ? 'suspended' : 'complete',
  };
}

function personOf({ stream, state }: Filed): PersonId {
  if (kindOf(stream) === 'incentive') return (state as Applied).worker.personId;
  return (state as BegunPercorso).personId;
}

/** Each posting to what was paid or came back, told in the period, with the payee of whom the books leave out the kind. */
function movesIn(
  facts: readonly Fact[],
  { from, to }: CertifiedPeriod,
  { payees }: Account,
): readonly (Move & { readonly envelope: EnvelopeCode })[] {
  const isIn = ({ toldAt }: Fact) => dateOf(toldAt) >= from && dateOf(toldAt) <= to;
  const payeeOf = (id: string) => payees.find(({ payee }) => payeeId(payee) === id)?.payee;
  return facts.filter(isIn).flatMap((fact) =>
    (fact.postings ?? []).flatMap(({ account, envelope, payee: id, cents }) => {
      if (account !== 'paid' && account !== 'recovered') return [];
      const payee = payeeOf(id);
      if (payee === undefined) throw new Error(`${fact.stream} posts to a payee that it does not know`);
      const isLate = fact.effectiveOn < from;
      const move = { proof: proofOf(fact), payee, cents, reference: referenceOf(fact), isLate };
      return [{ ...move, envelope: envelope as EnvelopeCode }];
    }),
  );
}

function referenceOf({ event }: Fact): string | null {
  return event.type === 'EffectAnswered' && event.reference !== '' ? event.reference : null;
}

/** Up to the last that was told by then, so that no move of the period is left out. */
function toldUntil(facts: readonly Fact[], to: CivilDate): readonly Fact[] {
  return facts.slice(0, facts.findLastIndex(({ toldAt }) => dateOf(toldAt) <= to) + 1);
}

/** These are told by other doors, and a later fact of theirs says nothing of an earlier one. */
function besideUntil({ runs, payees, isReported }: Beside, to: CivilDate): Beside {
  const known = Object.entries(payees).map(([payee, facts]) => [payee, toldUntil(facts, to)] as const);
  return {
    runs: runs.map((facts) => toldUntil(facts, to)),
    payees: Object.fromEntries(known),
    isReported,
  };
}
