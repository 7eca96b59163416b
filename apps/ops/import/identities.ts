import { createHmac } from 'node:crypto';
import type {
  ActivityId,
  AplId,
  CpiId,
  EmployerId,
  IncentiveId,
  PercorsoId,
  TutorId,
} from '../../../domain/identifiers';
import { uuidV5 } from '../../modules/personal/uuid-v5';

/** Identifiers that the same row always gets, so that an import begun again goes on with the same streams. */
const NAMESPACE = '5b0c7f0e-6b57-4f0a-9a5e-3f7c2f6c1d84';

export const percorsoOf = (adhesion: string): PercorsoId =>
  uuidV5(NAMESPACE, `adesione/${adhesion}`) as PercorsoId;
export const activityOf = (action: string): ActivityId => uuidV5(NAMESPACE, `azione/${action}`) as ActivityId;
export const incentiveOf = (application: string): IncentiveId =>
  uuidV5(NAMESPACE, `domanda/${application}`) as IncentiveId;

/** A tutor is a name at a body: only who has the secret can try names against the identifier. */
export function tutorOf(secret: Buffer, body: AplId | CpiId, name: string): TutorId {
  return uuidV5(NAMESPACE, `tutor/${digest(secret, `${body}/${name}`)}`) as TutorId;
}

/** A firm by its tax code; a person who employs at home by a keyed digest, so that no person's code enters the register. */
export function employerOf(secret: Buffer, code: string): EmployerId {
  return (code.length === FIRM_DIGITS ? code : digest(secret, code).slice(0, 32)) as EmployerId;
}

const FIRM_DIGITS = 11;

function digest(secret: Buffer, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}
