import type { DataSource } from 'typeorm';

/** Whether the probe succeeds within the time; it may go on unheard after that. */
export async function answersWithin(withinMs: number, probe: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), withinMs);
  });
  try {
    return await Promise.race([probe().then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the database answers within the time. */
export function databaseAnswers(source: DataSource, withinMs: number): Promise<boolean> {
  return answersWithin(withinMs, () => source.query('SELECT 1'));
}
