/** A start that cannot go on, in words for whoever started it: shown without a stack trace. */
export class StartFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartFailure';
  }
}

/** A part that did not come up this time, and may the next: it was killed meanwhile, or its port was not free yet. */
export class PassingFailure extends StartFailure {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PassingFailure';
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
  // Not `instanceof Error`: an error may come from another realm, as all of Node's own do inside jest.
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
