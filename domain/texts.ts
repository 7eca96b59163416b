/** A sentence in both languages; Italian is what a person reads first. */
export interface Text {
  readonly it: string;
  readonly en: string;
}

/** What a reason says, and what to do about it. */
export interface ReasonText {
  readonly title: Text;
  readonly remedy: Text;
}

/** Title and remedy, each Italian first. */
export function reasonText(title: readonly [string, string], remedy: readonly [string, string]): ReasonText {
  return { title: { it: title[0], en: title[1] }, remedy: { it: remedy[0], en: remedy[1] } };
}
