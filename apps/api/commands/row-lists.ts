import type { Type } from '@nestjs/common';
import { HAND_OVERS } from '../hand-overs/hand-overs';
import { RUN_LISTS } from '../payment-runs/run-lists';
import { PAYMENT_LISTS } from '../payments/payment-lists';
import { listControllerOf, type RowList } from './row-list';

/** Every list that can be asked at once. A new one is a row in its noun's file; its route and its documentation follow. */
export const ROW_LISTS: readonly RowList[] = [
  ...PAYMENT_LISTS,
  ...RUN_LISTS,
  ...HAND_OVERS,
] as readonly RowList[];

export const ROW_LIST_CONTROLLERS: readonly Type[] = ROW_LISTS.map(listControllerOf);
