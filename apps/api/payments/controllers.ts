import { Body, Controller, Headers, HttpCode, Post, Req, type Type } from '@nestjs/common';
import type { Request } from 'express';
import { Admission } from '../../modules/admission/admission';
import { verdictOn } from '../commands/each';
import { API_ROOT, parseFields } from '../commands/row';
import { readActor, readIdempotencyKey, requireRole } from '../headers';
import { PAYMENT_LISTS, type PaymentList } from './payment-lists';

/** One controller for each list of payments. */
export const PAYMENT_LIST_CONTROLLERS: readonly Type[] = PAYMENT_LISTS.map(controllerOf);

function controllerOf(list: PaymentList): Type {
  @Controller(API_ROOT)
  class PaymentListController {
    constructor(private readonly admission: Admission) {}

    @Post(list.path)
    @HttpCode(200)
    async ask(
      @Headers() headers: Readonly<Record<string, string | undefined>>,
      @Body() body: unknown,
      @Req() request: Request,
    ) {
      const requestId = readIdempotencyKey(headers['idempotency-key']);
      const actor = readActor(headers['percorsi-actor']);
      requireRole(actor, list.roles);
      const rows = list.rowsOf(parseFields(list.body, body ?? {}), requestId);
      const verdicts = rows.map(async ({ named, ...row }) => ({
        ...named,
        requestId: row.requestId,
        ...(await verdictOn(this.admission, row, { actor, request })),
      }));
      return { items: await Promise.all(verdicts) };
    }
  }
  return PaymentListController;
}
