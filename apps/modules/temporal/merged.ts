import type { Told } from '../../../activities/told';

/** What two signals say in one: all facts, and the later agenda. A bare wake keeps its meaning: the register has to be asked. */
export function merged(one: Told, other: Told): Told {
  const facts = [...one.facts, ...other.facts];
  if (one.agenda === null || other.agenda === null) return { facts, agenda: null };
  return { facts, agenda: other.agenda.version >= one.agenda.version ? other.agenda : one.agenda };
}
