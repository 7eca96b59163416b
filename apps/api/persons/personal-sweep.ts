import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { instantAt } from '../../../domain/time/civil-date';
import { Admission } from '../../modules/admission/admission';
import { PersonalData } from '../../modules/personal/personal-data';
import { finishJoinings } from './unfinished-joinings';

const EVERY_MS = 3_600_000;
/** So long whoever asked for a joining has to ask for its other half. */
const LEFT_AFTER_MS = 60_000;

/**
 * Sweeps personal rows that no fact names, and finishes joinings that were left half done, once an hour. Only the API's role may
 * see those tables.
 */
@Injectable()
export class PersonalSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(PersonalData) private readonly personal: PersonalData,
    @Inject(DataSource) private readonly database: DataSource,
    private readonly admission: Admission,
  ) {}

  onApplicationBootstrap(): void {
    // A database that is away is met again an hour later.
    this.timer = setInterval(() => void this.pass().catch(() => undefined), EVERY_MS).unref();
  }

  private async pass(): Promise<void> {
    await this.personal.sweep();
    await finishJoinings(this.database, this.admission, instantAt(Date.now() - LEFT_AFTER_MS));
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
