import { Body, Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Admission } from '../../modules/admission/admission';
import { PersonalData } from '../../modules/personal/personal-data';
import { verdictOn } from '../commands/each';
import { KnownStreams } from '../commands/known-streams';
import { requireSameBody } from '../commands/same-body';
import { API_ROOT, parseFields } from '../commands/row';
import { readActor, readIdempotencyKey, requireRole } from '../headers';
import { GROUP_ACTIVITY, groupIdOf, itemsOf, type GroupVerdict } from './group-activity';

/** A meeting of many people, told once for all. One percorso that refuses does not stop the others. */
@Controller(API_ROOT)
export class GroupActivitiesController {
  constructor(
    private readonly admission: Admission,
    private readonly personal: PersonalData,
    private readonly streams: KnownStreams,
  ) {}

  @Post(GROUP_ACTIVITY.path)
  @HttpCode(200)
  async record(
    @Headers() headers: Readonly<Record<string, string | undefined>>,
    @Body() body: unknown,
    @Req() request: Request,
  ) {
    const requestId = readIdempotencyKey(headers['idempotency-key']);
    const actor = readActor(headers['percorsi-actor']);
    requireRole(actor, GROUP_ACTIVITY.roles);
    const read = parseFields(GROUP_ACTIVITY.body, body ?? {});
    await requireSameBody(this.personal, requestId, { type: GROUP_ACTIVITY.type, actor, read });
    const { admission, streams } = this;
    const verdicts = itemsOf(read, { requestId, actor }).map(async (item): Promise<GroupVerdict> => {
      const { percorsoId, command, requestId: key } = item;
      const verdict = await verdictOn(item, { admission, streams, actor, request });
      return { percorsoId, activityId: command.activityId, requestId: key, ...verdict };
    });
    return { groupId: groupIdOf(requestId), items: await Promise.all(verdicts) };
  }
}
