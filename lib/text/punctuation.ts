// Written as code points because half- and full-width forms are easily confused on screen.
const fullWidth: Record<string, string> = {
  ",": "\uff0c",
  ":": "\uff1a",
  ";": "\uff1b",
  "!": "\uff01",
  "?": "\uff1f",
  "(": "\uff08",
  ")": "\uff09",
};

/**
 * A Chinese ICU message with Chinese punctuation (GB/T 15834): half-width marks become full-width ones, except inside
 * placeholders and inside runs of Latin text such as `9:00`.
 */
export function withChinesePunctuation(message: string): string {
  let depth = 0;
  return [...message]
    .map((character, index, all) => {
      if (character === "{") depth++;
      if (character === "}") depth--;
      const wide = fullWidth[character];
      return wide && depth === 0 && !isLatin(all, index) ? wide : character;
    })
    .join("");
}

function isLatin(characters: readonly string[], index: number): boolean {
  const before = characters[index - 1] ?? "";
  const after = characters[index + 1] ?? "";
  return /[A-Za-z0-9/]/.test(before) && /[A-Za-z0-9/ ]/.test(after);
}
