import 'reflect-metadata';
import type { AddressInfo, Server } from 'node:net';
import { BadRequestException, Body, Controller, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Column, DataSource, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { z } from 'zod';

/**
 * What most teams would write: a body is validated, and one transaction inserts an event with a JSON body and updates a row.
 * No chain, no claims, no rules, no repeated key: the least that any recorded command costs here.
 */
@Entity()
class Percorso {
  @PrimaryColumn()
  id!: string;

  @Column('int')
  version!: number;

  @Column('timestamptz')
  updatedAt!: Date;
}

@Entity()
class PercorsoEvent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  position!: string;

  @Column('text')
  percorsoId!: string;

  @Column('text')
  type!: string;

  @Column('jsonb')
  body!: object;

  @Column('timestamptz')
  recordedAt!: Date;
}

const bodyShape = z.strictObject({
  on: z.iso.date(),
  facts: z.record(z.string(), z.strictObject({ known: z.string() })),
});

const PERCORSI = 50;

@Controller('percorsi')
class PercorsiController {
  constructor(private readonly source: DataSource) {}

  @Post(':id/record-facts')
  async record(@Param('id') id: string, @Body() given: unknown): Promise<{ position: string }> {
    const body = bodyShape.safeParse(given);
    if (!body.success) throw new BadRequestException(body.error.issues);
    const recordedAt = new Date();
    return this.source.transaction(async (manager) => {
      const event = { percorsoId: id, type: 'FactsRecorded', body: body.data, recordedAt };
      const { identifiers } = await manager.getRepository(PercorsoEvent).insert(event);
      await manager
        .getRepository(Percorso)
        .update({ id }, { version: () => 'version + 1', updatedAt: recordedAt });
      return { position: String(identifiers[0]?.['position']) };
    });
  }
}

const dataSource = {
  provide: DataSource,
  useFactory: () =>
    new DataSource({
      type: 'postgres',
      url: process.env['BASELINE_DATABASE_URL'] ?? '',
      entities: [Percorso, PercorsoEvent],
      synchronize: true,
      poolSize: 20,
    }).initialize(),
};

@Module({ controllers: [PercorsiController], providers: [dataSource] })
class BaselineModule {}

async function main(): Promise<void> {
  const app = await NestFactory.create(BaselineModule);
  app.useLogger(false);
  const rows = Array.from({ length: PERCORSI }, (_, nth) => ({
    id: String(nth),
    version: 0,
    updatedAt: new Date(),
  }));
  await app.get(DataSource).getRepository(Percorso).insert(rows);
  await app.listen(0, '127.0.0.1');
  process.on('disconnect', () => {
    process.exit(0);
  });
  const server = app.getHttpServer() as Server;
  process.send?.((server.address() as AddressInfo).port);
}

void main();
