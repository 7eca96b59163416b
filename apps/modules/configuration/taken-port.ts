import type { Text } from '../../../domain/texts';
import { text } from '../texts/text';
import { ToldFailure } from '../texts/told-failure';

/** The settings that name a port. */
type PortVariable = 'PERCORSI_PORT' | 'PERCORSI_WORKER_PORT';

/** What to do about a port that somebody else listens on. */
export function takenPort(variable: PortVariable, port: number): Text {
  return text(
    `La porta ${port} (${variable}) è occupata da un altro programma. Termina quel programma, o imposta ${variable} su una porta libera.`,
    `The port ${port} (${variable}) is taken by another program. End that program, or set ${variable} to a free port.`,
  );
}

/** A port that could not be had, in words; other failures pass unchanged. */
export function portFailure(failure: unknown, variable: PortVariable): unknown {
  if (typeof failure !== 'object' || failure === null) return failure;
  const { code, port } = failure as { readonly code?: unknown; readonly port?: unknown };
  return code === 'EADDRINUSE'
    ? new ToldFailure(takenPort(variable, Number(port)), { cause: failure })
    : failure;
}
