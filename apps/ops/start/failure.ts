/** A start that cannot go on, in words for whoever started it: shown without a stack trace. */
export class StartFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartFailure';
  }
}

/** Says what an error of the machine means for whoever started us; other errors pass unchanged. */
export function explained(error: unknown, where: string): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC') return new StartFailure(diskFull(where), { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new StartFailure(
      `${where} cannot be written by this user (${code}). Choose another folder with PERCORSI_DATA, or correct its permissions.`,
      { cause: error },
    );
  return error;
}

/** The words for a full disk, the same wherever it is noticed. */
export function diskFull(where: string): string {
  return `The disk that holds ${where} is full. Free some space, or move the folder and name it with PERCORSI_DATA. Nothing already confirmed is lost.`;
}

/** The code that Node gives to an error of the system, or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
