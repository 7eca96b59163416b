import type { CodeKind } from '../../modules/texts/codes';
import { AGREED_CODED } from './agreed-fields';

/** The fields that hold a code, and of which kind it may be. */
export const CODED: { readonly [field: string]: readonly CodeKind[] } = {
  ...AGREED_CODED,
  answer: ['answer'],
  attendance: ['activity'],
  because: ['closing', 'transfer', 'pathChange', 'pattoChange', 'recoveryReason'],
  channel: ['channel'],
  breach: ['breach'],
  cause: ['cause'],
  citizenship: ['citizenship'],
  crisisSector: ['crisisSector'],
  direction: ['direction'],
  distance: ['distance'],
  domicileCrisisArea: ['crisisArea'],
  event: ['communication'],
  form: ['businessForm'],
  from: ['path'],
  incomeSupport: ['incomeSupport'],
  kind: ['activity', 'communication'],
  mode: ['activity'],
  needs: ['needs', 'profileNeed'],
  path: ['path'],
  module: ['communication'],
  part: ['part'],
  signers: ['signer'],
  status: ['unemployment'],
  unknown: ['unknown'],
};
