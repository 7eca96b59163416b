import type { Actor } from '../decider';
import type { Command } from '../deciders';
import {
  aplStream,
  cpiStream,
  envelopeStream,
  isElevenDigitCode,
  parseActivityId,
  parseIncentiveId,
  parsePercorsoId,
  parsePersonId,
  parseProtocol,
  parseTutorId,
  type AplId,
  type CpiId,
  type EmployerId,
  type EnvelopeCode,
  type MunicipalityCode,
  type RegionCode,
  type StreamId,
} from '../identifiers';
import { asked } from '../life';
import type { StepTaker } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import type { ProviderId, ProviderKind } from '../provider';
import { addDays, addMs, startOf, type CivilDate, type Instant } from '../time/civil-date';
import { registerUnder, type Register } from './register';

/** Bodies and offices of nobody: they exist in simulated lives alone. */
export const BODIES: readonly AplId[] = ['9000000001', '9000000002', '9000000003'].map(
  (nine) => Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).find(isElevenDigitCode) as AplId,
);
export const OFFICES: readonly CpiId[] = [
  'Z999C000001',
  'Z999C000002',
] as readonly string[] as readonly CpiId[];
export const EMPLOYERS: readonly EmployerId[] = [
  '00000000001',
  '00000000002',
] as readonly string[] as readonly EmployerId[];
const [OFFICE] = OFFICES;
export const SOCIAL_SERVICE = 'Z999' as string as MunicipalityCode;

export const CPI: Actor = { role: 'cpi', organisation: OFFICE ?? '', user: 'simulated-cpi' };
export const PERSON: Actor = { role: 'beneficiary', organisation: '', user: 'simulated-person' };
export const OFFICER: Actor = { role: 'manager', organisation: '', user: 'simulated-officer' };
export const HEAD: Actor = { role: 'manager', organisation: '', user: 'simulated-head' };
export const PARTY: Actor = { role: 'engine', organisation: '', user: 'discharge' };

/** Who acts for a taker of a step; for a provider, its lead, or the office where nobody is chosen. */
export function actorFor(taker: StepTaker, lead: ProviderId | undefined): Actor {
  switch (taker) {
    case 'cpi':
      return CPI;
    case 'beneficiary':
      return PERSON;
    case 'provider': {
      if (lead === undefined) return CPI;
      const [kind, organisation = ''] = lead.split('/') as [ProviderKind, string?];
      return { role: kind, organisation, user: 'simulated-provider' };
    }
  }
}

/** Ten in the morning in winter, eleven in summer. */
export function morning(day: CivilDate): Instant {
  return addMs(startOf(day), TEN_HOURS);
}

/** When employers ask: no act of the percorso falls at that hour. */
export function afternoon(day: CivilDate): Instant {
  return addMs(startOf(day), FIFTEEN_HOURS);
}

const TEN_HOURS = 36_000_000;
const FIFTEEN_HOURS = 54_000_000;

/** Identifiers of the nth life. */
export function idsOf(nth: number) {
  const tail = nth.toString(16).padStart(12, '0');
  const made = <Id>(parse: (text: string) => Id | undefined, kind: string): Id =>
    parse(`00000000-0000-4000-8${kind}-${tail}`) as Id;
  return {
    percorsoId: made(parsePercorsoId, '001'),
    personId: made(parsePersonId, '002'),
    tutorId: made(parseTutorId, '003'),
    incentiveId: made(parseIncentiveId, '005'),
    activityId: (index: number) => made(parseActivityId, (2_560 + index).toString(16)),
    protocol: (index: number) =>
      parseProtocol(`99${String(nth * 100 + index).padStart(14, '0')}`) as NonNullable<
        ReturnType<typeof parseProtocol>
      >,
  };
}
export type Ids = ReturnType<typeof idsOf>;

/** The region of a programme: that of its offices, or the one that its requirements name. */
export function regionOf({ offices, requirements }: ProgrammeVersion): RegionCode {
  const named = requirements.flatMap((one) => ('region' in one ? [one.region] : []));
  return offices?.region ?? named[0] ?? ('09' as RegionCode);
}

const LONG_BEFORE = -3_650;

/** A programme that no act has opened, rehearsed as if it were open from its first day; any other as it is. */
export function asIfOpen(version: ProgrammeVersion): ProgrammeVersion {
  const { gate, adhesionFrom } = version;
  return gate === null || gate.openFrom !== null
    ? version
    : { ...version, gate: { ...gate, openFrom: adhesionFrom } };
}

/**
 * What stands around every life: bodies, offices, and the money of each envelope, all of it for each life; and programmes beside
 * that of the version, where somebody is in several.
 */
export function surroundings(version: ProgrammeVersion, beside: readonly ProgrammeVersion[] = []): Register {
  const register = registerUnder({
    programmes: [version, ...beside].map((one) => ({ code: one.code, versions: [one], figures: null })),
  });
  for (const { stream, ...telling } of toldBefore(version)) tell(register, stream, telling);
  return register;
}

/** What was told before any life began. */
export function toldBefore(version: ProgrammeVersion): readonly (Telling & { readonly stream: StreamId })[] {
  const from = addDays(version.adhesionFrom, LONG_BEFORE);
  const named = (index: number) => ({ name: `Simulated ${index + 1}`, from, to: null });
  const told: readonly (readonly [StreamId, Command])[] = [
    ...BODIES.map((id, index) => [aplStream(id), { type: 'AccreditApl', ...named(index) }] as const),
    ...OFFICES.map(
      (id, index) =>
        [cpiStream(id), { type: 'RegisterCpi', region: regionOf(version), ...named(index) }] as const,
    ),
    ...envelopesOf(version).map(
      ({ envelope, cents }) => [envelopeStream(envelope), { type: 'OpenEnvelope', cents }] as const,
    ),
  ];
  const [at, actor] = [morning(from), CPI];
  return told.map(([stream, command], nth) => ({
    stream,
    command,
    at,
    actor,
    causation: `before-${String(nth)}`,
  }));
}

/** Where no sum was published, more than anybody could be paid. */
const UNPUBLISHED_CENTS = 100_000_000_000;

/** The money of each envelope: what was published of it. */
function envelopesOf({ budgets, reservation: { envelope, earmarked }, incentives }: ProgrammeVersion) {
  const used: readonly EnvelopeCode[] = [
    envelope,
    ...(earmarked === undefined ? [] : [earmarked.envelope]),
    ...(incentives === null ? [] : [incentives.envelope]),
  ];
  const unpublished = [...new Set(used)].filter((one) => !budgets.some(({ envelope: of }) => of === one));
  return [...budgets, ...unpublished.map((one) => ({ envelope: one, cents: UNPUBLISHED_CENTS }))];
}

interface Telling {
  readonly command: Command;
  readonly at: Instant;
  readonly actor: Actor;
  /** The request id that its facts name. */
  readonly causation: string;
}

/** One ask, as `handle` takes it. */
function tell(register: Register, stream: StreamId, telling: Telling) {
  const { at } = telling;
  return register.live(stream, at, (start) => asked(start, { ...telling, toldAt: at }));
}
