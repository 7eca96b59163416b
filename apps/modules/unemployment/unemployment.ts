import type { DataSource } from 'typeorm';
import { readFacts } from '../../../activities/postgres/history';
import { deciderOf } from '../../../domain/deciders';
import { personStream, unemploymentStream, type PersonId, type StreamId } from '../../../domain/identifiers';
import { fold } from '../../../domain/lived';
import type { Person } from '../../../domain/person/person';
import { UNEMPLOYMENT_LAW } from '../../../domain/programmes/unemployment';
import type { Ruling } from '../../../domain/ruling';
import type { CivilDate } from '../../../domain/time/civil-date';
import { basisOf } from '../../../domain/unemployment/basis';
import { unemploymentOn, type UnemploymentStanding } from '../../../domain/unemployment/status';
import type { Unemployment } from '../../../domain/unemployment/unemployment';

/** Where a person stands on a day, what was told of it, and by which rules. */
export interface ToldUnemployment {
  readonly standing: UnemploymentStanding;
  readonly told: Unemployment;
  readonly basis: readonly Ruling[];
}

/** Undefined where nobody is registered under that identifier. */
export async function unemploymentOf(
  source: DataSource,
  personId: PersonId,
  on: CivilDate,
): Promise<ToldUnemployment | undefined> {
  const person = (await folded(source, personStream(personId))) as Person;
  if (person.phase === 'none') return undefined;
  const told = (await folded(source, unemploymentStream(personId))) as Unemployment;
  const known = { unemployment: told, communications: person.communications };
  const standing = unemploymentOn(on, known, UNEMPLOYMENT_LAW);
  return { standing, told, basis: basisOf(standing, UNEMPLOYMENT_LAW) };
}

/** The same on some days; none of somebody who is not registered. */
export async function unemploymentOnDays(
  source: DataSource,
  personId: PersonId,
  days: readonly CivilDate[],
): Promise<readonly ToldUnemployment[]> {
  const stands: ToldUnemployment[] = [];
  for (const day of days) {
    const stand = await unemploymentOf(source, personId, day);
    if (stand !== undefined) stands.push(stand);
  }
  return stands;
}

async function folded(source: DataSource, stream: StreamId): Promise<unknown> {
  return fold(deciderOf(stream), await readFacts(source, stream));
}
