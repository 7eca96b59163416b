import { Body, Controller, Headers, HttpCode, Post, Req, type Type } from '@nestjs/common';
import type { Request } from 'express';
import { ListDesk } from '../commands/list-desk';
import { API_ROOT } from '../commands/row';
import { PAYMENT_LISTS, type PaymentList } from './payment-lists';

/** One controller for each list of payments. */
export const PAYMENT_LIST_CONTROLLERS: readonly Type[] = PAYMENT_LISTS.map(controllerOf);

function controllerOf(list: PaymentList): Type {
  @Controller(API_ROOT)
  class PaymentListController {
    constructor(private readonly desk: ListDesk) {}

    @Post(list.path)
    @HttpCode(200)
    async ask(
      @Headers() headers: Readonly<Record<string, string | undefined>>,
      @Body() body: unknown,
      @Req() request: Request,
    ) {
      const { told } = await this.desk.ask(list, { headers, body, request }, (read, { requestId }) =>
        list.rowsOf(read, requestId),
      );
      const items = told.map(({ row: { named, requestId }, verdict }) => ({
        ...named,
        requestId,
        ...verdict,
      }));
      return { items };
    }
  }
  return PaymentListController;
}
