import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { ISO_20022 } from '../../../activities/gateways/iso20022/form';
import type { Actor } from '../../../domain/decider';
import { Admission } from '../../modules/admission/admission';
import type { OfRun } from '../../modules/bank/matched';
import { takenApart, toldRun } from '../../modules/bank/told-file';
import { refusalOf } from '../commands/each';
import { API_ROOT } from '../commands/row';
import { fieldError } from '../problems/field-errors';
import { Problem } from '../problems/problem';
import { BANK_ANSWERS, type AnsweredRun, type GivenBankFile } from './bank-answers';

interface Asking {
  readonly requestId: string;
  readonly actor: Actor;
  readonly request: Request;
}

/** Reads what the bank says; what cannot be told to one run now does not stop the next. */
@Injectable()
export class BankDesk {
  constructor(
    private readonly admission: Admission,
    @Inject(DataSource) private readonly database: DataSource,
  ) {}

  async read({ xml }: GivenBankFile, asking: Asking) {
    const found = await ISO_20022.read(xml);
    if ('faults' in found) throw new Problem('fields-invalid', { errors: [fieldError('xml', 'bank-file')] });
    const { file } = found;
    const { runs, unmatched } = await takenApart(found, this.database);
    const answered: AnsweredRun[] = [];
    for (const one of runs) answered.push(await this.tell(one, file, asking));
    return { file, runs: answered, unmatched: unmatched.map(({ named }) => named) };
  }

  private async tell(run: OfRun, file: string, { requestId, actor, request }: Asking): Promise<AnsweredRun> {
    const said = { runId: run.runId, entries: run.answers.length };
    try {
      const desk = { admission: this.admission, database: this.database };
      const { facts, rejection } = await toldRun(run, { file, requestId, actor }, desk);
      if (rejection !== undefined) throw Problem.ofRejection(rejection);
      return { ...said, facts: [...facts] };
    } catch (failure) {
      const instance = API_ROOT + BANK_ANSWERS.path;
      const { problem } = refusalOf(failure, { instance, request });
      return { ...said, ...(problem === undefined ? {} : { problem }) };
    }
  }
}
