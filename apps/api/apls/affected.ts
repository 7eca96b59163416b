import { z } from 'zod';
import type {
  AffectedGroup,
  AffectedMoney,
  AffectedPercorso,
} from '../../../activities/postgres/report/affected';
import { TASKS } from '../../../activities/postgres/read-models/work-item';
import type { Stage } from '../../../domain/percorso/state';
import { PHASE_TEXTS, TASK_TEXTS } from '../../modules/texts/pathway';
import { aplId, civilDate, cpiId, percorsoId, personId } from '../commands/shapes';
import { text } from '../reads/shapes';

export const phase = z.enum(Object.keys(PHASE_TEXTS) as [Stage, ...Stage[]]);

const money = {
  owedCents: z.int().describe('Owed and not paid, whether or not it is on its way.'),
  proposedCents: z.int().describe('Proposed, and not approved yet; also where less is owed by now.'),
  approvedCents: z.int().describe('Approved, and not paid yet.'),
  inRunCents: z.int().describe('Approved, and in a payment run already.'),
  askedBackCents: z.int().describe('Paid beyond what is owed now, and not given back.'),
};

const stands = {
  programme: z.string(),
  cpi: cpiId.nullable(),
  phase,
  phaseText: text,
  underWay: z
    .boolean()
    .describe('Whether somebody is with the body now, alone or in a network; else only the money is left.'),
};

const group = z
  .object({
    ...stands,
    people: z.int(),
    dueOn: civilDate.nullable().describe('The first day on which a term of theirs ends.'),
    ...money,
  })
  .meta({ id: 'AffectedGroup', description: 'So many percorsi of an office, a programme and a phase.' });

const percorso = z
  .object({
    percorsoId,
    personId,
    ...stands,
    dueOn: civilDate.nullable().describe('The last day of what falls due next.'),
    terms: z.array(z.object({ task: z.enum(TASKS), title: text, dueOn: civilDate })),
    ...money,
  })
  .meta({ id: 'AffectedPercorso', description: 'A percorso that the body follows, or that owes it money.' });

export const affectedShape = z
  .object({
    aplId,
    name: z.string(),
    places: z
      .object({ most: z.int(), taken: z.int() })
      .nullable()
      .describe('How many people it takes on at a time, in all programmes; null where nobody told.'),
    people: z.int().describe('With the body now, of those that whoever asks may see.'),
    ...money,
    groups: z.array(group).describe('All of them by office, programme and phase, whatever is listed.'),
    items: z.array(percorso),
    next: z.string().exactOptional(),
  })
  .meta({
    id: 'AffectedByBody',
    description:
      'Who is affected by a suspension or a withdrawal of a body, before it is decided (POST /proceedings/{subjectId}/open) and after: people, terms and money. Incentives to employers are not. What is planned with a person is not in this register.',
  });

export function percorsoView({ terms, ...same }: AffectedPercorso): z.input<typeof percorso> {
  return {
    ...same,
    phaseText: PHASE_TEXTS[same.phase],
    terms: terms.map((one) => ({ ...one, title: TASK_TEXTS[one.task] })),
  };
}

export function groupView(one: AffectedGroup): z.input<typeof group> {
  return { ...one, phaseText: PHASE_TEXTS[one.phase] };
}

/** All groups as one. */
export function totalOf(groups: readonly AffectedGroup[]): AffectedMoney & { readonly people: number } {
  const sum = (of: (one: AffectedGroup) => number) => groups.reduce((all, one) => all + of(one), 0);
  return {
    people: sum(({ underWay, people }) => (underWay ? people : 0)),
    owedCents: sum(({ owedCents }) => owedCents),
    proposedCents: sum(({ proposedCents }) => proposedCents),
    approvedCents: sum(({ approvedCents }) => approvedCents),
    inRunCents: sum(({ inRunCents }) => inRunCents),
    askedBackCents: sum(({ askedBackCents }) => askedBackCents),
  };
}
