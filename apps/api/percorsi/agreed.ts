import { z } from 'zod';
import { ACTIVITY_KINDS } from '../../../domain/activity';
import type { ActionStanding } from '../../../domain/percorso/plan-delivered';
import {
  AVAILABILITIES,
  PATTO_CHANGES,
  PERIODS,
  SEARCH_ACTS,
  SEARCH_PROOFS,
} from '../../../domain/programmes/patto';
import { PROFILE_NEEDS } from '../../../domain/programmes/profiling';
import type { AgreedStanding } from '../../../domain/standing/agreed';
import { codeText, type CodeKind } from '../../modules/texts/codes';
import { civilDate } from '../commands/shapes';
import { text } from '../reads/shapes';

const coded = <Code extends string>(codes: readonly [Code, ...Code[]]) =>
  z.object({ code: z.enum(codes), text });
const version = z.int().describe('The version of its fact.');

const profile = z
  .object({
    version,
    on: civilDate,
    profileIndex: z.string().describe('Between 0, closest to work, and 1.'),
    referenceOn: civilDate.describe('The day as of which it holds.'),
    needs: z.array(coded(PROFILE_NEEDS)),
    setsAmounts: z
      .boolean()
      .describe('Whether amounts follow it: one measured after the issue of an assegno changes none.'),
    refreshBy: civilDate.nullable().describe('By when it is to be refreshed, where the programme says so.'),
    refreshDueSince: civilDate.nullable(),
  })
  .meta({ id: 'PercorsoProfile', description: 'The profile in force.' });

const patto = z
  .object({
    version,
    since: civilDate,
    because: coded(['signed', ...PATTO_CHANGES]),
    officer: z.string().nullable(),
    profile: z.int().nullable().describe('The version of the profile on which it rests.'),
    searchActs: z.array(z.object({ act: coded(SEARCH_ACTS), times: z.int(), every: coded(PERIODS) })),
    contactEveryDays: z.int().nullable(),
    proofs: z.array(coded(SEARCH_PROOFS)),
    availability: z.array(coded(AVAILABILITIES)),
  })
  .meta({ id: 'PercorsoPatto', description: 'The patto di servizio in force today.' });

const action = z
  .object({
    action: coded(ACTIVITY_KINDS),
    from: civilDate,
    to: civilDate,
    unit: z.enum(['minutes', 'sessions']).describe('In what the amounts are counted.'),
    agreed: z.int(),
    delivered: z.int().describe('In its time.'),
    deliveredLate: z.int().describe('After its last day.'),
    missing: z.int(),
    beyond: z.int(),
    standing: coded(['to-come', 'under-way', 'delivered', 'late', 'left-undone']),
  })
  .meta({ id: 'PlanAction', description: 'What was agreed, beside what was delivered of it.' });

const plan = z
  .object({
    version,
    on: civilDate,
    actions: z.array(action),
    unplanned: z
      .array(z.object({ kind: coded(ACTIVITY_KINDS), minutes: z.int(), sessions: z.int() }))
      .describe('What was attended since and belongs to no action.'),
  })
  .meta({ id: 'PercorsoPlan', description: 'The plan of the provider met last: agreed and delivered.' });

/** What was agreed with the person; each null as long as there is none. */
export const agreedFields = {
  profile: profile.nullable(),
  patto: patto.nullable(),
  plan: plan.nullable(),
};

type AgreedView = z.input<z.ZodObject<typeof agreedFields>>;

export function agreedView({ profile: measured, patto: signed, plan: agreed }: AgreedStanding): AgreedView {
  return {
    profile: measured === null ? null : { ...measured, needs: all('profileNeed', measured.needs) },
    patto: signed === null ? null : pattoView(signed),
    plan:
      agreed === null
        ? null
        : {
            version: agreed.version,
            on: agreed.on,
            actions: agreed.actions.map(actionView),
            unplanned: agreed.unplanned.map((one) => ({ ...one, kind: worded('activity', one.kind) })),
          },
  };
}

function pattoView({
  version: of,
  on: since,
  because,
  contents,
}: NonNullable<AgreedStanding['patto']>): AgreedView['patto'] {
  const { searchActs = [], proofs = [], availability = [] } = contents;
  return {
    version: of,
    since,
    because: worded('pattoChange', because),
    officer: contents.officer ?? null,
    profile: contents.profile ?? null,
    searchActs: searchActs.map(({ act, times, every }) => {
      return { act: worded('searchAct', act), times, every: worded('period', every) };
    }),
    contactEveryDays: contents.contactEveryDays ?? null,
    proofs: all('searchProof', proofs),
    availability: all('availability', availability),
  };
}

function actionView(one: ActionStanding): z.input<typeof action> {
  return {
    ...one,
    action: worded('activity', one.action),
    standing: worded('planStanding', one.standing),
  };
}

function all<Code extends string>(kind: CodeKind, codes: readonly Code[]) {
  return codes.map((code) => worded(kind, code));
}

function worded<Code extends string>(kind: CodeKind, code: Code) {
  return { code, text: codeText(kind, code) };
}
