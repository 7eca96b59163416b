import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PersonalData } from '../../modules/personal/personal-data';

const EVERY_MS = 3_600_000;

/** Sweeps personal rows that no fact names, once an hour. Only the API's role may see those tables. */
@Injectable()
export class PersonalSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(PersonalData) private readonly personal: PersonalData) {}

  onApplicationBootstrap(): void {
    // A database that is away is met again an hour later.
    this.timer = setInterval(() => void this.personal.sweep().catch(() => undefined), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
