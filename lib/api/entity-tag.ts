import { createHash } from "node:crypto";
import { type ApiRequest, type Reply, withHeaders } from "./exchange.ts";

/** Gives a read an ETag, and answers 304 when the caller has this very state already (RFC 9110, 13.1.2). */
export function withEntityTag(reply: Reply, { of, wanted }: { of: unknown; wanted: ApiRequest["headers"] }): Reply {
  const digest = createHash("sha256").update(JSON.stringify(of)).digest("base64url").slice(0, 22);
  // Weak: the text may differ in what is not part of the state, such as the time of the answer.
  const tag = `W/"${digest}"`;
  const known = (wanted.get("if-none-match") ?? "").split(",").map((text) => text.trim());
  if (known.includes(tag) || known.includes(`"${digest}"`) || known.includes("*")) {
    return { status: 304, headers: { ETag: tag }, body: null };
  }
  return withHeaders(reply, { ETag: tag });
}
