import { existsSync } from 'node:fs';
import type { Programme } from '../../../domain/programmes/programme';
import { versionOn, type Rulebook } from '../../../domain/programmes/rulebook';
import { parseCivilDate } from '../../../domain/time/civil-date';
import { openRows, type Row } from './read/rows';

/**
 * The programme whose export a file of adhesions is: that of most of its first rows, by how their ids begin or else by the day of
 * adhesion; the last that is exported where no row tells.
 */
export async function exportedProgramme({ programmes }: Rulebook, path: string): Promise<Programme> {
  const exported = programmes.filter((one) => one.exported !== undefined);
  const last = exported.at(-1);
  if (last === undefined) throw new Error('No programme is exported');
  if (!existsSync(path)) return last;
  const { header, rows } = await openRows(path);
  for await (const page of rows) {
    const told = page.flatMap((row) => toldBy(row, header, exported));
    if (told.length === 0) continue;
    await rows.return(undefined);
    return mostOften(told);
  }
  return last;
}

function toldBy(
  { cells }: Row,
  header: readonly string[],
  exported: readonly Programme[],
): readonly Programme[] {
  const id = cells[header.indexOf('id_adesione')] ?? '';
  const day = parseCivilDate((cells[header.indexOf('data_adesione')] ?? '').split('/').reverse().join('-'));
  const found =
    exported.find((one) => one.exported !== undefined && id.startsWith(one.exported.adhesions)) ??
    exported.find((one) => day !== undefined && versionOn(one, day) !== undefined);
  return found === undefined ? [] : [found];
}

function mostOften(told: readonly Programme[]): Programme {
  const times = new Map<Programme, number>();
  for (const one of told) times.set(one, (times.get(one) ?? 0) + 1);
  return told.reduce((most, one) => ((times.get(one) ?? 0) > (times.get(most) ?? 0) ? one : most));
}
