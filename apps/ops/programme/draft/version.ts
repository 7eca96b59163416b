import type { z } from 'zod';
import type {
  ActivityRule,
  ActName,
  OfficeRule,
  ProgrammeVersion,
  RecoveryRule,
} from '../../../../domain/programmes/programme';
import { incentives } from './incentives';
import { budget, ceiling, entitlement, evidence, range, reservation } from './money';
import { patto, profileRefresh } from './agreed';
import { conditionality, dueProcess, paths, restricted } from './obligations';
import { requirement } from './people';
import { civilDate, list, programmeCode, regionCode, rule, source, text, whole, word } from './shaping';
import { change, clock, exit, gate, providers, step, toldFact } from './steps';

const acts: { readonly [act in ActName]: typeof source } = {
  facts: source,
  activities: source,
  employment: source,
  transfer: source,
  death: source,
  conclusion: source,
  settlement: source,
  payment: source,
  recovery: source,
};

/** The rules of a programme as a file says them. */
export const VERSION: z.ZodType<ProgrammeVersion> = rule<ProgrammeVersion>({
  code: programmeCode,
  version: text,
  adhesionFrom: civilDate,
  adhesionTo: civilDate,
  adhesion: source,
  gate: gate.nullable(),
  offices: rule<OfficeRule>({ region: regionCode, source }).nullable(),
  facts: list(toldFact),
  requirements: list(requirement),
  pathway: list(step),
  clock: clock.nullable(),
  providers: providers.nullable(),
  exits: list(exit),
  acts: rule<ProgrammeVersion['acts']>(acts),
  activities: rule<ActivityRule>({ mostMinutesADay: whole.nullable(), source }),
  recovery: rule<RecoveryRule>({
    whenLessIsDue: word<RecoveryRule['whenLessIsDue']>({ stays: true, falls: true }),
    source,
  }),
  reservation,
  changes: rule<ProgrammeVersion['changes']>({ provider: change, tutor: change }),
  entitlements: list(entitlement),
  ceiling: ceiling.nullable(),
  evidence,
  incentives: incentives.nullable(),
  budgets: list(budget),
  conditionality: conditionality.exactOptional(),
  dueProcess: dueProcess.exactOptional(),
  paths: paths.exactOptional(),
  patto: patto.exactOptional(),
  profileRefresh: profileRefresh.exactOptional(),
  restricted: restricted.exactOptional(),
  ranges: list(range).exactOptional(),
});
