import { claims, differences, falls, type Entitlement, type Fall } from '../account/difference';
import type { NewFact } from '../decider';
import { underCeiling } from '../entitlement/ceiling';
import { maturesByDay, type RuledTranche } from '../entitlement/readers';
import { sumsOf } from '../entitlement/tranche';
import { met } from '../ruling';
import type { ProgrammeVersion } from '../programmes/programme';
import type { CivilDate } from '../time/civil-date';
import { claimsOnDeceased, isDeceased } from './deceased';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import type { Money } from './money';
import type { BegunPercorso } from './state';

type Facts = readonly NewFact<PercorsoEvent>[];

/** Under which version of the programme, and on which day, money is assessed. */
export interface Assessing {
  readonly rules: ProgrammeVersion;
  readonly today: CivilDate;
}

/** Whether a tranche counts: its day was verified, or the pathway to whose end it belongs has ended. */
export function isMatured({ verifiedTo }: Money, { rule, tranche: { payableFrom } }: RuledTranche): boolean {
  // Not by the day of a decision: a deadline that passed earlier may be noticed later, and nothing may fall for that.
  return payableFrom !== null && (!maturesByDay(rule) || payableFrom <= (verifiedTo ?? ''));
}

/** What tranches come to for each part and payee, together cut to the ceiling. */
export function entitledBy(
  tranches: readonly RuledTranche[],
  { ceiling }: ProgrammeVersion,
): readonly Entitlement[] {
  return underCeiling(ceiling, sumsOf(tranches.map(({ tranche }) => tranche)));
}

/** What was assessed before, brought to what is entitled now, each part on the rule that gives it. */
export function assessments(
  percorso: BegunPercorso,
  entitled: readonly Entitlement[],
  { rules, today }: Assessing,
): Facts {
  const parts = [...new Set(rules.entitlements.map(({ part }) => part))];
  return differences(percorso.dossier.money, entitled, parts).map(({ payee, part, cents, differenceCents }) =>
    factOn(
      today,
      { type: 'FeeAssessed', payee, part, entitledCents: cents, differenceCents },
      rules.entitlements
        .filter((one) => one.part === part)
        .slice(0, 1)
        .map(({ basis }) => met(basis, { asOf: today })),
    ),
  );
}

/** What was paid beyond the entitlement and is not asked back yet; and what is asked back and is not due any more, where claims fall. */
export function recoveriesOf(
  percorso: BegunPercorso,
  entitled: readonly Entitlement[],
  { rules, today }: Assessing,
): Facts {
  const { money } = percorso.dossier;
  const { acts, recovery } = rules;
  const opened = claims(money, entitled)
    .filter(({ payee }) => !isDeceased(payee, percorso))
    .map(({ payee, cents, paid }) =>
      factOn(today, { type: 'RecoveryOpened', payee, cents }, [met(acts.recovery, { paidCents: paid })]),
    );
  const given = claimsOnDeceased(percorso).map(({ payee, cents }) =>
    factOn(today, { type: 'RecoveryWithdrawn', payee, cents }, [met(acts.death)]),
  );
  if (recovery.whenLessIsDue === 'stays') return [...opened, ...given];
  const fallen = falls(money, entitled)
    .filter(({ payee }) => !isDeceased(payee, percorso))
    .map((one) => factOn(today, fallOf(one), [met(recovery.source, { dueCents: one.remainingCents })]));
  return [...opened, ...given, ...fallen];
}

function fallOf({ payee, cents, remainingCents }: Fall): PercorsoEvent {
  return remainingCents > 0
    ? { type: 'RecoveryReduced', payee, cents, remainingCents }
    : { type: 'RecoveryWithdrawn', payee, cents };
}
