import { settings } from "../env.ts";

export type CookieOptions = {
  httpOnly: true;
  secure: boolean;
  sameSite: "lax" | "strict";
  path: string;
  maxAge?: number;
};

/**
 * Cookie names carry `__Host-` wherever the site is served over https: no subdomain and no plain-text page can then
 * set or overwrite them.
 */
export function cookieName(name: "session" | "device" | "csrf" | "callback"): string {
  return isSecure() ? `__Host-mingjing.${name}` : `mingjing.${name}`;
}

/** `__Host-` demands the path "/"; a cookie for one path can only have `__Secure-`. */
export function pathCookieName(name: "lookup"): string {
  return isSecure() ? `__Secure-mingjing.${name}` : `mingjing.${name}`;
}

export function cookieOptions(given: { sameSite: "lax" | "strict"; path?: string; maxAge?: number }): CookieOptions {
  const { sameSite, path = "/", maxAge } = given;
  return { httpOnly: true, secure: isSecure(), sameSite, path, ...(maxAge === undefined ? {} : { maxAge }) };
}

function isSecure(): boolean {
  return settings().publicOrigin.startsWith("https://");
}
