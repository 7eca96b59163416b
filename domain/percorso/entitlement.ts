import type { NewFact } from '../decider';
import { met } from '../ruling';
import type { AplId } from '../identifiers';
import type { ProgrammeVersion } from '../programmes/programme';
import type { FeeFacts } from '../remuneration/fee-facts';
import type { ResultFee } from '../remuneration/outcome-fee';
import { capped, processFees } from '../remuneration/process-fee';
import type { CivilDate } from '../time/civil-date';
import type { FeePart, PercorsoEvent } from './events';
import { factOn } from './fact';
import { owedTo, payeeOf, type Money } from './money';
import { hasEnded, type Percorso } from './percorso';

type Facts = readonly NewFact<PercorsoEvent>[];
type Known = Exclude<Percorso, { phase: 'none' }>;

/** What a payee is entitled to for one part. Cents. */
export interface Entitlement {
  readonly aplId: AplId;
  readonly part: FeePart;
  readonly cents: number;
}

/** Under which version of the programme, and on which day, money is assessed. */
export interface Assessing {
  readonly rules: ProgrammeVersion;
  readonly today: CivilDate;
}

/** The result that is payable, and the process part once the percorso has ended; together cut to the ceiling. */
export function entitlementsOf(
  percorso: Known,
  { facts, result }: { readonly facts: FeeFacts; readonly result: ResultFee },
  { fees }: ProgrammeVersion,
): readonly Entitlement[] {
  const process = hasEnded(percorso) ? processFees(fees.process, facts) : [];
  let room = capped(
    fees,
    result.cents,
    process.reduce((sum, one) => sum + one.cents, 0),
  ).processCents;
  const cut = process.map(({ payee, cents }): Entitlement => {
    const granted = Math.min(cents, room);
    room -= granted;
    return { aplId: payee, part: 'process', cents: granted };
  });
  if (result.payee === null) return cut;
  const resultCents = capped(fees, result.cents, 0).resultCents;
  return [{ aplId: result.payee, part: 'result', cents: resultCents }, ...cut];
}

/** What was assessed before, brought to what is entitled now. */
export function differences(
  percorso: Known,
  entitled: readonly Entitlement[],
  { rules, today }: Assessing,
): Facts {
  const { money } = percorso.dossier;
  const rule = met(rules.fees.source, { asOf: today });
  return partsOf(money, entitled).flatMap(({ aplId, part, cents }): Facts => {
    const differenceCents = cents - payeeOf(money, aplId)[part];
    if (differenceCents === 0) return [];
    const event: PercorsoEvent = {
      ...{ type: 'FeeAssessed', aplId, part, entitledCents: cents, differenceCents },
    };
    return [factOn(today, event, [rule])];
  });
}

/** Every part that is entitled or was assessed before. */
function partsOf(money: Money, entitled: readonly Entitlement[]): readonly Entitlement[] {
  const gone = money.payees.flatMap(({ aplId }) =>
    (['result', 'process'] as const)
      .filter((part) => !entitled.some((one) => one.aplId === aplId && one.part === part))
      .map((part): Entitlement => ({ aplId, part, cents: 0 })),
  );
  return [...entitled, ...gone];
}

/** What was paid beyond the entitlement and is not asked back yet. */
export function recoveriesOf(
  percorso: Known,
  entitled: readonly Entitlement[],
  { rules, today }: Assessing,
): Facts {
  const { money } = percorso.dossier;
  const rule = rules.steps.recovery;
  return money.payees.flatMap((payee): Facts => {
    const { aplId, claimed, recovered } = payee;
    const now = { ...payee, result: 0, process: 0 };
    entitled.filter((one) => one.aplId === aplId).forEach(({ part, cents }) => (now[part] += cents));
    const cents = -owedTo(now) - (claimed - recovered);
    if (cents <= 0) return [];
    return [factOn(today, { type: 'RecoveryOpened', aplId, cents }, [met(rule, { paidCents: payee.paid })])];
  });
}
