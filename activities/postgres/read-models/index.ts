import type { StreamKind } from '../../../domain/identifiers';
import { APL_REGISTER, APL_REGISTER_ENTITY } from './apl-register';
import { CPI_REGISTER, CPI_REGISTER_ENTITY } from './cpi-register';
import { ENVELOPE_ENTITY, ENVELOPE_MODEL } from './envelope';
import { LEDGER_ENTRY, LEDGER_ENTRY_ENTITY } from './ledger-entry';
import { PAYEE_FILE, PAYEE_FILE_ENTITY } from './payee-file';
import { PAYMENT_CREDIT, PAYMENT_CREDIT_ENTITY } from './payment-credit';
import { PAYMENT_ORDER } from './payment-order';
import { PAYMENT_RUN, PAYMENT_RUN_ENTITY } from './payment-run';
import { PERCORSO_FILE, PERCORSO_FILE_ENTITY } from './percorso-file';
import { PERSON_DECISION, PERSON_DECISION_ENTITY } from './person-decision';
import { PERSON_RECORD } from './person-record';
import { PROCEEDING_ENTITY, PROCEEDING_MODEL } from './proceeding';
import { kindsOf, type ReadModel } from './read-model';
import { REPORT_ACTIVITY } from './report-activity';
import { REPORT_ADHESION } from './report-adhesion';
import { REPORT_EMPLOYMENT } from './report-employment';
import { REPORT_IN_FORCE } from './report-in-force';
import { REPORT_INCENTIVE } from './report-incentive';
import { REPORT_PERSON } from './report-person';
import { REPORT_TRANCHE } from './report-tranche';
import { REQUEST_WORK } from './request-work';
import { TIMELINE, TIMELINE_ENTITY } from './timeline';
import { WORK_LIST, WORK_LIST_ENTITY } from './work-list';

/** Every read model. A new one is a file beside these, a migration, and its lines here. */
export const READ_MODELS: readonly ReadModel[] = [
  PERCORSO_FILE,
  TIMELINE,
  WORK_LIST,
  APL_REGISTER,
  CPI_REGISTER,
  ENVELOPE_MODEL,
  REPORT_ADHESION,
  REPORT_ACTIVITY,
  REPORT_EMPLOYMENT,
  REPORT_TRANCHE,
  REPORT_INCENTIVE,
  REPORT_PERSON,
  REPORT_IN_FORCE,
  LEDGER_ENTRY,
  PERSON_RECORD,
  PERSON_DECISION,
  PAYMENT_ORDER,
  PAYEE_FILE,
  PAYMENT_RUN,
  PAYMENT_CREDIT,
  PROCEEDING_MODEL,
  REQUEST_WORK,
];

/** Those that are queried through TypeORM; a report is one statement over several. */
export const READ_MODEL_ENTITIES = [
  PERCORSO_FILE_ENTITY,
  TIMELINE_ENTITY,
  WORK_LIST_ENTITY,
  APL_REGISTER_ENTITY,
  CPI_REGISTER_ENTITY,
  ENVELOPE_ENTITY,
  LEDGER_ENTRY_ENTITY,
  PERSON_DECISION_ENTITY,
  PAYEE_FILE_ENTITY,
  PAYMENT_RUN_ENTITY,
  PAYMENT_CREDIT_ENTITY,
  PROCEEDING_ENTITY,
];

export function modelsOf(kind: StreamKind): readonly ReadModel[] {
  return READ_MODELS.filter((model) => kindsOf(model).includes(kind));
}
