import { Body, Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../../../domain/decider';
import { Admission } from '../../modules/admission/admission';
import { PersonalData } from '../../modules/personal/personal-data';
import { KnownStreams } from '../commands/known-streams';
import { API_ROOT, parseFields } from '../commands/row';
import { readActor, readIdempotencyKey, requireRole } from '../headers';
import { languageOf } from '../language';
import { problemFrom } from '../problems/from-failure';
import { Problem, problemDocument } from '../problems/problem';
import { logFailure } from '../request-log';
import { traceIdOf } from '../trace';
import { GROUP_ACTIVITY, groupIdOf, itemsOf, type GroupItem, type GroupVerdict } from './group-activity';

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
    await this.requireSameBody(requestId, { type: GROUP_ACTIVITY.type, actor, read });
    const items = itemsOf(read, { requestId, actor });
    const verdicts = await Promise.all(items.map((item) => this.ask(item, actor, request)));
    return { groupId: groupIdOf(requestId), items: verdicts };
  }

  /** Each percorso has a key of its own: only what was noted of this one tells whether it named others before. */
  private async requireSameBody(requestId: string, asked: object): Promise<void> {
    const before = await this.personal.requests.before(requestId, asked);
    if (before !== 'same') throw new Problem('request-id-reused');
  }

  /** What one percorso says; one that cannot be reached now is asked again with the same key, like the whole request. */
  private async ask(item: GroupItem, actor: Actor, request: Request): Promise<GroupVerdict> {
    const { percorsoId, requestId, stream, command } = item;
    const named = { percorsoId, activityId: command.activityId, requestId };
    try {
      if (!(await this.streams.has(stream))) throw new Problem('not-found');
      const [answer] = await this.admission.ask(stream, [{ requestId, command, actor }]);
      if (answer === undefined) throw new Error('A group activity came back without an answer');
      if (answer.verdict === 'refused') throw Problem.ofRejection(answer.rejection);
      return { ...named, status: 200, version: answer.version, facts: [...answer.facts] };
    } catch (failure) {
      return { ...named, ...refusalOf(failure, { instance: `${API_ROOT}/percorsi/${percorsoId}`, request }) };
    }
  }
}

function refusalOf(
  failure: unknown,
  { instance, request }: { readonly instance: string; readonly request: Request },
): Pick<GroupVerdict, 'status' | 'problem'> {
  const found = problemFrom(failure);
  const traceId = traceIdOf(request);
  const language = languageOf(request.get('Accept-Language'));
  if (found.code === 'internal-error') logFailure(traceId, failure);
  // Who has a tax code is never asked here.
  const {
    missing,
    basis,
    errors = [],
    people: _,
    ...document
  } = problemDocument(found, { instance, traceId, language });
  const lists = { missing: [...missing], basis: [...basis], errors: [...errors] };
  return { status: document.status, problem: { ...document, ...lists } };
}
