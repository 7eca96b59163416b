import { z } from 'zod';
import type { Command } from '../../../domain/deciders';
import { rowOnStream, type Asked, type CommandRow } from './row';
import { civilDate, proposal } from './shapes';

type Correction = Extract<Command, { readonly type: 'CorrectFact' | 'CorrectIncentiveFact' }>;

const version = proposal.meta({
  id: 'FactVersion',
  description: 'The version of a fact in the timeline.',
  example: 7,
});

/** At most as many acts as a percorso may have after one. */
const MOST_ACTS = 1000;
const withdraws = z
  .array(version)
  .max(MOST_ACTS)
  .describe(
    'The acts after it that cannot stand without it, all of them; the refusal `acts-hang-on-it` names them.',
  );

/** How facts of one kind of stream are corrected. */
interface Described extends Pick<CommandRow, 'kind' | 'path' | 'roles' | 'summary'> {
  readonly type: Correction['type'];
  /** The rows of the acts as which a fact may be told instead: one of them reads the act and makes its command. */
  readonly acts: readonly CommandRow[];
  readonly example: object;
}

/** The correction of a fact, told by the act that should have been asked. */
export function correctionOf({ acts, example, ...described }: Described): CommandRow {
  const { type } = described;
  return rowOnStream({
    ...described,
    keyedByBody: true,
    body: z
      .strictObject({ on: civilDate, corrects: version, instead: insteadShape(acts), withdraws })
      .meta({ id: type, description: DESCRIPTION, example }),
    command: async ({ instead: told, ...correction }, asked) => {
      const instead = told === null ? null : await actOf(told, acts, asked);
      return { type, ...correction, instead } as Correction;
    },
  });
}

/** The act as the row of its command makes it. */
async function actOf({ type, ...told }: z.output<Told>, acts: readonly CommandRow[], asked: Asked) {
  const row = acts.find((one) => one.type === type);
  if (row === undefined) throw new Error(`No row of the command table is ${type}`);
  return row.command(told, asked);
}

const DESCRIPTION =
  'A fact that was recorded by mistake, and what holds instead; what hung on it is worked out anew.';

/** The body of the act, with the command that it is of. */
function insteadShape(acts: readonly CommandRow[]) {
  const bodies = acts.map(({ type, body }) => (body as z.ZodObject).extend({ type: z.literal(type) }));
  return z
    .discriminatedUnion('type', bodies as unknown as [Told])
    .nullable()
    .describe(
      'The act as it should have been told: the body of its command, an activity under the identifier that it has. Null where it never happened.',
    );
}

type Told = z.ZodObject<{ readonly type: z.ZodLiteral<Command['type']> }>;
