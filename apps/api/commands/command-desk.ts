import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Answer, Ask } from '../../../activities/ports';
import type { StreamId } from '../../../domain/identifiers';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { Admission } from '../../modules/admission/admission';
import { PersonalData } from '../../modules/personal/personal-data';
import { readActor, readIdempotencyKey, requireRole } from '../headers';
import { Problem } from '../problems/problem';
import { RULES } from '../rules';
import { answerView } from './answer';
import { KnownStreams } from './known-streams';
import { refusalFor } from './refusal';
import type { CommandRow, Order } from './row';

/** A request to do something, as it came. */
export interface CommandRequest {
  readonly path: { readonly [parameter: string]: string };
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body: unknown;
}

/** Takes commands: who asks, may they, what do they ask; then has it admitted and hands back what was decided. */
@Injectable()
export class CommandDesk {
  @Inject(RULES) private readonly rulebook!: Rulebook;
  @Inject(KnownStreams) private readonly streams!: KnownStreams;

  constructor(
    private readonly admission: Admission,
    private readonly personal: PersonalData,
    @Inject(DataSource) private readonly database: DataSource,
  ) {}

  async ask(row: CommandRow, { path, headers, body }: CommandRequest) {
    const requestId = readIdempotencyKey(headers['idempotency-key']);
    const actor = readActor(headers['percorsi-actor']);
    requireRole(actor, row.roles);
    const { database, personal, rulebook, streams } = this;
    const asked = { requestId, actor, path, personal, database, rulebook, streams };
    const order = await row.order(body, asked);
    const { stream, answer } = await this.answerTo(row, order, { requestId, actor });
    const { version } = answer;
    if (answer.verdict === 'accepted' && row.next !== undefined)
      await this.askNext(row.next(order), { requestId, actor });
    if (answer.verdict === 'accepted')
      return answerView(row.kind, {
        requestId,
        stream,
        version,
        facts: answer.facts,
        alreadySo: wasSo(row, version > answer.facts.length),
      });
    if (answer.rejection.reason === row.alreadySo)
      return answerView(row.kind, { requestId, stream, version, facts: [], alreadySo: true });
    const { rejection } = answer;
    throw await refusalFor({ rejection, stream, command: order.command }, actor, { database, rulebook });
  }

  /** What was decided; of a body that was asked before under this key, its first answer, whatever is on record now. */
  private async answerTo(
    { type, keyedByBody }: CommandRow,
    { stream, command }: Order,
    by: Pick<Ask, 'requestId' | 'actor'>,
  ): Promise<{ readonly stream: StreamId; readonly answer: Answer }> {
    const [answer] = await this.admission.ask(stream, [{ ...by, command }]);
    if (answer === undefined) throw new Error(`${type} came back without an answer`);
    const isReused = answer.verdict === 'refused' && answer.rejection.reason === 'request-id-reused';
    if (!isReused || keyedByBody !== true) return { stream, answer };
    const first = await this.personal.requests.answered(by.requestId, type);
    if (first === undefined) return { stream, answer };
    return { stream: first.stream, answer: JSON.parse(first.answer) as Answer };
  }

  /** The other half of what was asked, under a key that no caller can send; a repeated request asks it again. */
  private async askNext(
    { stream, command }: Order,
    { requestId, actor }: Pick<Ask, 'requestId' | 'actor'>,
  ): Promise<void> {
    const [answer] = await this.admission.ask(stream, [{ requestId: `${requestId} next`, actor, command }]);
    if (answer?.verdict === 'refused') throw Problem.ofRejection(answer.rejection);
  }
}

/** Of a row that can be so already, whether the stream had facts before; of any other nothing. */
function wasSo({ alreadySo }: CommandRow, hadFacts: boolean): boolean | undefined {
  return alreadySo === undefined ? undefined : hadFacts;
}
