import type { Protocol, RegionCode } from '../identifiers';
import type { UnknownBecause } from '../knowable';
import type { CivilDate } from '../time/civil-date';

export const INCOME_SUPPORTS = [
  'none',
  'naspi',
  'rdc',
  'rei',
  'cigs-cessazione',
  'cigs-ricollocazione',
  'cigs-deroga',
] as const;
/** Income support that a person receives: NASpI, Reddito di cittadinanza, REI, CIGS for cessation of activity or with a relocation agreement, CIGS in derogation, or none. */
export type IncomeSupport = (typeof INCOME_SUPPORTS)[number];

export const CRISIS_AREAS = ['none', 'complex', 'non-complex', 'regional'] as const;
/** The kind of crisis area in which a municipality lies on a day, or none. */
export type CrisisArea = (typeof CRISIS_AREAS)[number];

export const CITIZENSHIPS = ['italian', 'eu', 'non-eu'] as const;
/** Citizenship as far as statistics tell it apart: of Italy, of another state of the European Union, of any other or of none. */
export type Citizenship = (typeof CITIZENSHIPS)[number];
export const CRISIS_SECTORS = ['textile', 'footwear', 'textile-machinery'] as const;
/** A sector whose crisis in a province was the object of an agreement, with money for its workers. */
export type CrisisSector = (typeof CRISIS_SECTORS)[number];

export const UNEMPLOYED_STATUSES = ['undeclared', 'unemployed', 'conserved', 'suspended', 'lost'] as const;
/**
 * Registered unemployment on a day: never declared; without work; with work whose income keeps the status; suspended by a job;
 * lost, by a job that lasted or paid too much or by a revocation.
 */
export type UnemployedStatus = (typeof UNEMPLOYED_STATUSES)[number];

/** What the registers said of a person's unemployment on a day, and what it rests on. */
export interface RegisteredUnemployment {
  readonly status: UnemployedStatus;
  readonly since: CivilDate | null;
  readonly netDays: number;
  readonly jobs: readonly Protocol[];
}

/** The facts on which programmes put conditions, each with what it is when it is known. */
export interface FactValues {
  /** Completed years on the day of adhesion. */
  readonly ageYears: number;
  readonly residenceRegion: RegionCode;
  readonly domicileRegion: RegionCode;
  /** Day of the DID, the declaration that opens registered unemployment; null when there is none. */
  readonly didOn: CivilDate | null;
  readonly incomeSupport: IncomeSupport;
  /** Days at work from the DID to the eve of the adhesion; traineeships are none. Where the registers were read, theirs count. */
  readonly workedDays: number;
  /** In which kind of crisis area the municipality of domicile lay on the day of adhesion. */
  readonly domicileCrisisArea: CrisisArea;
  /** On the day of adhesion, for the statistics that a programme must publish; no requirement looks at it. */
  readonly citizenship: Citizenship;
  /** The crisis in which the person is involved as a worker; null where she is in none. */
  readonly crisisSector: CrisisSector | null;
  /** Day on which a training course was completed; null where there was none. */
  readonly courseCompletedOn: CivilDate | null;
  /** Read from the registers, never sent; where it was not read, the DID and the support that were told decide. */
  readonly unemployment: RegisteredUnemployment;
}
export type FactName = keyof FactValues;
/** Those that are told of a person; the registers hold the other. */
export type ToldFact = Exclude<FactName, 'unemployment'>;

/** A fact as it is told: known, and since when it holds where that was said; or unknown for a stated reason. */
export type Told<Value> =
  { readonly known: Value; readonly since?: CivilDate } | { readonly unknown: UnknownBecause };

/** The facts of a person as they were told; one that nobody told is not there, and is not known. */
export type Facts = { readonly [Name in FactName]?: Told<FactValues[Name]> };

/** What is known of a fact; of one that nobody told, that it was not declared. */
export function factIn<Name extends FactName>(facts: Facts, name: Name): Told<FactValues[Name]> {
  return facts[name] ?? { unknown: 'not-declared' };
}
