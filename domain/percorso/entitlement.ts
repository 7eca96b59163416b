import { claims, differences, type Entitlement } from '../account/difference';
import type { NewFact } from '../decider';
import { met } from '../ruling';
import type { ProgrammeVersion } from '../programmes/programme';
import type { FeeFacts } from '../remuneration/fee-facts';
import type { ResultFee } from '../remuneration/outcome-fee';
import { capped, processFees } from '../remuneration/process-fee';
import type { CivilDate } from '../time/civil-date';
import { FEE_PARTS, type FeePart, type PercorsoEvent } from './events';
import { factOn } from './fact';
import { ofApl } from './money';
import { hasEnded, type BegunPercorso } from './state';

type Facts = readonly NewFact<PercorsoEvent>[];

/** Under which version of the programme, and on which day, money is assessed. */
export interface Assessing {
  readonly rules: ProgrammeVersion;
  readonly today: CivilDate;
}

/** The result that is payable, and the process part once the percorso has ended; together cut to the ceiling. */
export function entitlementsOf(
  percorso: BegunPercorso,
  { facts, result }: { readonly facts: FeeFacts; readonly result: ResultFee },
  { fees }: ProgrammeVersion,
): readonly Entitlement<FeePart>[] {
  const process = hasEnded(percorso) ? processFees(fees.process, facts) : [];
  let room = capped(
    fees,
    result.cents,
    process.reduce((sum, one) => sum + one.cents, 0),
  ).processCents;
  const cut = process.map(({ payee, cents }): Entitlement<FeePart> => {
    const granted = Math.min(cents, room);
    room -= granted;
    return { payee: ofApl(payee), part: 'process', cents: granted };
  });
  if (result.payee === null) return cut;
  const resultCents = capped(fees, result.cents, 0).resultCents;
  return [{ payee: ofApl(result.payee), part: 'result', cents: resultCents }, ...cut];
}

/** What was assessed before, brought to what is entitled now. */
export function assessments(
  percorso: BegunPercorso,
  entitled: readonly Entitlement<FeePart>[],
  { rules, today }: Assessing,
): Facts {
  const rule = met(rules.fees.source, { asOf: today });
  return differences(percorso.dossier.money, entitled, FEE_PARTS).map(
    ({ payee, part, cents, differenceCents }) =>
      factOn(
        today,
        {
          type: 'FeeAssessed',
          payee,
          part,
          entitledCents: cents,
          differenceCents,
        },
        [rule],
      ),
  );
}

/** What was paid beyond the entitlement and is not asked back yet. */
export function recoveriesOf(
  percorso: BegunPercorso,
  entitled: readonly Entitlement<FeePart>[],
  { rules, today }: Assessing,
): Facts {
  return claims(percorso.dossier.money, entitled).map(({ payee, cents, paid }) =>
    factOn(today, { type: 'RecoveryOpened', payee, cents }, [met(rules.acts.recovery, { paidCents: paid })]),
  );
}
