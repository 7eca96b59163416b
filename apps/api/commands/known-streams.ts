import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { percorsoFile } from '../../../activities/postgres/read-models/percorso-file';
import type { Actor } from '../../../domain/decider';
import { idOf, kindOf, type StreamId } from '../../../domain/identifiers';
import { isSeen, sightOf } from '../../../domain/programmes/sight';
import { programmeIn, type Rulebook } from '../../../domain/programmes/rulebook';
import { RULES } from '../rules';

/** Streams that are remembered to exist; then the oldest memory goes. */
const MOST_REMEMBERED = 10_000;

/**
 * Which streams have a fact, for whoever asks. What has one has it for ever, so the register is asked once for each; but for
 * the pathways of a programme whose files are restricted: for whom they are not, they do not exist.
 */
@Injectable()
export class KnownStreams {
  private readonly remembered = new Set<StreamId>();

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(RULES) private readonly rulebook: Rulebook,
  ) {}

  async has(stream: StreamId, actor: Actor): Promise<boolean> {
    if (this.remembered.has(stream)) return true;
    const [row] = await this.database.query<{ known: boolean }[]>(
      'SELECT EXISTS (SELECT FROM register.stream WHERE stream_id = $1) AS known',
      [stream],
    );
    if (row?.known !== true) return false;
    const restricted = await this.restricted(stream);
    if (restricted !== null) return isSeen(sightOf(actor, this.rulebook), restricted);
    this.remember(stream);
    return true;
  }

  /** The file, where its programme restricts who may see it. */
  private async restricted(stream: StreamId) {
    if (kindOf(stream) !== 'percorso') return null;
    const file = await percorsoFile(this.database, idOf(stream));
    const versions = file === null ? [] : (programmeIn(this.rulebook, file.programme)?.versions ?? []);
    return versions.some((version) => version.restricted !== undefined) ? file : null;
  }

  private remember(stream: StreamId): void {
    const [oldest] = this.remembered;
    if (this.remembered.size >= MOST_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
    this.remembered.add(stream);
  }
}
