import type { Text } from '../../../domain/texts';

/** A sentence in both languages, Italian first. */
export function text(it: string, en: string): Text {
  return { it, en };
}
