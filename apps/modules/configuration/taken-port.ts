/** The settings that name a port. */
type PortVariable = 'PERCORSI_PORT' | 'PERCORSI_WORKER_PORT';

/** What to do about a port that somebody else listens on. */
export function takenPortText(variable: PortVariable, port: number): string {
  return `The port ${String(port)} (${variable}) is taken by another program. End that program, or set ${variable} to a free port.`;
}

/** A port that could not be had, in words; other failures pass unchanged. */
export function portFailure(failure: unknown, variable: PortVariable): unknown {
  if (typeof failure !== 'object' || failure === null) return failure;
  const { code, port } = failure as { readonly code?: unknown; readonly port?: unknown };
  return code === 'EADDRINUSE'
    ? new Error(takenPortText(variable, Number(port)), { cause: failure })
    : failure;
}
