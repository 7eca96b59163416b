import { Body, Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { API_ROOT, parseFields } from '../commands/row';
import { readActor, readIdempotencyKey, requireRole } from '../headers';
import { BANK_ANSWERS } from './bank-answers';
import { BankDesk } from './bank-desk';

/** Takes files of the bank. The same file may come again: each of its entries is dealt with once. */
@Controller(API_ROOT)
export class BankAnswersController {
  constructor(private readonly desk: BankDesk) {}

  @Post(BANK_ANSWERS.path)
  @HttpCode(200)
  read(
    @Headers() headers: Readonly<Record<string, string | undefined>>,
    @Body() body: unknown,
    @Req() request: Request,
  ) {
    const requestId = readIdempotencyKey(headers['idempotency-key']);
    const actor = readActor(headers['percorsi-actor']);
    requireRole(actor, BANK_ANSWERS.roles);
    const given = parseFields(BANK_ANSWERS.body, body ?? {});
    return this.desk.read(given, { requestId, actor, request });
  }
}
