import { z } from 'zod';
import {
  BREACHES,
  type Breach,
  type ConditionalityRule,
  type Ladder,
  type Sanction,
} from '../../../../domain/programmes/conditionality';
import type { DueProcessRule } from '../../../../domain/programmes/due-process';
import { ABANDONMENT_CAUSES, LOST_REQUIREMENTS, REFUSAL_CAUSES } from '../../../../domain/programmes/pathway';
import { DISTANCES, NEEDS, PATHS, type Needs, type PathsRule } from '../../../../domain/programmes/paths';
import { FILE_READERS, type RestrictedFile } from '../../../../domain/programmes/restricted';
import { list, oneOf, rule, share, source, whole } from './shaping';
import { stepName, takers } from './steps';

const sanction: z.ZodType<Sanction> = z.union([
  z.strictObject({ lostMonths: whole }),
  z.literal('forfeiture'),
]);

/** At least one sanction, however many breaches there are. */
const ladder = rule<Ladder>({
  sanctions: z.tuple([sanction], sanction),
  source,
});

/** What each word of a list comes to; none of them is left out. */
function each<Word extends string, Value>(
  words: readonly Word[],
  value: z.ZodType<Value>,
): z.ZodType<{ readonly [word in Word]: Value }> {
  const shape = z.strictObject(Object.fromEntries(words.map((word) => [word, value])));
  return shape as unknown as z.ZodType<{ readonly [word in Word]: Value }>;
}

/** What becomes of obligations that are not kept. */
export const conditionality = rule<ConditionalityRule>({
  once: stepName,
  by: takers,
  ladders: each<Breach, Ladder>(BREACHES, ladder),
  source,
});

/** The exits that take a proceeding, and whether the rejection of an adhesion does. */
export const dueProcess = rule<DueProcessRule>({
  abandonment: list(oneOf(ABANDONMENT_CAUSES)),
  refusal: list(oneOf(REFUSAL_CAUSES)),
  'lost-requirement': list(oneOf(LOST_REQUIREMENTS)),
  rejection: z.literal(true).exactOptional(),
  source,
});

/** How an assessment leads to one of several paths. */
export const paths = rule<PathsRule>({
  once: stepName,
  by: takers,
  bounds: rule<PathsRule['bounds']>({ low: share, medium: share, source }),
  paths: each<Needs, PathsRule['paths'][Needs]>(NEEDS, each(DISTANCES, oneOf(PATHS))),
  source,
});

/** Who alone may see the pathways of a programme. */
export const restricted = rule<RestrictedFile>({ seenBy: list(oneOf(FILE_READERS)), source });
