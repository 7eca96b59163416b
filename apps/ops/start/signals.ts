/** What whoever runs us asked for: to stop in order, and then perhaps not to wait any longer. */
export interface StopRequests {
  readonly stop: AbortSignal;
  readonly force: AbortSignal;
  /** Stops listening. */
  readonly dispose: () => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
// A terminal sends Ctrl-C to npm and to us, and npm passes it on: one key press may arrive twice.
const SAME_PRESS_MS = 500;

/** Listens for Ctrl-C and for requests to end: the first asks to stop, a later one to force it. */
export function stopRequests(): StopRequests {
  const stop = new AbortController();
  const force = new AbortController();
  let firstAt = 0;
  const onSignal = (): void => {
    if (!stop.signal.aborted) {
      firstAt = performance.now();
      stop.abort();
    } else if (performance.now() - firstAt > SAME_PRESS_MS) force.abort();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    stop: stop.signal,
    force: force.signal,
    dispose: () => {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}
