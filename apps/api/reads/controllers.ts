import { Controller, Get, Inject, Req, Res, type Type } from '@nestjs/common';
import { RULES } from '../rules';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import type { Debtor } from '../../../activities/payment-channel';
import { sightOf } from '../../../domain/programmes/sight';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { PersonalData } from '../../modules/personal/personal-data';
import { API_ROOT } from '../commands/row';
import { DEBTOR } from '../payment-runs/debtor';
import { readActor, requireRole } from '../headers';
import { announce, languageOf, spoken } from '../language';
import { expressPath } from '../routes';
import type { ReadRequest, ReadRow } from './row';
import { READ_TABLE } from './table';

/** One controller for each question of the API. */
export const READ_CONTROLLERS: readonly Type[] = READ_TABLE.map(controllerOf);

function controllerOf(row: ReadRow): Type {
  @Controller(API_ROOT)
  class ReadController {
    @Inject(DEBTOR) private readonly debtor!: Debtor | null;

    constructor(
      @Inject(DataSource) private readonly database: DataSource,
      private readonly personal: PersonalData,
      @Inject(RULES) private readonly rulebook: Rulebook,
    ) {}

    @Get(expressPath(row.path))
    async read(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
      const { params: path, query } = request;
      const { database, personal, rulebook, debtor } = this;
      const named = request.get('Percorsi-Actor');
      const actor = named === undefined ? null : readActor(named);
      if (row.roles !== undefined) requireRole(readActor(named), row.roles);
      const sight = sightOf(actor, rulebook);
      const found = await row.read(
        { path: path as ReadRequest['path'], query },
        { database, personal, rulebook, sight, actor, debtor },
      );
      const language = languageOf(request.get('Accept-Language'));
      announce(response, language);
      return spoken(found, language);
    }
  }
  return ReadController;
}
