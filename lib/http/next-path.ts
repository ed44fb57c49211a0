import { sameSitePath } from "./same-site-path.ts";

/** Where to go after signing in: a path of this site that does not lead back to signing in, else `fallback`. */
export function nextPath(wanted: string | undefined | null, fallback: string): string {
  const path = sameSitePath(wanted);
  const loops = path !== null && /^\/(sign-in|sign-out|register)([/?#]|$)/.test(path);
  return path === null || loops ? fallback : path;
}
