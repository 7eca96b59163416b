/** The effects that a percorso has on the world; `effects.ts` says what each does and how it is undone. */
export const EFFECT_NAMES = [
  'reserve-budget',
  'notify-apl',
  'book-appointments',
  'notify-parties',
  'pay-fee',
  'request-recovery',
] as const;
export type EffectName = (typeof EFFECT_NAMES)[number];
