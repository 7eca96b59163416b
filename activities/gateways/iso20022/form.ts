import type { PaymentForm } from '../../payment-channel';
import { readBankFile } from './bank-file';
import { pain001 } from './pain001';

/** A bank by ISO 20022: credit transfers out, status reports and notifications back. */
export const ISO_20022: PaymentForm = {
  name: 'pain.001.001.09',
  ending: 'xml',
  write: pain001,
  read: readBankFile,
};
