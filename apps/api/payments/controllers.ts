import { Body, Controller, Headers, HttpCode, Post, Req, type Type } from '@nestjs/common';
import type { Request } from 'express';
import { Admission } from '../../modules/admission/admission';
import { PersonalData } from '../../modules/personal/personal-data';
import { verdictOn } from '../commands/each';
import { KnownStreams } from '../commands/known-streams';
import { requireSameBody } from '../commands/same-body';
import { API_ROOT, parseFields } from '../commands/row';
import { readActor, readIdempotencyKey, requireRole } from '../headers';
import { PAYMENT_LISTS, type PaymentList } from './payment-lists';

/** One controller for each list of payments. */
export const PAYMENT_LIST_CONTROLLERS: readonly Type[] = PAYMENT_LISTS.map(controllerOf);

function controllerOf(list: PaymentList): Type {
  @Controller(API_ROOT)
  class PaymentListController {
    constructor(
      private readonly admission: Admission,
      private readonly personal: PersonalData,
      private readonly streams: KnownStreams,
    ) {}

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
      const read = parseFields(list.body, body ?? {});
      await requireSameBody(this.personal, requestId, { type: list.type, actor, read });
      const { admission, streams } = this;
      const verdicts = list.rowsOf(read, requestId).map(async ({ named, ...row }) => ({
        ...named,
        requestId: row.requestId,
        ...(await verdictOn(row, { admission, streams, actor, request })),
      }));
      return { items: await Promise.all(verdicts) };
    }
  }
  return PaymentListController;
}
