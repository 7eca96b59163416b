/** Runs work side by side, a bounded number at a time; the first failure is thrown by the next call. */
export class Pool {
  private readonly running = new Set<Promise<void>>();
  private failure: { readonly cause: unknown } | undefined;

  constructor(private readonly width: number) {}

  /** Starts the work as soon as there is a place for it. */
  async run(work: () => Promise<void>): Promise<void> {
    while (this.running.size >= this.width) await Promise.race(this.running);
    this.throwFailure();
    const one: Promise<void> = work()
      .catch((cause: unknown) => {
        this.failure ??= { cause };
      })
      .finally(() => this.running.delete(one));
    this.running.add(one);
  }

  /** Waits until nothing runs any more. */
  async drained(): Promise<void> {
    await Promise.all(this.running);
    this.throwFailure();
  }

  private throwFailure(): void {
    if (this.failure !== undefined) throw this.failure.cause;
  }
}
