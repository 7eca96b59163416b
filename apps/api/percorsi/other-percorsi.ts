import { readFacts } from '../../../activities/postgres/history';
import { personPercorsi } from '../../../activities/postgres/read-models/percorso-file';
import { deciderOf } from '../../../domain/deciders';
import {
  parsePercorsoId,
  percorsoStream,
  type PercorsoId,
  type PersonId,
  type ProgrammeCode,
} from '../../../domain/identifiers';
import { fold } from '../../../domain/lived';
import { lastDayOf } from '../../../domain/percorso/elsewhere';
import { hasEnded, type Percorso } from '../../../domain/percorso/state';
import type { Overtaken, SubmitAdhesion } from '../../../domain/percorso/submit-adhesion';
import { incompatibleWith } from '../../../domain/programmes/rulebook';
import type { CivilDate } from '../../../domain/time/civil-date';
import type { Asked } from '../commands/row';

interface Adhesion {
  readonly personId: PersonId;
  readonly programme: ProgrammeCode;
  readonly on: CivilDate;
}

/** What an adhesion must be apart from: the person's other percorsi in the programme and in those that exclude it, the latest first. */
export async function othersOf(
  { personId, programme, on }: Adhesion,
  id: PercorsoId,
  asked: Asked,
): Promise<Pick<SubmitAdhesion, 'earlier' | 'elsewhere' | 'overtaken'>> {
  const excluded = incompatibleWith(asked.rulebook, programme).map((one) => one.programme);
  const known = await personPercorsi(asked.database, personId);
  const others = known.filter((one) => ![id, asked.path['percorsoId']].includes(one.percorsoId));
  const elsewhere = others.filter((one) => excluded.includes(one.programme));
  const after = elsewhere.findLast((one) => one.requestedOn > on && one.phase !== 'rejected');
  return {
    earlier: idsOf(others.filter((one) => one.programme === programme)),
    ...(elsewhere.length === 0 ? {} : { elsewhere: idsOf(elsewhere) }),
    ...(after === undefined ? {} : { overtaken: await overtakenBy(after, asked) }),
  };
}

interface Known {
  readonly percorsoId: string;
  readonly programme: string;
  readonly requestedOn: CivilDate;
}

const idsOf = (files: readonly Known[]) => files.map((one) => one.percorsoId as PercorsoId);

/** What is told now is open; an adhesion that is put right was over when its percorso was. */
async function overtakenBy(
  { programme, requestedOn: on }: Known,
  { path, database, rulebook }: Asked,
): Promise<Overtaken> {
  const by = programme as ProgrammeCode;
  const id = parsePercorsoId(path['percorsoId'] ?? '');
  if (id === undefined) return { by, on, overOn: null };
  const stream = percorsoStream(id);
  const percorso = fold(deciderOf(stream), await readFacts(database, stream)) as Percorso;
  return { by, on, overOn: hasEnded(percorso) ? lastDayOf(percorso, rulebook) : null };
}
