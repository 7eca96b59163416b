/** The effects of which tests tell all, in their order. */
const SPOKEN_OF = [
  'reserve-budget',
  'notify-apl',
  'book-appointments',
  'notify-parties',
  'pay-fee',
  'request-recovery',
];

/** Whether a call or a key is of one of them: an effect that is added has tests of its own, and moves none of these. */
export function isSpokenOf(call: string): boolean {
  return SPOKEN_OF.some((effect) => call.includes(effect));
}
