const ourselves = "http://same.site";

/**
 * The path, query and fragment of `value` when it stays on this site, else null. Whatever a browser would read as
 * another host (`//host`, `/\host`, an absolute address, hidden control characters) leaves.
 */
export function sameSitePath(value: unknown): string | null {
  if (typeof value !== "string" || !value.startsWith("/") || value.length > 2000) return null;
  if (/[\\\p{Cc}]/u.test(value)) return null;
  if (!URL.canParse(value, ourselves)) return null;
  const url = new URL(value, ourselves);
  if (url.origin !== ourselves) return null;
  const path = url.pathname + url.search + url.hash;
  // "/.//host" is resolved to "//host", which a browser reads as another host.
  return path.startsWith("//") ? null : path;
}
