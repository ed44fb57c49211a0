import { randomBytes } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";

/** 144 bits, fresh for every response. */
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

/** Headers of every response, whatever made it. HSTS and the like make sense only where the origin is https. */
export function commonHeaders(options: { secure: boolean }): OutgoingHttpHeaders {
  return {
    ...(options.secure ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
    "X-Content-Type-Options": "nosniff",
    // Never "no-referrer" where forms are: browsers then send `Origin: null`, which our guard refuses.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": permissions,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Origin-Agent-Cluster": "?1",
  };
}
