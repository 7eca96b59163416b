import { APL_READS } from '../apls/reads';
import { CPI_READS } from '../cpis/reads';
import { ENVELOPE_READS } from '../envelopes/reads';
import { PAYEE_READS } from '../payees/reads';
import { RECOVERY_READS } from '../recoveries/reads';
import { PERCORSO_READS } from '../percorsi/reads';
import { PERSON_READS } from '../persons/reads';
import { RUN_READS } from '../payment-runs/reads';
import { PROCEEDING_READS } from '../proceedings/reads';
import { REQUEST_READS } from '../proceedings/requests';
import { PROGRAMME_READS } from '../programmes/reads';
import { WORK_LIST_READS } from '../work-list/reads';
import type { ReadRow } from './row';

/** Every question that can be asked over HTTP. */
export const READ_TABLE: readonly ReadRow[] = [
  ...PERCORSO_READS,
  ...WORK_LIST_READS,
  ...PERSON_READS,
  ...APL_READS,
  ...CPI_READS,
  ...ENVELOPE_READS,
  ...PAYEE_READS,
  ...RECOVERY_READS,
  ...PROGRAMME_READS,
  ...RUN_READS,
  ...PROCEEDING_READS,
  ...REQUEST_READS,
];
