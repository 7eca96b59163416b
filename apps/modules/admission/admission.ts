import type { Handle } from '../../../activities/handle';
import { MOST_COMMANDS, type Answer, type Ask } from '../../../activities/ports';
import { WAKE, type Told } from '../../../activities/told';
import type { StreamId } from '../../../domain/identifiers';
import { instantAt } from '../../../domain/time/civil-date';
import { isDatabaseAway, isOutOfRoom } from '../database/away';

/** How much may wait in one process, and for how long in all. */
export interface AdmissionLimits {
  readonly waitingPerStream: number;
  readonly waitingInAll: number;
  readonly waitMs: number;
}

const LIMITS: AdmissionLimits = { waitingPerStream: 200, waitingInAll: 2_000, waitMs: 8_000 };

/** For so long after a refusal to write a process says that it is not ready. */
const REFUSED_MS = 5_000;

/** Too much waits for a stream, or in all, or it waited for too long: nothing was done, come back later. */
export class Overloaded extends Error {
  constructor(readonly stream: StreamId) {
    super(`Too many requests wait for ${stream}`);
    this.name = 'Overloaded';
  }
}

/** Who is told of a change, after it was committed. Never waited for. */
export type Tell = (stream: StreamId, told: Told) => void;

interface Letter {
  readonly asks: readonly Ask[];
  readonly since: number;
  readonly resolve: (answers: readonly Answer[]) => void;
  readonly reject: (failure: unknown) => void;
}

/**
 * The way into the register for a process that takes commands: those of one stream wait in one short queue and share a
 * transaction, each with its own verdict; streams do not wait for each other. What the workflow must know is told after the
 * answer.
 */
export class Admission {
  private readonly lanes = new Map<StreamId, Letter[]>();
  private waiting = 0;
  private refusedAt: number | undefined;

  constructor(
    private readonly handle: Handle,
    private readonly tell: Tell,
    private readonly limits: AdmissionLimits = LIMITS,
  ) {}

  /** What was decided on each. Throws Overloaded; any failure of the database means that the same may be asked again. */
  ask(stream: StreamId, asks: readonly Ask[]): Promise<readonly Answer[]> {
    return new Promise((resolve, reject) => {
      const letter = { asks, since: performance.now(), resolve, reject };
      const lane = this.lanes.get(stream);
      if (lane === undefined) {
        void this.work(stream, letter);
        return;
      }
      if (lane.length >= this.limits.waitingPerStream || this.waiting >= this.limits.waitingInAll)
        reject(new Overloaded(stream));
      else {
        lane.push(letter);
        this.waiting += 1;
      }
    });
  }

  /** Whether the database just refused to write for want of room, and has not written since. */
  isRefusedByDatabase(): boolean {
    return this.refusedAt !== undefined && performance.now() - this.refusedAt < REFUSED_MS;
  }

  private async work(stream: StreamId, first: Letter): Promise<void> {
    const lane: Letter[] = [];
    this.lanes.set(stream, lane);
    await this.handOver(stream, [first]);
    // All that is taken at once may be too late, and what comes after it not.
    while (lane.length > 0) {
      const letters = this.takenFrom(lane, stream);
      if (letters.length > 0) await this.handOver(stream, letters);
    }
    this.lanes.delete(stream);
  }

  /** As much of what waits as one call may carry; what waited for too long is sent back. */
  private takenFrom(lane: Letter[], stream: StreamId): readonly Letter[] {
    let asks = 0;
    const tooMany = lane.findIndex((letter) => (asks += letter.asks.length) > MOST_COMMANDS);
    const taken = lane.splice(0, tooMany === -1 ? lane.length : Math.max(tooMany, 1));
    this.waiting -= taken.length;
    const isLate = ({ since }: Letter): boolean => performance.now() - since > this.limits.waitMs;
    for (const letter of taken) if (isLate(letter)) letter.reject(new Overloaded(stream));
    return taken.filter((letter) => !isLate(letter));
  }

  /** One transaction for all; where it fails, each alone, so that nobody pays for another's mistake. */
  private async handOver(stream: StreamId, letters: readonly Letter[]): Promise<void> {
    const asks = letters.flatMap((letter) => letter.asks);
    try {
      const { answers, told, followers } = await this.handle({ stream, now: instantAt(Date.now()), asks });
      this.refusedAt = undefined;
      handOut(answers, letters);
      if (told !== null) this.tell(stream, told);
      for (const follower of followers) this.tell(follower, WAKE);
    } catch (failure) {
      if (isOutOfRoom(failure)) this.refusedAt = performance.now();
      if (letters.length === 1 || isDatabaseAway(failure)) letters.forEach(({ reject }) => reject(failure));
      else for (const letter of letters) await this.handOver(stream, [letter]);
    }
  }
}

/** Gives each letter the answers to what it asks, which come in the order of the letters. */
function handOut(answers: readonly Answer[], letters: readonly Letter[]): void {
  let answered = 0;
  for (const { asks, resolve } of letters) resolve(answers.slice(answered, (answered += asks.length)));
}
