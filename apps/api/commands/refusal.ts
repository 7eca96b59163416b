import type { DataSource } from 'typeorm';
import { percorsoFile } from '../../../activities/postgres/read-models/percorso-file';
import type { Actor } from '../../../domain/decider';
import { parsePercorsoId } from '../../../domain/identifiers';
import { isSeen, sightOf, type Sight } from '../../../domain/programmes/sight';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import type { Reason } from '../../../domain/rejections';
import { boundsOn, type Turned } from '../problems/bounds';
import { Problem } from '../problems/problem';

/** From where a refusal is told. */
export interface Known {
  readonly database: DataSource;
  readonly rulebook: Rulebook;
}

/** A refusal in the words of the domain, as somebody may hear it who does not see every file. */
export async function refusalFor(turned: Turned, actor: Actor, known: Known): Promise<Problem> {
  const sight = sightOf(actor, known.rulebook);
  if (tellsOfAnother(turned, sight)) return new Problem('adhesion-not-taken');
  const { rejection } = turned;
  const seen = await Promise.all(rejection.missing.map((one) => mayBeNamed(one, sight, known.database)));
  const missing = rejection.missing.filter((_, index) => seen[index]);
  return Problem.ofRejection({ ...rejection, missing }, await boundsOn(turned, known));
}

const OF_ANOTHER: readonly Reason[] = ['percorso-already-active', 'adhesion-before-earlier-end'];

/** Why an adhesion to a restricted programme is refused would say that the person has a pathway in it, wherever it is held. */
function tellsOfAnother({ rejection, command }: Turned, { hidden, ofBody }: Sight): boolean {
  if (command.type !== 'SubmitAdhesion' || !OF_ANOTHER.includes(rejection.reason)) return false;
  return [...hidden, ...ofBody].includes(command.programme);
}

/** Whatever is no pathway, and the pathways that are seen. */
async function mayBeNamed(named: string, sight: Sight, database: DataSource): Promise<boolean> {
  if (parsePercorsoId(named) === undefined) return true;
  const file = await percorsoFile(database, named);
  return file === null || isSeen(sight, file);
}
