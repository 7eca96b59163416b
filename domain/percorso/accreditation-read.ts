import type { Payee } from '../account/payee';
import { unaccreditedDays, within, type Apl } from '../apl/state';
import type { NewFact } from '../decider';
import type { Following } from '../following';
import type { UnaccreditedDays } from '../entitlement/pathway-facts';
import { aplStream, type AplId } from '../identifiers';
import { everyDayFrom, type ProviderRule } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import { bodyOf, kindOfProvider, type Provider } from '../provider';
import { met } from '../ruling';
import { sameJson } from '../same-json';
import { addDays, dateOf, startOf, type CivilDate } from '../time/civil-date';
import type { ReadTo } from './accredited';
import type { Dossier } from './dossier';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import { hasEnded, providerOf, type BegunPercorso, type OpenPercorso, type Percorso } from './state';

type Rules = Pick<ProgrammeVersion, 'providers'>;

/** What the register of accredited bodies says of some of them, and the day on which it is read. */
export interface Reading {
  readonly on: CivilDate;
  readonly bodies: readonly (readonly [AplId, Apl])[];
}

/** The members that have to be in the register of accredited bodies: an office needs no accreditation. */
export function accredited({ members }: Provider): readonly AplId[] {
  return members.filter((one) => kindOfProvider(one) === 'apl').map((one) => bodyOf(one) as AplId);
}

/** The bodies chosen so far, each once. */
export function bodiesOf({ dossier }: BegunPercorso): readonly AplId[] {
  return [...new Set(dossier.choices.flatMap(({ provider }) => accredited(provider)))];
}

/** What is followed of the register from the choice on, under a programme that looks at every day; never before its first. */
export function registersFollowed(percorso: BegunPercorso, { providers }: Rules): readonly Following[] {
  const from = everyDayFrom(providers);
  const { lookedAt, readTo } = percorso.dossier.accreditation;
  if (from === null || lookedAt === null) return [];
  const since = dateOf(lookedAt) < from ? startOf(from) : lookedAt;
  return bodiesOf(percorso).map((body) => ({
    of: 'register',
    stream: aplStream(body),
    since,
    readTo: readTo[body] ?? 0,
  }));
}

/** What a reading changes: the days without accreditation, where they are not those that were known, and who is without now. */
export function readingFacts(
  percorso: BegunPercorso,
  { providers }: Rules,
  reading: Reading,
): readonly NewFact<PercorsoEvent>[] {
  const from = everyDayFrom(providers);
  if (providers === null || from === null || reading.on < from) return [];
  const { unaccredited: known } = percorso.dossier;
  const { on } = reading;
  const read = daysRead(percorso, from, reading);
  const rule = met(providers.accreditation.source, { readOn: on });
  const event = (unaccredited: readonly UnaccreditedDays[]): PercorsoEvent => ({
    type: 'AccreditationRead',
    unaccredited,
    read: versionsOf(reading),
  });
  return [
    ...(read === undefined ? [] : [factOn(on, event(read), [rule])]),
    ...changedOn(on, percorso, { days: read ?? known, providers }),
  ];
}

/** The first day after the last look on which other members of the provider chosen are without accreditation. */
export function nextTurn(percorso: OpenPercorso): CivilDate | undefined {
  const { unaccredited, accreditation } = percorso.dossier;
  const { lookedAt, without } = accreditation;
  if (lookedAt === null || providerOf(percorso) === undefined) return undefined;
  return unaccredited
    .flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)]))
    .filter((day) => day > dateOf(lookedAt))
    .sort()
    .find((day) => !sameJson(withoutOn(day, percorso, unaccredited), without));
}

/** The members of the provider chosen that are not accredited on a day, by what was read. */
export function withoutOn(
  on: CivilDate,
  percorso: OpenPercorso,
  days: readonly UnaccreditedDays[] = percorso.dossier.unaccredited,
): readonly AplId[] {
  const provider = providerOf(percorso);
  if (provider === undefined) return [];
  return accredited(provider).filter((member) => within(daysOf(member, days), on));
}

function daysOf(member: AplId, days: readonly UnaccreditedDays[]): readonly UnaccreditedDays[] {
  return days.filter(({ body }) => body === member);
}

/** Whether the provider chosen is known to be without accreditation: another may be chosen whatever the day. */
export function isLost(percorso: Percorso): boolean {
  if (percorso.phase !== 'open' || providerOf(percorso) === undefined) return false;
  return percorso.dossier.accreditation.without.length > 0;
}

/** Whether a payee was not accredited when the register was last looked at: what it is owed is listed apart. */
export function isPaidApart(
  payee: Payee,
  { unaccredited, accreditation }: Pick<Dossier, 'unaccredited' | 'accreditation'>,
): boolean {
  if (accreditation.lookedAt === null) return false;
  const days = unaccredited.filter(({ body }) => payee === aplStream(body));
  return within(days, dateOf(accreditation.lookedAt));
}

function changedOn(
  on: CivilDate,
  percorso: BegunPercorso,
  { days, providers }: { readonly days: readonly UnaccreditedDays[]; readonly providers: ProviderRule },
): readonly NewFact<PercorsoEvent>[] {
  if (hasEnded(percorso) || providerOf(percorso) === undefined) return [];
  const without = withoutOn(on, percorso, days);
  if (sameJson(without, percorso.dossier.accreditation.without)) return [];
  const rule = met(providers.accreditation.source, { on, without });
  return [factOn(on, { type: 'AccreditationChanged', without }, [rule])];
}

function versionsOf({ bodies }: Reading): ReadTo {
  return Object.fromEntries(bodies.map(([body, apl]) => [body, apl.phase === 'none' ? 0 : apl.version]));
}

/** The days of all bodies, those that were read anew; undefined where that changes nothing. */
function daysRead(
  percorso: BegunPercorso,
  from: CivilDate,
  { bodies }: Reading,
): readonly UnaccreditedDays[] | undefined {
  const { choices, unaccredited } = percorso.dossier;
  const known = unaccredited.map(({ body, from: first, to }) => ({ body, from: first, to }));
  const changed = bodies.flatMap(([body, apl]) => {
    const [first] = choices.filter(({ provider }) => accredited(provider).includes(body));
    const since = first === undefined || first.on < from ? from : first.on;
    const days = unaccreditedDays(apl, since).map((one) => ({ body, ...one }));
    const before = known.filter((one) => one.body === body && (one.to === null || one.to >= since));
    return sameJson(before, days) ? [] : [{ body, days }];
  });
  if (changed.length === 0) return undefined;
  const others = known.filter(({ body }) => !changed.some((one) => one.body === body));
  return [...others, ...changed.flatMap(({ days }) => days)];
}
