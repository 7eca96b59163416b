import { Body, Controller, Headers, HttpCode, Post, Req, type Type } from '@nestjs/common';
import type { Request } from 'express';
import type { z } from 'zod';
import type { Text } from '../../../domain/texts';
import type { CallerRole } from '../headers';
import type { Row } from './each';
import { ListDesk, type ListAsked } from './list-desk';
import { API_ROOT } from './row';

/** Things that are asked at once, each with a verdict: everything that its route and its documentation are made from. */
export interface RowList<Body extends z.ZodType = z.ZodType> {
  readonly type: string;
  /** Below the root. */
  readonly path: string;
  readonly roles: readonly CallerRole[];
  readonly summary: Text;
  readonly body: Body;
  readonly answer: z.ZodType;
  readonly rowsOf: (
    read: z.output<Body>,
    asked: ListAsked,
  ) => readonly NamedRow[] | Promise<readonly NamedRow[]>;
}

/** A row with what named it in the request, which its verdict repeats. */
export interface NamedRow extends Row {
  readonly named: Readonly<Record<string, string | number>>;
}

/** The controller of a list. */
export function listControllerOf(list: RowList): Type {
  @Controller(API_ROOT)
  class ListController {
    constructor(private readonly desk: ListDesk) {}

    @Post(list.path)
    @HttpCode(200)
    async ask(
      @Headers() headers: Readonly<Record<string, string | undefined>>,
      @Body() body: unknown,
      @Req() request: Request,
    ) {
      const { told } = await this.desk.ask(list, { headers, body, request }, list.rowsOf);
      const items = told.map(({ row: { named, requestId }, verdict }) => ({
        ...named,
        requestId,
        ...verdict,
      }));
      return { items };
    }
  }
  return ListController;
}
