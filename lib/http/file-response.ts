import { Readable } from "node:stream";
import type { MediaType } from "../domain/materials.ts";
import { noStore } from "./route.ts";

export type ServedFile = {
  readonly name: string;
  readonly mediaType: MediaType;
  readonly size: number;
  readonly stream: Readable;
};

/** A file to be saved: never shown as a page of this site, whatever it holds. */
export function fileDownload(file: ServedFile): Response {
  return response(file, {
    "Content-Disposition": disposition("attachment", file.name),
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  });
}

/**
 * A file to be looked at inside one of our own pages. The PDF viewers of older browsers do not start in a sandbox nor
 * under `default-src 'none'`; a PDF runs nothing of ours anyway, so it gets only the rule about who may frame it.
 */
export function fileView(file: ServedFile): Response {
  const framing = "frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
  const isPdf = file.mediaType === "application/pdf";
  return response(file, {
    "Content-Disposition": disposition("inline", file.name),
    "Content-Security-Policy": isPdf ? framing : `sandbox; default-src 'none'; ${framing}`,
    "X-Frame-Options": "SAMEORIGIN",
  });
}

function response(file: ServedFile, headers: Record<string, string>): Response {
  return new Response(Readable.toWeb(file.stream) as ReadableStream, {
    headers: {
      ...noStore,
      "Content-Type": file.mediaType,
      "Content-Length": String(file.size),
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "same-origin",
      ...headers,
    },
  });
}

/** The name in both spellings of RFC 6266: plain ASCII for old programs, UTF-8 for the others. */
function disposition(kind: "attachment" | "inline", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
