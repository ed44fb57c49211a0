/**
 * Application numbers such as `RC26-7K3M-9QX2-F`: service prefix, year, 40 random bits and a check character in
 * Crockford's base32, which has no I, L, O, U.
 */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const shape = /^([0-9A-HJKMNP-TV-Z]{2})(\d{2})([0-9A-HJKMNP-TV-Z]{8})([0-9A-HJKMNP-TV-Z])$/;

/** Two characters of the alphabet, the first a letter. */
export const prefixPattern = /^[A-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]$/;

/** The number for 5 random bytes; `year` has four digits. */
export function applicationNumber({
  prefix,
  year,
  random,
}: {
  prefix: string;
  year: number;
  random: Uint8Array;
}): string {
  if (!prefixPattern.test(prefix) || random.length !== 5) throw new Error("a number needs a prefix and 5 random bytes");
  const body = `${prefix}${String(year % 100).padStart(2, "0")}${toBase32(random)}`;
  return grouped(body + checkCharacter(body));
}

/** The number as issued, from what a person typed: any case, spaces or dashes, O for 0, I and L for 1. Null when it cannot be one. */
export function parseApplicationNumber(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐-―_.]/gu, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  if (!shape.test(plain) || checkCharacter(plain.slice(0, -1)) !== plain.at(-1)) return null;
  return grouped(plain);
}

export const idDocumentKinds = ["resident-id", "passport", "hk-macao-permit", "taiwan-permit", "other"] as const;
export type IdDocumentKind = (typeof idDocumentKinds)[number];

/** One spelling per document number: full-width forms folded, upper case, no blanks or dashes. */
export function normaliseIdNumber(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐-―]/gu, "");
}

/** `**************1234`: the last four characters; all hidden when there are fewer than eight. */
export function maskedIdNumber({ lastFour, length }: { lastFour: string; length: number }): string {
  return length < 8 ? "*".repeat(length) : `${"*".repeat(length - 4)}${lastFour}`;
}

/** `138****1234`; other lengths show the last four only. */
export function maskedMobile(mobile: string): string {
  const digits = mobile.replace(/^\+86/, "");
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return `${"*".repeat(Math.max(0, digits.length - 4))}${digits.slice(-4)}`;
}

/** `z***@example.com`. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}***${email.slice(at)}`;
}

/** Surname and stars: `张*`, `欧阳*`-style compound surnames are not guessed; Latin names keep the first word's initial. */
export function maskedName(name: string): string {
  const characters = [...name.trim()];
  const first = characters[0] ?? "";
  return /\p{Script=Han}/u.test(first)
    ? first + "*".repeat(Math.max(1, Math.min(characters.length - 1, 2)))
    : `${first}***`;
}

function toBase32(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let place = 35n; place >= 0n; place -= 5n) text += alphabet.charAt(Number((bits >> place) & 31n));
  return text;
}

function grouped(plain: string): string {
  return `${plain.slice(0, 4)}-${plain.slice(4, 8)}-${plain.slice(8, 12)}-${plain.slice(12)}`;
}

/**
 * Weighted sum over the field of 32 elements (x^5 + x^2 + 1), weights being successive powers of x: every single wrong
 * character and every swap of two different neighbours changes it.
 */
function checkCharacter(body: string): string {
  let sum = 0;
  for (const character of body) {
    sum = timesX(sum) ^ alphabet.indexOf(character);
  }
  return alphabet.charAt(timesX(sum));
}

function timesX(value: number): number {
  const doubled = value << 1;
  return doubled & 32 ? (doubled ^ 0b100101) & 31 : doubled;
}
