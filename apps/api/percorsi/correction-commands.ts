import { z } from 'zod';
import type { Command } from '../../../domain/deciders';
import type { Correcting } from '../../../domain/percorso/commands';
import { NATURES } from '../../../domain/percorso/corrections';
import { rowOnStream, type Asked, type CommandRow } from '../commands/row';
import { civilDate, proposal } from '../commands/shapes';

/** The acts as which a fact may be told instead. */
const ACTS = [
  ...new Set(Object.values(NATURES).flatMap((nature) => (typeof nature === 'string' ? [] : nature.instead))),
];

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

/** The correction of a fact, told by the act that should have been asked: one of these rows reads it and makes its command. */
export function correctionRow(rows: readonly CommandRow[]): CommandRow {
  const acts = rows.filter(({ type }) => ACTS.some((one) => one === type));
  return rowOnStream({
    type: 'CorrectFact',
    kind: 'percorso',
    keyedByBody: true,
    path: '/percorsi/{percorsoId}/correct-fact',
    roles: ['cpi', 'apl', 'beneficiary', 'manager', 'operator'],
    summary: { it: 'Rettifica un fatto registrato per errore', en: 'Correct a fact recorded by mistake' },
    body: z
      .strictObject({ on: civilDate, corrects: version, instead: insteadShape(acts), withdraws })
      .meta({ id: 'CorrectFact', description: DESCRIPTION, example: EXAMPLE }),
    command: async ({ instead, ...correction }, asked) => {
      if (instead === null) return { type: 'CorrectFact', ...correction, instead };
      const { type, ...told } = instead;
      const row = acts.find((one) => one.type === type);
      if (row === undefined) throw new Error(`No row of the command table is ${type}`);
      return { type: 'CorrectFact', ...correction, instead: ownOf(await row.command(told, asked), asked) };
    },
  });
}

const DESCRIPTION =
  'A fact that was recorded by mistake, and what holds instead; what hung on it is worked out anew.';
const EXAMPLE = {
  on: '2020-01-20',
  corrects: 4,
  instead: { type: 'SignPatto', on: '2020-01-13' },
  withdraws: [],
};

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

type Told = z.ZodObject<{ readonly type: z.ZodLiteral<Correcting['type']> }>;

/** Of the person's other percorsi: an adhesion has no end of its own before it. */
function ownOf(command: Command, { path }: Asked): Correcting {
  if (command.type !== 'SubmitAdhesion') return command as Correcting;
  const { earlier = [], ...adhesion } = command;
  return { ...adhesion, earlier: earlier.filter((one) => one !== path['percorsoId']) };
}
