import type { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { Debtor } from '../../../activities/payment-channel';
import type { Actor } from '../../../domain/decider';
import type { Sight } from '../../../domain/programmes/sight';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import type { Text } from '../../../domain/texts';
import type { PersonalData } from '../../modules/personal/personal-data';
import { parseFields } from '../commands/row';
import type { CallerRole } from '../headers';
import { Problem } from '../problems/problem';

/** Where answers come from: read models, personal data and the rules, never the workflow engine. */
export interface Sources {
  readonly database: DataSource;
  readonly personal: PersonalData;
  readonly rulebook: Rulebook;
  /** What who asks may see of the files that are restricted. */
  readonly sight: Sight;
  /** Whose account pays; null where payments are not made by run. */
  readonly debtor: Debtor | null;
  /** Who asks; null where nobody says. */
  readonly actor: Actor | null;
}

/** A request to read, as it came. */
export interface ReadRequest {
  readonly path: { readonly [parameter: string]: string };
  readonly query: unknown;
}

/** One question of the API: everything that its route and its documentation are made from. */
export interface ReadRow {
  /** The operation's name in the documentation. */
  readonly name: string;
  /** Below the root, parameters in braces. */
  readonly path: string;
  readonly summary: Text;
  /** Who alone may ask; everybody where it is not there. */
  readonly roles?: readonly CallerRole[];
  readonly parameters: z.ZodObject;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
  readonly read: (request: ReadRequest, sources: Sources) => Promise<unknown>;
}

/** How the shapes of paths and queries are told from those of bodies and answers in the documentation. */
export const PATH_SUFFIX = 'Path';
export const QUERY_SUFFIX = 'Query';

interface Question<Parameters extends z.ZodObject, Query extends z.ZodObject, Answer extends z.ZodType> {
  readonly name: string;
  readonly path: string;
  readonly summary: Text;
  readonly roles?: readonly CallerRole[];
  readonly parameters: Parameters;
  readonly query: Query;
  readonly answer: Answer;
  /** Undefined where there is no such thing. */
  readonly read: (
    asked: z.output<Parameters> & z.output<Query>,
    sources: Sources,
  ) => Promise<z.input<Answer> | undefined>;
}

/** A question whose path and query are read by their shapes, and whose answer has the shape it is documented with. */
export function question<Parameters extends z.ZodObject, Query extends z.ZodObject, Answer extends z.ZodType>(
  asked: Question<Parameters, Query, Answer>,
): ReadRow {
  const { name } = asked;
  return {
    ...asked,
    parameters: asked.parameters.meta({ id: `${name}${PATH_SUFFIX}` }),
    query: asked.query.meta({ id: `${name}${QUERY_SUFFIX}` }),
    read: async ({ path, query }, sources) => {
      const named = asked.parameters.safeParse(path);
      if (!named.success) throw new Problem('not-found');
      const wanted = { ...named.data, ...parseFields(asked.query, query) };
      const found = await asked.read(wanted, sources);
      if (found === undefined) throw new Problem('not-found');
      return found;
    },
  };
}
