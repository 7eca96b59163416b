import type { DataSource } from 'typeorm';
import { readFacts } from '../../../activities/postgres/history';
import { recordsOf } from '../../../activities/postgres/read-models/person-record';
import { deciderOf } from '../../../domain/deciders';
import { personStream, unemploymentStream, type PersonId, type StreamId } from '../../../domain/identifiers';
import { fold } from '../../../domain/lived';
import { communicationsOf, type Person } from '../../../domain/person/state';
import { UNEMPLOYMENT_LAW } from '../../../domain/programmes/unemployment';
import type { Ruling } from '../../../domain/ruling';
import type { CivilDate } from '../../../domain/time/civil-date';
import { basisOf } from '../../../domain/unemployment/basis';
import { unemploymentOn, type UnemploymentStanding } from '../../../domain/unemployment/status';
import { toldTogether, type Unemployment } from '../../../domain/unemployment/state';

/** Where a person stands on a day, what was told of it, and by which rules. */
export interface ToldUnemployment {
  readonly standing: UnemploymentStanding;
  readonly told: Unemployment;
  readonly basis: readonly Ruling[];
}

/** Undefined where nobody is registered under that identifier; it is told of any record of the person, and read of all. */
export async function unemploymentOf(
  source: DataSource,
  personId: PersonId,
  on: CivilDate,
): Promise<ToldUnemployment | undefined> {
  const [kept, ...others] = await recordsOf(source, personId);
  const person = (await folded(source, personStream(kept))) as Person;
  if (person.phase === 'none') return undefined;
  const streams = [...others, kept].map(unemploymentStream);
  const each = await Promise.all(streams.map((one) => folded(source, one)));
  const told = toldTogether(each as Unemployment[]);
  const known = { unemployment: told, communications: communicationsOf(person) };
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
