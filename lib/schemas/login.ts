import { email, mobile } from "./identity.ts";

/** What a person signs in with, in the one form that is stored and compared. */
export type Login = { kind: "email"; email: string } | { kind: "mobile"; mobile: string };

/** An e-mail address or a mobile number as typed; null when it is neither. A full-width ＠ is an @. */
export function parseLogin(typed: string): Login | null {
  const text = typed.normalize("NFKC");
  if (text.includes("@")) {
    const parsed = email.safeParse(text);
    return parsed.success ? { kind: "email", email: parsed.data } : null;
  }
  const parsed = mobile.safeParse(text);
  return parsed.success ? { kind: "mobile", mobile: parsed.data } : null;
}
