/** The same text with one of its characters in another script, in every way there is. */
export function likenesses(text: string): readonly string[] {
  return [...text].flatMap((letter, place) =>
    likenessesOf(letter).map((other) => text.slice(0, place) + other + text.slice(place + 1)),
  );
}

/** Characters of other scripts that capitals, small letters or a normal form make this one of: `ſ` of S, the Kelvin sign of K. */
const likenessesOf = (letter: string): readonly string[] => LIKENESSES.get(letter) ?? [];

const LAST = 0x1_ffff;
const LIKENESSES = new Map<string, string[]>();
for (let code = 0x80; code <= LAST; code += 1) {
  if (code >= 0xd800 && code <= 0xdfff) continue;
  const one = String.fromCodePoint(code);
  for (const made of new Set([one.toUpperCase(), one.toLowerCase(), one.normalize('NFKC')]))
    if (made !== one && /^[\x21-\x7e]$/.test(made))
      LIKENESSES.set(made, [...(LIKENESSES.get(made) ?? []), one]);
}
