import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { Ask } from '../../../activities/ports';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { Admission } from '../../modules/admission/admission';
import { PersonalData } from '../../modules/personal/personal-data';
import { readActor, readIdempotencyKey, requireRole, type CallerRole } from '../headers';
import { Problem } from '../problems/problem';
import { RULES } from '../rules';
import { verdictOn, type Row, type RowVerdict } from './each';
import { KnownStreams } from './known-streams';
import { parseFields } from './row';

/** A list that is asked at once, as far as its door has to know it. */
interface AskedList<Body extends z.ZodType> {
  readonly type: string;
  readonly roles: readonly CallerRole[];
  readonly body: Body;
}

/** The request for a list, as it came. */
interface ListRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly request: Request;
}

/** Who asks for a list under which key, and where the names in it are kept. */
export type ListAsked = Pick<Ask, 'requestId' | 'actor'> & {
  readonly personal: PersonalData;
  /** The read models, and what was asked before. */
  readonly database: DataSource;
};

/** What came of a list: its key, and each row with its verdict, in the order of the request. */
interface ToldList<Item extends Row> {
  readonly requestId: string;
  readonly told: readonly { readonly row: Item; readonly verdict: RowVerdict }[];
}

/** Takes lists: who asks, may they, what do they ask; then each row by itself. One that is refused does not stop the others. */
@Injectable()
export class ListDesk {
  @Inject(RULES) private readonly rulebook!: Rulebook;
  @Inject(DataSource) private readonly database!: DataSource;

  constructor(
    private readonly admission: Admission,
    private readonly personal: PersonalData,
    private readonly streams: KnownStreams,
  ) {}

  async ask<Body extends z.ZodType, Item extends Row>(
    list: AskedList<Body>,
    { headers, body, request }: ListRequest,
    rowsOf: (read: z.output<Body>, asked: ListAsked) => readonly Item[] | Promise<readonly Item[]>,
  ): Promise<ToldList<Item>> {
    const requestId = readIdempotencyKey(headers['idempotency-key']);
    const actor = readActor(headers['percorsi-actor']);
    requireRole(actor, list.roles);
    const read = parseFields(list.body, body ?? {});
    await this.requireSameBody(requestId, { type: list.type, actor, read });
    const { admission, personal, streams, database, rulebook } = this;
    const known = { database, rulebook };
    const rows = await rowsOf(read, { requestId, actor, personal, database });
    const told = rows.map(async (row) => ({
      row,
      verdict: await verdictOn(row, { admission, streams, known, actor, request }),
    }));
    return { requestId, told: await Promise.all(told) };
  }

  /** Each row has a key of its own: only what was noted of the whole tells whether its key named other rows before. */
  private async requireSameBody(requestId: string, asked: object): Promise<void> {
    const before = await this.personal.requests.before(requestId, asked);
    if (before !== 'same') throw new Problem('request-id-reused');
  }
}
