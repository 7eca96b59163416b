import { Controller, Get, Inject, Param, Query, type Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { PersonalData } from '../../modules/personal/personal-data';
import { API_ROOT } from '../commands/row';
import { expressPath } from '../routes';
import type { ReadRequest, ReadRow } from './row';
import { READ_TABLE } from './table';

/** What the rules are provided as: they are plain data, and have no class to be asked for by. */
export const RULES = Symbol('rulebook');

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
    read(@Param() path: ReadRequest['path'], @Query() query: unknown) {
      const { database, personal, rulebook } = this;
      return row.read({ path, query }, { database, personal, rulebook });
    }
  }
  return ReadController;
}
