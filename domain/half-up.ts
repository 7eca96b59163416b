/** `part / whole` of non-negative integers, rounded half up: how amounts are cut to the cent. */
export function halfUp(part: number, whole: number): number {
  return Math.floor((2 * part + whole) / (2 * whole));
}
