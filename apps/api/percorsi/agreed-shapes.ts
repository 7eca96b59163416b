import { z } from 'zod';
import { ACTIVITY_KINDS } from '../../../domain/activity';
import type { PlanAction } from '../../../domain/percorso/agreed-events';
import { AVAILABILITIES, PERIODS, SEARCH_ACTS, SEARCH_PROOFS } from '../../../domain/programmes/patto';
import { PROFILE_NEEDS } from '../../../domain/programmes/profiling';
import { userOf } from '../../../domain/users';
import { civilDate, profileIndex } from '../commands/shapes';
import type { FieldText } from '../texts/fields';

const LONGEST_USER = 200;
const MOST_TIMES = 100;
const MOST_DAYS = 366;
/** A plan is of a few actions. */
const MOST_ACTIONS = 50;
const MOST_HOURS = 2_000;
const MOST_SESSIONS = 500;

/** A profile as it was measured. */
export const measured = z.strictObject({
  on: civilDate,
  profileIndex,
  referenceOn: civilDate
    .exactOptional()
    .describe('The day as of which the index holds, not after the day of the act; without it that day.'),
  needs: z
    .array(z.enum(PROFILE_NEEDS))
    .max(PROFILE_NEEDS.length)
    .exactOptional()
    .describe('The qualitative part, as codes: what stands between the person and work.'),
});

const version = z.int().min(1).max(999_999_999);

const contents = z
  .strictObject({
    officer: z
      .string()
      .transform(userOf)
      .pipe(z.string().min(1).max(LONGEST_USER))
      .exactOptional()
      .describe('Who answers for the patto, named as users are.'),
    profile: version
      .exactOptional()
      .describe('The version of the profile on which it rests; without it the one in force.'),
    searchActs: z
      .array(
        z.strictObject({
          act: z.enum(SEARCH_ACTS),
          times: z.int().min(1).max(MOST_TIMES),
          every: z.enum(PERIODS),
        }),
      )
      .min(1)
      .max(SEARCH_ACTS.length)
      .exactOptional()
      .describe('The acts of search, and how often each is done at least.'),
    contactEveryDays: z
      .int()
      .min(1)
      .max(MOST_DAYS)
      .exactOptional()
      .describe('The days between two contacts, as a rule.'),
    proofs: z.array(z.enum(SEARCH_PROOFS)).min(1).max(SEARCH_PROOFS.length).exactOptional(),
    availability: z
      .array(z.enum(AVAILABILITIES))
      .min(1)
      .max(AVAILABILITIES.length)
      .exactOptional()
      .describe('Letters a, b and c of D.Lgs. 150/2015 art. 20 c. 3.'),
  })
  .meta({
    id: 'PattoContents',
    description: 'What person and office agree (D.Lgs. 150/2015 art. 20 c. 2 and 3).',
    example: {
      officer: 'op-1',
      searchActs: [{ act: 'applications', times: 3, every: 'week' }],
      contactEveryDays: 30,
      proofs: ['diary'],
      availability: ['guidance', 'training', 'suitable-offers'],
    },
  });

export const signedPatto = z.strictObject({ on: civilDate, contents: contents.exactOptional() }).meta({
  id: 'SignPatto',
  description: 'Without contents only that it was signed; a programme may demand them.',
});

export const pattoContents = contents;

/** An action is of hours or of sessions. */
const planAction = z
  .strictObject({
    action: z.enum(ACTIVITY_KINDS),
    from: civilDate,
    to: civilDate,
    hours: z.int().min(1).max(MOST_HOURS).exactOptional(),
    sessions: z.int().min(1).max(MOST_SESSIONS).exactOptional(),
  })
  .transform(({ hours, sessions, ...when }, context): PlanAction => {
    if (hours !== undefined && sessions === undefined) return { ...when, hours };
    if (sessions !== undefined && hours === undefined) return { ...when, sessions };
    context.addIssue({ code: 'custom', path: ['hours'], message: 'hours-or-sessions' satisfies FieldText });
    return z.NEVER;
  })
  .meta({
    id: 'AgreedAction',
    description: 'An action of a plan, both days included; in hours or in sessions.',
    example: { action: 'course', from: '2020-03-02', to: '2020-03-31', hours: 20 },
  });

export const planActions = z
  .array(planAction)
  .min(1)
  .max(MOST_ACTIONS)
  .describe('All actions of the plan from that day on.');
