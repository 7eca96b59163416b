import { z } from 'zod';
import { aplStream, parseAplId, parsePersonId, personStream } from '../../../domain/identifiers';
import type { ProceedingCommand } from '../../../domain/proceeding/commands';
import type { Matter } from '../../../domain/proceeding/matter';
import { BENEFITS } from '../../../domain/programmes/breach-measures';
import { BREACHES } from '../../../domain/programmes/conditionality';
import { ABANDONMENT_CAUSES, LOST_REQUIREMENTS, REFUSAL_CAUSES } from '../../../domain/programmes/pathway';
import { rowOnStream, type Asked, type CommandRow } from '../commands/row';
import { civilDate, percorsoId } from '../commands/shapes';
import { Problem } from '../problems/problem';

export const spell = z
  .strictObject({
    benefit: z
      .enum(BENEFITS)
      .describe('naspi stands for DIS-COLL too; none where the person receives nothing.'),
    since: civilDate.describe('Since when it is received: breaches are counted within it.'),
  })
  .meta({ id: 'BenefitSpell', example: { benefit: 'naspi', since: '2026-01-12' } });

const exit = { kind: z.literal('exit'), percorso: percorsoId };
const matter = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('conditionality'),
      breach: z.enum(BREACHES).describe('An appointment missed takes a summons (summon).'),
      on: civilDate.describe('The day of the breach.'),
      spell: spell.nullable().describe('Null while it is not known: nothing is decided before.'),
      percorso: percorsoId.nullable().describe('Null of an obligation to the office alone.'),
    }),
    z.discriminatedUnion('exit', [
      z.strictObject({ ...exit, exit: z.literal('abandonment'), cause: z.enum(ABANDONMENT_CAUSES) }),
      z.strictObject({ ...exit, exit: z.literal('refusal'), cause: z.enum(REFUSAL_CAUSES) }),
      z.strictObject({ ...exit, exit: z.literal('lost-requirement'), cause: z.enum(LOST_REQUIREMENTS) }),
    ]),
    z.strictObject({
      kind: z.literal('rejection'),
      percorso: percorsoId,
      requirements: z
        .array(z.string().min(1))
        .min(1)
        .describe('The rules that are not met, as GET /work-list names them (task open-rejection).'),
    }),
    z.strictObject({ kind: z.literal('suspension'), until: civilDate }),
    z.strictObject({ kind: z.literal('withdrawal') }),
  ])
  .meta({
    id: 'Matter',
    description:
      'What a proceeding is about: an obligation not kept, an exit from a percorso, an adhesion that is to be rejected, or the accreditation of a body.',
  });

/** How a proceeding begins: by a summons, whose silence needs no second act but the word of it, or by its opening. */
export const BEGINNING_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'SummonPerson',
    kind: 'proceeding',
    begins: true,
    path: '/proceedings/{subjectId}/summon',
    roles: ['cpi'],
    summary: {
      it: 'Convoca una persona: i termini di legge decorrono da sé',
      en: 'Summon a person: the terms of the law run by themselves',
    },
    body: z
      .strictObject({
        on: civilDate,
        appointmentOn: civilDate,
        spell: spell.nullable(),
        percorso: percorsoId.nullable(),
      })
      .meta({
        id: 'SummonPerson',
        example: { on: '2026-03-02', appointmentOn: '2026-03-12', spell: null, percorso: null },
      }),
    command: (body, asked) => ofSubject({ type: 'SummonPerson', ...body }, asked),
  }),
  rowOnStream({
    type: 'OpenProceeding',
    kind: 'proceeding',
    begins: true,
    path: '/proceedings/{subjectId}/open',
    roles: ['cpi', 'manager'],
    summary: {
      it: 'Avvia un procedimento: su una persona il CPI, su un operatore il responsabile del programma',
      en: 'Open a proceeding: the CPI about a person, the programme manager about a provider',
    },
    body: z.strictObject({ on: civilDate, matter }).meta({
      id: 'OpenProceeding',
      description:
        'Before one about a provider is opened, GET /apls/{aplId}/affected says whom its suspension or withdrawal would concern: people, terms, places and money.',
      example: {
        on: '2026-03-02',
        matter: {
          kind: 'exit',
          percorso: '3f0c7c2e-8a64-5d0e-9d51-5b6f1f0a7c11',
          exit: 'abandonment',
          cause: 'repeated-absences',
        },
      },
    }),
    command: ({ on, matter: about }, asked) =>
      ofSubject({ type: 'OpenProceeding', on, matter: about satisfies Matter }, asked),
  }),
];

/** No proceeding is about somebody who is not registered. */
export async function ofSubject(
  command: ProceedingCommand,
  { path, streams, actor }: Asked,
): Promise<ProceedingCommand> {
  const subject = path['subjectId'] ?? '';
  const [person, body] = [parsePersonId(subject), parseAplId(subject)];
  const stream = person === undefined ? body && aplStream(body) : personStream(person);
  if (stream === undefined || !(await streams.has(stream, actor))) throw new Problem('not-found');
  return command;
}
