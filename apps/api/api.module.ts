import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Client } from '@temporalio/client';
import { DataSource } from 'typeorm';
import type { Debtor } from '../../activities/payment-channel';
import type { Rulebook } from '../../domain/programmes/rulebook';
import { PersonalData } from '../modules/personal/personal-data';
import { Admission } from '../modules/admission/admission';
import { Messenger } from '../modules/temporal/messenger';
import { CommandDesk } from './commands/command-desk';
import { COMMAND_CONTROLLERS } from './commands/controllers';
import { KnownStreams } from './commands/known-streams';
import { ListDesk } from './commands/list-desk';
import { GroupActivitiesController } from './group-activities/group-activities.controller';
import { ROW_LIST_CONTROLLERS } from './commands/row-lists';
import { OpenApiController } from './openapi/openapi.controller';
import { BankAnswersController } from './payment-runs/bank-answers.controller';
import { BankDesk } from './payment-runs/bank-desk';
import { DEBTOR } from './payment-runs/debtor';
import { ProblemFilter } from './problems/problem.filter';
import { READ_CONTROLLERS } from './reads/controllers';
import { RULES } from './rules';
import { PersonalSweep } from './persons/personal-sweep';
import { Drain } from './status/drain';
import { Probes } from './status/probes';
import { StatusController } from './status/status.controller';

/** What the API is built on. It owns the connections that it is given, and closes them when it stops. */
export interface ApiParts {
  readonly database: DataSource;
  readonly engine: Client;
  readonly admission: Admission;
  /** Tells the loops what was admitted; here for its load. */
  readonly messenger: Messenger;
  readonly personal: PersonalData;
  readonly rulebook: Rulebook;
  /** Whose account pays; undefined where payments are not made by run. */
  readonly debtor?: Debtor | undefined;
}

/** How long signals may still be sent once nothing is asked any more; the sweep makes up for the others. */
const TOLD_WITHIN_MS = 1_000;

/** The routes of the API and what serves them. */
@Module({})
export class ApiModule implements OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    private readonly engine: Client,
    private readonly messenger: Messenger,
  ) {}

  static on({ database, engine, admission, messenger, personal, rulebook, debtor }: ApiParts): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        ...COMMAND_CONTROLLERS,
        GroupActivitiesController,
        BankAnswersController,
        ...ROW_LIST_CONTROLLERS,
        ...READ_CONTROLLERS,
        StatusController,
        OpenApiController,
      ],
      providers: [
        { provide: DataSource, useValue: database },
        { provide: Client, useValue: engine },
        { provide: Admission, useValue: admission },
        { provide: Messenger, useValue: messenger },
        { provide: PersonalData, useValue: personal },
        { provide: RULES, useValue: rulebook },
        { provide: DEBTOR, useValue: debtor ?? null },
        { provide: APP_FILTER, useClass: ProblemFilter },
        BankDesk,
        CommandDesk,
        Drain,
        KnownStreams,
        ListDesk,
        PersonalSweep,
        Probes,
      ],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.messenger.drained(TOLD_WITHIN_MS);
    await this.engine.connection.close();
    if (this.database.isInitialized) await this.database.destroy();
  }
}
