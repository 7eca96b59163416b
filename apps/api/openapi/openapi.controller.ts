import { Controller, Get } from '@nestjs/common';
import { OPENAPI_PATH } from '../routes';
import { openApiDocument } from './document';

/** The description of this API, for those who generate clients from it. */
@Controller()
export class OpenApiController {
  private readonly document = openApiDocument();

  @Get(OPENAPI_PATH)
  read() {
    return this.document;
  }
}
