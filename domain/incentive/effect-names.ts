/** The effects that an incentive has on the world; `effects.ts` says what each does and how it is undone. */
export const INCENTIVE_EFFECT_NAMES = [
  'reserve-incentive',
  'notify-employer',
  'pay-incentive',
  'request-incentive-recovery',
] as const;
export type IncentiveEffectName = (typeof INCENTIVE_EFFECT_NAMES)[number];
