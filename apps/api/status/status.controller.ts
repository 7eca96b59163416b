import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { API_VERSION } from '../openapi/document';
import { PROBE_PATHS } from '../routes';
import { Drain } from './drain';
import { Probes } from './probes';

/** Whether the process lives, whether it can take commands, and how what works behind them is. Never a problem document: probes read the status alone. */
@Controller()
export class StatusController {
  constructor(
    private readonly probes: Probes,
    private readonly drain: Drain,
  ) {}

  @Get(PROBE_PATHS.status)
  async status() {
    return { status: 'ok', version: API_VERSION, ...(await this.probes.parts()) };
  }

  @Get(PROBE_PATHS.live)
  live() {
    return { status: 'ok' };
  }

  @Get(PROBE_PATHS.ready)
  async ready(@Res({ passthrough: true }) response: Response) {
    const away = this.drain.isStopping() ? ['stopping'] : await this.probes.missing();
    if (away.length === 0) return { status: 'ready', away };
    response.status(503).set('Retry-After', '2');
    return { status: 'not-ready', away };
  }
}
