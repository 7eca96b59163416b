import { newPercorso, recordFacts } from './commands';
import { fromCallers, medianOf, type Median } from './measure';

const CALLERS = 50;

export interface Crowd {
  readonly perSecond: Median;
  readonly p99Ms: Median;
}

/** Fifty callers on one percorso, whose commands are decided one after the other. */
export async function crowd(apiUrl: string, rounds: number): Promise<Crowd> {
  const items = CALLERS * 6;
  const rates: number[] = [];
  const p99s: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const percorsoId = await newPercorso(apiUrl);
    const began = performance.now();
    const times = await fromCallers(CALLERS, items, () => recordFacts(apiUrl, percorsoId));
    rates.push((items * 1000) / (performance.now() - began));
    p99s.push([...times].sort((a, b) => a - b)[Math.floor(items * 0.99)] ?? 0);
    console.error(`crowd: round ${round + 1} of ${rounds}`);
  }
  return { perSecond: medianOf(rates), p99Ms: medianOf(p99s) };
}
