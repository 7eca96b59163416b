import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { readBankFile, type BankFile } from '../../../activities/gateways/iso20022/bank-file';
import type { Actor } from '../../../domain/decider';
import { runStream } from '../../../domain/identifiers';
import { Admission } from '../../modules/admission/admission';
import { refusalOf } from '../commands/each';
import { API_ROOT } from '../commands/row';
import { fieldError } from '../problems/field-errors';
import { Problem } from '../problems/problem';
import { BANK_ANSWERS, type AnsweredRun, type GivenBankFile } from './bank-answers';
import { keepEntries } from './bank-entries';
import { matched, type OfRun } from './matched';
import { tellOrders } from './tell-orders';

interface Asking {
  readonly requestId: string;
  readonly actor: Actor;
  readonly request: Request;
}

/** Reads what the bank says, has each run deal with what is its own, and passes it to the streams that owe the payments. */
@Injectable()
export class BankDesk {
  constructor(
    private readonly admission: Admission,
    @Inject(DataSource) private readonly database: DataSource,
  ) {}

  async read({ xml }: GivenBankFile, asking: Asking) {
    const found = await readBankFile(xml);
    if ('faults' in found) throw new Problem('fields-invalid', { errors: [fieldError('xml', 'bank-file')] });
    const { runs, unmatched } = await matched(this.database, found.entries);
    await keepEntries(this.database, found.file, unmatched);
    const answered: AnsweredRun[] = [];
    for (const one of runs) answered.push(await this.tell(one, found, asking));
    return { file: found.file, runs: answered, unmatched: unmatched.map(({ named }) => named) };
  }

  private async tell(
    { runId, answers, credits }: OfRun,
    { file }: BankFile,
    { requestId, actor, request }: Asking,
  ): Promise<AnsweredRun> {
    try {
      const [answer] = await this.admission.ask(runStream(runId), [
        { requestId: `${requestId} ${runId}`, actor, command: { type: 'RecordBankAnswers', file, answers } },
      ]);
      if (answer === undefined) throw new Error('The answers of the bank came back without an answer');
      if (answer.verdict === 'refused') throw Problem.ofRejection(answer.rejection);
      await tellOrders(runId, credits, { admission: this.admission, database: this.database });
      return { runId, entries: answers.length, facts: [...answer.facts] };
    } catch (failure) {
      const instance = API_ROOT + BANK_ANSWERS.path;
      const { problem } = refusalOf(failure, { instance, request });
      return { runId, entries: answers.length, ...(problem === undefined ? {} : { problem }) };
    }
  }
}
