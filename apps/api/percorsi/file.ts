import { z } from 'zod';
import type { PercorsoFile } from '../../../activities/postgres/read-models/percorso-file';
import type { PercorsoDeadline } from '../../../domain/percorso/agenda';
import { ASKABLE_COMMANDS } from '../../../domain/percorso/commands';
import { EFFECT_NAMES } from '../../../domain/percorso/events';
import type { Possibility } from '../../../domain/percorso/guard';
import { REJECTIONS } from '../../../domain/rejections';
import { API_ROOT } from '../commands/row';
import { aplId, civilDate, cpiId, percorsoId, personId, providerId } from '../commands/shapes';
import { details, instant, text } from '../reads/shapes';
import { DEADLINE_TEXTS, EFFECT_TEXTS, missingText, PHASE_TEXTS } from '../../modules/texts/pathway';
import { PERCORSO_COMMANDS } from './commands';

const possibility = z
  .object({
    command: z.enum(ASKABLE_COMMANDS),
    title: text,
    path: z.string().describe('Where to ask it.'),
    allowed: z.boolean(),
    reason: z.string().exactOptional(),
    reasonText: text.exactOptional(),
    remedy: text.exactOptional(),
    missing: z.array(z.object({ code: z.string(), text })),
  })
  .meta({ id: 'Possibility', description: 'A command: allowed now, or why not and what is missing.' });

const effect = z
  .object({
    key: z.string(),
    effect: z.enum(EFFECT_NAMES),
    title: text,
    direction: z.enum(['do', 'undo']),
    answer: z.enum(['open', 'done', 'refused', 'unknown', 'never-done']),
    attempts: z.int(),
    since: instant,
    details,
  })
  .meta({ id: 'PercorsoEffect', description: 'An effect on the world and where it stands.' });

/** A percorso as its read model has it. */
export const fileShape = z.object({
  percorsoId,
  personId,
  programme: z.string(),
  rules: z.string().describe('The version of the rules that the percorso began under.'),
  cpi: cpiId.nullable(),
  apl: aplId.nullable(),
  provider: z
    .object({ lead: providerId, members: z.array(providerId) })
    .nullable()
    .describe('Who gives the service: the lead, and all members.'),
  phase: z.string(),
  phaseText: text,
  requestedOn: civilDate,
  since: civilDate.describe('The day of the last step.'),
  nextDeadline: z
    .object({ name: z.string(), title: text, lastDay: civilDate })
    .nullable()
    .describe('What falls due next; the last day is included.'),
  envelope: z.string().nullable(),
  reservedCents: z.int(),
  version: z.int(),
  facts: details,
  possibilities: z.array(possibility),
  effects: z.array(effect),
  closed: z.boolean(),
  updatedAt: instant,
});

export function fileView(file: PercorsoFile): z.input<typeof fileShape> {
  const { nextDeadline, nextDueOn, facts, provider, ...same } = file;
  return {
    ...same,
    provider: provider === null ? null : { lead: provider.lead, members: [...provider.members] },
    phaseText: PHASE_TEXTS[file.phase],
    nextDeadline:
      nextDeadline === null || nextDueOn === null
        ? null
        : { name: nextDeadline, title: deadlineText(nextDeadline), lastDay: nextDueOn },
    facts: { ...facts },
    possibilities: file.possibilities.map((one) => possibilityView(one, file.percorsoId)),
    effects: file.effects.map(effectView),
  };
}

function possibilityView(
  { command, allowed, reason, missing }: Possibility,
  id: string,
): z.input<typeof possibility> {
  const found = PERCORSO_COMMANDS.find((row) => row.type === command);
  if (found === undefined) throw new Error(`No row of the command table is ${command}`);
  return {
    command,
    title: found.summary,
    path: `${API_ROOT}${found.path.replace('{percorsoId}', id)}`,
    allowed,
    ...(reason === undefined
      ? {}
      : { reason, reasonText: REJECTIONS[reason].title, remedy: REJECTIONS[reason].remedy }),
    missing: missing.map((code) => ({ code, text: missingText(code) })),
  };
}

function effectView(standing: PercorsoFile['effects'][number]): z.input<typeof effect> {
  return { ...standing, title: EFFECT_TEXTS[standing.effect] };
}

function deadlineText(name: string): z.input<typeof text> {
  return DEADLINE_TEXTS[name as PercorsoDeadline];
}
