import { Body, Controller, Headers, HttpCode, Param, Post, type Type } from '@nestjs/common';
import { expressPath } from '../routes';
import { CommandDesk, type CommandRequest } from './command-desk';
import { API_ROOT, type CommandRow } from './row';
import { COMMAND_TABLE } from './table';

/** One controller for each row of the command table. */
export const COMMAND_CONTROLLERS: readonly Type[] = COMMAND_TABLE.map(controllerOf);

function controllerOf(row: CommandRow): Type {
  @Controller(API_ROOT)
  class CommandController {
    constructor(private readonly desk: CommandDesk) {}

    @Post(expressPath(row.path))
    @HttpCode(200)
    ask(
      @Param() path: CommandRequest['path'],
      @Headers() headers: CommandRequest['headers'],
      @Body() body: unknown,
    ) {
      return this.desk.ask(row, { path, headers, body });
    }
  }
  return CommandController;
}
