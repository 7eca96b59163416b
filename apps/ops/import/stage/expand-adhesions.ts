import { idOf, type PercorsoId, type PersonId, type StreamId } from '../../../../domain/identifiers';
import type { CivilDate } from '../../../../domain/time/civil-date';
import type { NamedTutor } from '../../../modules/personal/bulk-identities';
import type { AdhesionRow } from '../files/adhesion-row';
import { tutorOf } from '../identities';
import { adhesionSteps } from '../steps/adhesion-steps';
import { timeSteps, type Step } from '../steps/step';
import { MESSAGES_OF } from './check-seniority';
import { EARLIER, knownBefore } from './earlier';
import { FIRST_AFTER, knownElsewhere, overtaken, type Left } from './elsewhere';
import { AT, type Expansion, type StagedLine } from './expansion';
import { pagesOf } from './staging';

export async function* adhesions(expansion: Expansion): AsyncGenerator<readonly Step[]> {
  const { client, secret, identities, rehearsal } = expansion;
  for await (const page of pagesOf<AdhesionLine>(client, linesOf(expansion))) {
    const tutors: NamedTutor[] = [];
    const steps: Step[] = [];
    for (const line of page) {
      const row = JSON.parse(line.body) as AdhesionRow;
      const tutor = tutorIn(row, secret);
      if (tutor !== null) tutors.push(tutor);
      steps.push(...(await stepsOf({ line, row, tutor }, expansion)));
    }
    yield steps;
    if (!rehearsal) await identities.nameTutors(tutors);
  }
}

interface Read {
  readonly line: AdhesionLine;
  readonly row: AdhesionRow;
  readonly tutor: NamedTutor | null;
}

async function stepsOf({ line, row, tutor }: Read, expansion: Expansion): Promise<readonly Step[]> {
  const { references } = expansion;
  const { file, line: at, id, sha, day, earlier, kept, elsewhere, workedDays, personId } = line;
  const where = { file, line: at, id, sha };
  const steps = adhesionSteps(where, row, {
    personId,
    tutorId: tutor?.tutorId ?? null,
    references,
    workedDays,
    earlier: [...new Set([...earlier, ...kept])].map((one) => idOf(one) as PercorsoId),
    elsewhere,
    overtaken: await overtaken(row, line, { ...expansion, programme: references.programme }),
  });
  return [...timeSteps(where, day, earlier), ...steps];
}

function linesOf({ references: { programme }, excluded }: Expansion): string {
  const apart = [programme.code, ...excluded];
  return `
    SELECT ${AT}, s.day::text AS day, p.person_id AS "personId", ${EARLIER} AS earlier, ${knownBefore(programme)} AS kept,
           w.days AS "workedDays", ${knownElsewhere(apart)} AS elsewhere, after.programme AS by, after.day AS since,
           CASE WHEN after.day IS NULL THEN '[]' ELSE ${MESSAGES_OF('s')} END AS messages,
           (SELECT min(u.day)::text FROM staged u WHERE u.file = 'uscite' AND u.adhesion = s.adhesion) AS "exitDay"
      FROM staged s JOIN person p ON p.plain = s.person JOIN turn t USING (file, id) LEFT JOIN worked w ON w.line = s.line
      LEFT JOIN LATERAL (${FIRST_AFTER(apart)}) AS after ON true
     WHERE s.file = 'adesioni'`;
}

interface AdhesionLine extends StagedLine, Left {
  readonly day: CivilDate;
  readonly personId: PersonId;
  readonly earlier: readonly StreamId[];
  readonly kept: readonly StreamId[];
  readonly elsewhere: readonly PercorsoId[];
  readonly workedDays: number | null;
}

function tutorIn({ apl, tutor }: AdhesionRow, secret: Buffer): NamedTutor | null {
  return apl === null || tutor === null ? null : { tutorId: tutorOf(secret, apl, tutor), displayName: tutor };
}
