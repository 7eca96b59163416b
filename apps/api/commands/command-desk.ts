import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { Admission } from '../../modules/admission/admission';
import { PersonalData } from '../../modules/personal/personal-data';
import { readActor, readIdempotencyKey, requireRole } from '../headers';
import { Problem } from '../problems/problem';
import { RULES } from '../reads/controllers';
import { answerView } from './answer';
import type { CommandRow } from './row';

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

  constructor(
    private readonly admission: Admission,
    private readonly personal: PersonalData,
    @Inject(DataSource) private readonly database: DataSource,
  ) {}

  async ask(row: CommandRow, { path, headers, body }: CommandRequest) {
    const requestId = readIdempotencyKey(headers['idempotency-key']);
    const actor = readActor(headers['percorsi-actor']);
    requireRole(actor, row.roles);
    const { database, personal, rulebook } = this;
    const asked = { requestId, actor, path, personal, database, rulebook };
    const { stream, command } = await row.order(body, asked);
    const [answer] = await this.admission.ask(stream, [{ requestId, command, actor }]);
    if (answer === undefined) throw new Error(`${row.type} came back without an answer`);
    const { version } = answer;
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
    throw Problem.ofRejection(answer.rejection);
  }
}

/** Of a row that can be so already, whether the stream had facts before; of any other nothing. */
function wasSo({ alreadySo }: CommandRow, hadFacts: boolean): boolean | undefined {
  return alreadySo === undefined ? undefined : hadFacts;
}
