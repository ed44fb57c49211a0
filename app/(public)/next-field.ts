import { sameSitePath } from "#lib/http/same-site-path.ts";

export type AskedNext = Promise<{ next?: string | string[] }>;

/** The page to come back to, of this site only; null when none was asked for. */
export function nextOf({ next }: Awaited<AskedNext>): string | null {
  return sameSitePath(next);
}

export function withNext(path: string, next: string | null): string {
  return next === null ? path : `${path}?next=${encodeURIComponent(next)}`;
}
