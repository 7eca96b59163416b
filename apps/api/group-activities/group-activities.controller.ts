import { Body, Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { ListDesk } from '../commands/list-desk';
import { API_ROOT } from '../commands/row';
import { GROUP_ACTIVITY, groupIdOf, itemsOf, type GroupVerdict } from './group-activity';

/** A meeting of many people, told once for all. One percorso that refuses does not stop the others. */
@Controller(API_ROOT)
export class GroupActivitiesController {
  constructor(private readonly desk: ListDesk) {}

  @Post(GROUP_ACTIVITY.path)
  @HttpCode(200)
  async record(
    @Headers() headers: Readonly<Record<string, string | undefined>>,
    @Body() body: unknown,
    @Req() request: Request,
  ) {
    const { requestId, told } = await this.desk.ask(GROUP_ACTIVITY, { headers, body, request }, itemsOf);
    const items = told.map(({ row, verdict }): GroupVerdict => {
      const { percorsoId, command, requestId: key } = row;
      return { percorsoId, activityId: command.activityId, requestId: key, ...verdict };
    });
    return { groupId: groupIdOf(requestId), items };
  }
}
