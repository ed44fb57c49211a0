export type OriginAnswer = "same" | "foreign";

type ReadableHeaders = { get(name: string): string | null };

/**
 * Whether a request that may change something was sent by a page of this site. Next lets requests without an Origin
 * header through; here both headers missing means foreign. Browsers send the origin in one spelling, so it is
 * compared byte by byte: "null", other ports, subdomains, upper case and user names all fail.
 *
 * Pages with such forms must not set `Referrer-Policy: no-referrer`: browsers then send `Origin: null`.
 */
export function checkOrigin(headers: ReadableHeaders, publicOrigin: string): OriginAnswer {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (origin === null && site === null) return "foreign";
  if (origin !== null && origin !== publicOrigin) return "foreign";
  return site === null || site === "same-origin" ? "same" : "foreign";
}
