import type { StreamKind } from '../../../domain/identifiers';
import { APL_REGISTER, APL_REGISTER_ENTITY } from './apl-register';
import { ENVELOPE_ENTITY, ENVELOPE_MODEL } from './envelope';
import { PERCORSO_FILE, PERCORSO_FILE_ENTITY } from './percorso-file';
import type { ReadModel } from './read-model';
import { TIMELINE, TIMELINE_ENTITY } from './timeline';
import { WORK_LIST, WORK_LIST_ENTITY } from './work-list';

/** Every read model. A new one is a file beside these, a migration, and its lines here. */
export const READ_MODELS: readonly ReadModel[] = [
  PERCORSO_FILE,
  TIMELINE,
  WORK_LIST,
  APL_REGISTER,
  ENVELOPE_MODEL,
];

/** The same tables as TypeORM reads them. */
export const READ_MODEL_ENTITIES = [
  PERCORSO_FILE_ENTITY,
  TIMELINE_ENTITY,
  WORK_LIST_ENTITY,
  APL_REGISTER_ENTITY,
  ENVELOPE_ENTITY,
];

export function modelsOf(kind: StreamKind): readonly ReadModel[] {
  return READ_MODELS.filter((model) => model.kind === kind);
}
