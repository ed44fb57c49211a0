import { isValidPhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** What a person signs in with, in the one form that is stored and compared. */
export type Login = { kind: "email"; email: string } | { kind: "mobile"; mobile: string };

/** An e-mail address or a mobile number as typed; null when it is neither. */
export function parseLogin(typed: string): Login | null {
  const text = typed.normalize("NFKC").trim();
  if (text.includes("@")) {
    const email = normaliseEmail(text);
    return email === null ? null : { kind: "email", email };
  }
  const mobile = normaliseMobile(text);
  return mobile === null ? null : { kind: "mobile", mobile };
}

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * One plain address in lower case, or null. Compatibility forms are folded first (a full-width ＠ is an @), and quoted
 * local parts, comments, lists and line breaks have no place in it (RFC 5321 allows some of them; mail programs have
 * disagreed about them to attackers' profit).
 */
export function normaliseEmail(typed: string): string | null {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  const [local, domain, ...more] = text.split("@");
  if (local === undefined || domain === undefined || more.length > 0) return null;
  if (text.length > 254 || local.length > 64 || !localPart.test(local)) return null;
  const labels = domain.split(".");
  const top = labels.at(-1) ?? "";
  if (labels.length < 2 || !labels.every((label) => domainLabel.test(label)) || /^\d+$/.test(top)) return null;
  return text;
}

/** A mobile number in E.164 (+8613812345678), or null; without a country code it is read as one of mainland China. */
export function normaliseMobile(typed: string): string | null {
  const text = typed.normalize("NFKC").trim();
  if (text.length > 32 || !/^[+\d\s()-]+$/.test(text) || !isValidPhoneNumber(text, "CN")) return null;
  const phone = parsePhoneNumberFromString(text, "CN");
  const kind = phone?.getType();
  // In some countries the numbering plan does not tell mobile from fixed.
  return phone && (kind === "MOBILE" || kind === "FIXED_LINE_OR_MOBILE") ? phone.number : null;
}
