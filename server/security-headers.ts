import { randomBytes } from "node:crypto";

/** 144 bits, fresh for every page. */
export function makeNonce(): string {
  return randomBytes(18).toString("base64");
}

/** The policy of a page. It goes on the request too: Next reads the nonce for its own scripts from there. */
export function pagePolicy(options: { nonce: string; secure: boolean; development: boolean }): string {
  const { nonce, secure, development } = options;
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    // Materials are shown in place.
    "frame-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** What is not a page runs nothing and is embedded nowhere. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

const permissions = ["camera", "microphone", "geolocation", "payment", "usb", "browsing-topics"]
  .map((feature) => `${feature}=()`)
  .join(", ");

const common: readonly (readonly [string, string])[] = [
  ["X-Content-Type-Options", "nosniff"],
  ["Permissions-Policy", permissions],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["X-Permitted-Cross-Domain-Policies", "none"],
  ["Origin-Agent-Cluster", "?1"],
];

/**
 * Headers of every response, whatever made it, over those of its handler (`textOf`, "" where it set none). HSTS and the
 * like make sense only where the origin is https.
 */
export function ownHeaders(
  { policy: pagePolicy, secure }: { policy: string; secure: boolean },
  textOf: (name: "content-type" | "content-security-policy" | "referrer-policy") => string,
): [name: string, value: string][] {
  // A file route narrows its own policy (sandbox, who may frame it); pages always get ours.
  const isPage = textOf("content-type").startsWith("text/html");
  const policy = isPage ? pagePolicy : textOf("content-security-policy") || dataPolicy;
  const headers: [string, string][] = common.map(([name, value]) => [name, value]);
  // A handler may be stricter about the Referer, never about anything else. Never "no-referrer" where forms are: browsers
  // then send `Origin: null`, which our guard refuses.
  headers.push(["Referrer-Policy", textOf("referrer-policy") || "same-origin"]);
  headers.push(["Content-Security-Policy", policy]);
  headers.push(["X-Frame-Options", policy.includes("frame-ancestors 'self'") ? "SAMEORIGIN" : "DENY"]);
  if (secure) headers.push(["Strict-Transport-Security", "max-age=63072000; includeSubDomains"]);
  return headers;
}
