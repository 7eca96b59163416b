/** How much may wait for the engine in one process. */
export interface GateLimits {
  /** Calls in flight for one stream: the engine refuses more than ten updates of one workflow. */
  readonly inFlightPerStream: number;
  readonly waitingPerStream: number;
  readonly waitingInAll: number;
}

const GATE_LIMITS: GateLimits = { inFlightPerStream: 8, waitingPerStream: 200, waitingInAll: 2_000 };

/** The queue before a stream, or before all of them, is full: come back later. */
export class Overloaded extends Error {
  constructor(readonly stream: string) {
    super(`Too many requests wait for ${stream}`);
    this.name = 'Overloaded';
  }
}

/** How many calls are in flight and how many wait. */
export interface GateLoad {
  readonly inFlight: number;
  readonly waiting: number;
}

interface Lane {
  inFlight: number;
  readonly waiting: (() => void)[];
}

/** Lets a bounded number of calls through for each stream, first come first served; one stream never holds up another. */
export class Gate {
  private readonly lanes = new Map<string, Lane>();
  private waitingInAll = 0;

  constructor(private readonly limits: GateLimits = GATE_LIMITS) {}

  /** Runs the work once its turn comes. Gives up the place when the signal aborts; throws Overloaded when the queue is full. */
  async pass<Result>(stream: string, work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    await this.enter(stream, signal);
    try {
      return await work();
    } finally {
      this.leave(stream);
    }
  }

  load(stream: string): GateLoad {
    const lane = this.lanes.get(stream);
    return { inFlight: lane?.inFlight ?? 0, waiting: lane?.waiting.length ?? 0 };
  }

  private async enter(stream: string, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const lane = this.lanes.get(stream) ?? { inFlight: 0, waiting: [] };
    this.lanes.set(stream, lane);
    if (lane.inFlight < this.limits.inFlightPerStream) {
      lane.inFlight += 1;
      return;
    }
    const full =
      lane.waiting.length >= this.limits.waitingPerStream || this.waitingInAll >= this.limits.waitingInAll;
    if (full) throw new Overloaded(stream);
    await this.turn(lane, signal);
  }

  /** Waits for the place that a leaving call hands over. */
  private turn(lane: Lane, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const called = () => {
        this.waitingInAll -= 1;
        signal?.removeEventListener('abort', gaveUp);
        resolve();
      };
      const gaveUp = () => {
        lane.waiting.splice(lane.waiting.indexOf(called), 1);
        this.waitingInAll -= 1;
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', gaveUp, { once: true });
      this.waitingInAll += 1;
      lane.waiting.push(called);
    });
  }

  private leave(stream: string): void {
    const lane = this.lanes.get(stream);
    if (lane === undefined) return;
    const next = lane.waiting.shift();
    if (next !== undefined) {
      next();
      return;
    }
    lane.inFlight -= 1;
    if (lane.inFlight === 0) this.lanes.delete(stream);
  }
}
