import { sameSitePath } from "./same-site-path.ts";

/** Where to go after signing in: a path of this site that is not part of signing in or out, or `fallback`. */
export function nextPath(wanted: string | undefined | null, fallback: string): string {
  const path = sameSitePath(wanted);
  return path === null || /^\/(sign-in|sign-out|register)([/?#]|$)/.test(path) ? fallback : path;
}
