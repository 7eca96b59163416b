import { EMPTY_ACCOUNT, type Account } from '../account/account';
import { kindOf, type EnvelopeCode, type StreamId } from '../identifiers';
import type { Incentive } from '../incentive/state';
import type { Percorso } from '../percorso/state';
import type { RulesName } from '../programmes/rulebook';

/** The money of a stream that pays somebody, out of which envelope, and under which rules; null before there is any. */
export interface MoneyOf {
  readonly account: Account;
  readonly envelope: EnvelopeCode | null;
  readonly rules: RulesName | null;
}

/** The streams that pay somebody. */
export const PAYING_KINDS = ['percorso', 'incentive'] as const;

const NONE: MoneyOf = { account: EMPTY_ACCOUNT, envelope: null, rules: null };

export function moneyOf(stream: StreamId, state: unknown): MoneyOf {
  if (kindOf(stream) === 'incentive') return ofIncentive(state as Incentive);
  const percorso = state as Percorso;
  if (percorso.phase === 'none') return NONE;
  const { money } = percorso.dossier;
  return { account: money, envelope: money.envelope, rules: percorso.rules };
}

function ofIncentive(incentive: Incentive): MoneyOf {
  if (!('money' in incentive)) return NONE;
  const { money, rules } = incentive;
  return { account: money, envelope: money.envelope, rules };
}
