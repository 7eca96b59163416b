import { Controller, Get, Inject, Req, Res, type Type } from '@nestjs/common';
import { RULES } from '../rules';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { sightOf } from '../../../domain/programmes/sight';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { PersonalData } from '../../modules/personal/personal-data';
import { API_ROOT } from '../commands/row';
import { readActor } from '../headers';
import { announce, languageOf, spoken } from '../language';
import { expressPath } from '../routes';
import type { ReadRequest, ReadRow } from './row';
import { READ_TABLE } from './table';

/** One controller for each question of the API. */
export const READ_CONTROLLERS: readonly Type[] = READ_TABLE.map(controllerOf);

function controllerOf(row: ReadRow): Type {
  @Controller(API_ROOT)
  class ReadController {
    constructor(
      @Inject(DataSource) private readonly database: DataSource,
      private readonly personal: PersonalData,
      @Inject(RULES) private readonly rulebook: Rulebook,
    ) {}

    @Get(expressPath(row.path))
    async read(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
      const { params: path, query } = request;
      const { database, personal, rulebook } = this;
      const named = request.get('Percorsi-Actor');
      const actor = named === undefined ? null : readActor(named);
      const sight = sightOf(actor, rulebook);
      const found = await row.read(
        { path: path as ReadRequest['path'], query },
        { database, personal, rulebook, sight, actor },
      );
      const language = languageOf(request.get('Accept-Language'));
      announce(response, language);
      return spoken(found, language);
    }
  }
  return ReadController;
}
