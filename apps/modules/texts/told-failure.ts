import type { Text } from '../../../domain/texts';

/** A failure in words for whoever can do something about it; its message, which logs have, is the English one. */
export class ToldFailure extends Error {
  constructor(
    readonly told: Text,
    options?: ErrorOptions,
  ) {
    super(told.en, options);
    this.name = new.target.name;
  }
}
