import { atShare, fromCallers } from './measure';
import { newPercorso, recordFacts } from './percorso';
import type { Side } from './side';
import type { Readings } from './turns';

const CALLERS = 50;
const EACH = 6;

/** Fifty callers on one percorso, whose commands are decided one after the other. */
export async function crowd({ apiUrl }: Side): Promise<Readings> {
  const percorsoId = await newPercorso(apiUrl);
  const began = performance.now();
  const times = await fromCallers(CALLERS, CALLERS * EACH, () => recordFacts(apiUrl, percorsoId));
  const seconds = (performance.now() - began) / 1_000;
  return {
    '50 callers on one percorso, a second': times.length / seconds,
    '50 callers on one percorso, p99 ms': atShare(times, 0.99),
  };
}
