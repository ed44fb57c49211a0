/**
 * Where to go after signing in: a path of this site, or `fallback` for anything else. Browsers read `//host` and
 * `/\host` as other sites and drop tabs and line breaks, so the answer is built from the parsed URL.
 */
export function nextPath(wanted: string | undefined | null, fallback: string): string {
  if (!wanted?.startsWith("/") || /[\\\p{Cc}]/u.test(wanted)) return fallback;
  const base = "http://site.invalid";
  if (!URL.canParse(wanted, base)) return fallback;
  const url = new URL(wanted, base);
  const path = `${url.pathname}${url.search}${url.hash}`;
  const loops = /^\/(sign-in|sign-out|register)(\/|$)/.test(url.pathname);
  return url.origin === base && !path.startsWith("//") && !loops ? path : fallback;
}
