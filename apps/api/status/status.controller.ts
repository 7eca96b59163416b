import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { API_VERSION } from '../openapi/document';
import { PROBE_PATHS } from '../routes';
import { Probes } from './probes';

/** Whether the process lives, and whether it can work. Never a problem document: probes read the status alone. */
@Controller()
export class StatusController {
  constructor(private readonly probes: Probes) {}

  @Get(PROBE_PATHS.status)
  status() {
    return { status: 'ok', version: API_VERSION };
  }

  @Get(PROBE_PATHS.live)
  live() {
    return { status: 'ok' };
  }

  @Get(PROBE_PATHS.ready)
  async ready(@Res({ passthrough: true }) response: Response) {
    const away = await this.probes.away();
    if (away.length === 0) return { status: 'ready', away };
    response.status(503).set('Retry-After', '2');
    return { status: 'not-ready', away };
  }
}
