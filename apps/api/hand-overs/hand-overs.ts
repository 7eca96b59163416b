import { z } from 'zod';
import { percorsoStream, type PercorsoId } from '../../../domain/identifiers';
import type { PercorsoCommand } from '../../../domain/percorso/commands';
import { TRANSFER_CAUSES } from '../../../domain/programmes/pathway';
import { MOST_ROWS, verdictFields } from '../commands/each';
import type { NamedRow, RowList } from '../commands/row-list';
import { civilDate, cpiId, name, percorsoId } from '../commands/shapes';
import { tutorNamed } from '../percorsi/personal-facts';
import type { FieldText } from '../texts/fields';

const percorsi = z
  .array(percorsoId)
  .min(1)
  .max(MOST_ROWS)
  .refine((all) => new Set(all).size === all.length, 'repeated' satisfies FieldText)
  .describe('Those to hand over; more of them in further requests, each with its own key.');

const verdict = z
  .object({ percorsoId, ...verdictFields })
  .meta({ id: 'HandOverVerdict', description: 'What came of one percorso: its new facts, or a problem.' });
const answer = z.object({ items: z.array(verdict) }).meta({
  id: 'HandOverAnswer',
  description: 'One verdict for each percorso, in the order of the request.',
});

const tutorBody = z.strictObject({ on: civilDate, tutorName: name, percorsi }).meta({
  id: 'HandOverToTutor',
  description:
    'The tutor who follows them from now on; it uses up no change of theirs. The caseload of the provider names them.',
});

const toTutor: RowList<typeof tutorBody> = {
  type: 'HandOverToTutor',
  path: '/hand-overs/tutor',
  roles: ['apl', 'cpi', 'manager'],
  summary: {
    it: 'Passa a un altro tutor le persone seguite da chi lascia, con un esito per ciascuna',
    en: 'Hand the people of a tutor who leaves over to another one, with a verdict for each',
  },
  body: tutorBody,
  answer,
  rowsOf: async ({ on, tutorName, percorsi: all }, asked) => {
    const tutorId = await tutorNamed(tutorName, asked);
    return rowsOf(all, asked.requestId, { type: 'ReplaceTutor', on, tutorId });
  },
};

const cpiBody = z
  .strictObject({ on: civilDate, cpi: cpiId, because: z.enum(TRANSFER_CAUSES), percorsi })
  .meta({
    id: 'HandOverToCpi',
    description:
      'The CPI that holds them since that day. The work list of the one that gives them away names them.',
  });

const toCpi: RowList<typeof cpiBody> = {
  type: 'HandOverToCpi',
  path: '/hand-overs/cpi',
  roles: ['cpi', 'manager'],
  summary: {
    it: 'Trasferisci più percorsi a un altro CPI, con un esito per ciascuno',
    en: 'Transfer several percorsi to another CPI, with a verdict for each',
  },
  body: cpiBody,
  answer,
  rowsOf: ({ percorsi: all, ...transfer }, { requestId }) =>
    rowsOf(all, requestId, { type: 'TransferPercorso', ...transfer }),
};

/** What passes a caseload, or a part of it, to somebody else. One percorso that refuses does not stop the next. */
export const HAND_OVERS = [toTutor, toCpi] as unknown as readonly RowList[];

/** Each percorso by itself, under a key of its own: the whole can be asked again, and goes on where it stopped. */
function rowsOf(
  percorsiOf: readonly PercorsoId[],
  requestId: string,
  command: PercorsoCommand,
): readonly NamedRow[] {
  return percorsiOf.map((id) => ({
    named: { percorsoId: id },
    requestId: `${requestId}:${id}`,
    stream: percorsoStream(id),
    path: `/percorsi/${id}`,
    command,
  }));
}
