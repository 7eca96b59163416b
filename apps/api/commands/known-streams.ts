import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StreamId } from '../../../domain/identifiers';

/** Streams that are remembered to exist; then the oldest memory goes. */
const MOST_REMEMBERED = 10_000;

/** Which streams have a fact. What has one has it for ever, so the register is asked once for each. */
@Injectable()
export class KnownStreams {
  private readonly remembered = new Set<StreamId>();

  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async has(stream: StreamId): Promise<boolean> {
    if (this.remembered.has(stream)) return true;
    const [row] = await this.database.query<{ known: boolean }[]>(
      'SELECT EXISTS (SELECT FROM register.stream WHERE stream_id = $1) AS known',
      [stream],
    );
    if (row?.known !== true) return false;
    this.remember(stream);
    return true;
  }

  private remember(stream: StreamId): void {
    const [oldest] = this.remembered;
    if (this.remembered.size >= MOST_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
    this.remembered.add(stream);
  }
}
