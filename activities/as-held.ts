import type { Claim } from '../domain/decider';

/** Which claim of a decision is not granted. */
export type Denies = (claim: Claim) => boolean;

/** What comes of it when its claims are granted; where the register holds what is said without some of them, that. */
export function asHeld<Result>(
  live: (denies: Denies) => Result,
  isHeld: (result: Result) => boolean,
): Result {
  const granted = without(live, []);
  // Most decisions claim nothing that another stream can have taken: then there is one way to decide.
  if (granted.others.length === 0) return granted.result;
  return heldAmong(live, isHeld, granted) ?? granted.result;
}

/** A result with these claims denied, and the other claims that it asks for beside them. */
interface Without<Result> {
  readonly result: Result;
  readonly denied: readonly string[];
  readonly others: readonly string[];
}

function without<Result>(live: (denies: Denies) => Result, denied: readonly string[]): Without<Result> {
  const others = new Set<string>();
  const result = live((claim) => {
    if (!('refusedAs' in claim)) return false;
    if (!denied.includes(nameOf(claim))) others.add(nameOf(claim));
    return denied.includes(nameOf(claim));
  });
  return { result, denied, others: [...others] };
}

/** The first result that the register holds: this one, or one with any of its other claims denied too. */
function heldAmong<Result>(
  live: (denies: Denies) => Result,
  isHeld: (result: Result) => boolean,
  { result, denied, others }: Without<Result>,
): Result | undefined {
  if (isHeld(result)) return result;
  for (const name of others) {
    const found = heldAmong(live, isHeld, without(live, [...denied, name]));
    if (found !== undefined) return found;
  }
  return undefined;
}

function nameOf(claim: Claim): string {
  return 'key' in claim ? `${claim.kind} ${claim.key}` : `${claim.kind} ${claim.limit}`;
}
