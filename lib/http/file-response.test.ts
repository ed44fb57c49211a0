import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { fileDownload, fileView } from "./file-response.ts";

const served = (mediaType: "application/pdf" | "image/png", name = "a.pdf") => ({
  name,
  mediaType,
  size: 5,
  stream: Readable.from([Buffer.from("bytes")]),
});

describe("a download", () => {
  test("is an attachment in a sandbox and nobody's to keep", async () => {
    const response = fileDownload(served("application/pdf"));
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "private, no-store",
      "content-disposition": "attachment; filename=\"a.pdf\"; filename*=UTF-8''a.pdf",
      "content-length": "5",
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "content-type": "application/pdf",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
    });
    expect(await response.text()).toBe("bytes");
  });

  test.each([
    ["护照.pdf", "attachment; filename=\"__.pdf\"; filename*=UTF-8''%E6%8A%A4%E7%85%A7.pdf"],
    ['a"b\\c%.pdf', "attachment; filename=\"a_b_c_.pdf\"; filename*=UTF-8''a%22b%5Cc%25.pdf"],
    ["it's (1)*.pdf", "attachment; filename=\"it's (1)*.pdf\"; filename*=UTF-8''it%27s%20%281%29%2A.pdf"],
  ])("named %j", (name, expected) => {
    expect(fileDownload(served("application/pdf", name)).headers.get("content-disposition")).toBe(expected);
  });
});

describe("a view", () => {
  test.each([
    ["application/pdf", "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"],
    ["image/png", "sandbox; default-src 'none'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"],
  ] as const)("of %s is framed by our pages only", (mediaType, policy) => {
    const { headers } = fileView(served(mediaType));
    expect(headers.get("content-security-policy")).toBe(policy);
    expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
    expect(headers.get("content-disposition")).toMatch(/^inline;/);
  });
});
