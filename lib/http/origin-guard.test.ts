import { expect, test } from "vitest";
import { checkOrigin } from "./origin-guard.ts";

const own = "https://portal.example.gov.cn";

const cases: [string, Record<string, string>, "same" | "foreign"][] = [
  ["own origin", { origin: own }, "same"],
  ["own origin, said to be ours", { origin: own, "sec-fetch-site": "same-origin" }, "same"],
  ["no origin, said to be ours", { "sec-fetch-site": "same-origin" }, "same"],
  ["neither header", {}, "foreign"],
  ["null", { origin: "null" }, "foreign"],
  ["null, said to be ours", { origin: "null", "sec-fetch-site": "same-origin" }, "foreign"],
  ["a sibling", { origin: "https://evil.example.gov.cn" }, "foreign"],
  ["another port", { origin: `${own}:8443` }, "foreign"],
  ["the default port written out", { origin: `${own}:443` }, "foreign"],
  ["plain http", { origin: "http://portal.example.gov.cn" }, "foreign"],
  ["upper case", { origin: own.toUpperCase() }, "foreign"],
  ["a user name", { origin: "https://portal.example.gov.cn@evil.example" }, "foreign"],
  ["a longer name", { origin: `${own}.evil.example` }, "foreign"],
  ["a path", { origin: `${own}/` }, "foreign"],
  ["rubbish", { origin: "%%%" }, "foreign"],
  ["empty", { origin: "" }, "foreign"],
  ["two", { origin: `${own}, ${own}` }, "foreign"],
  ["same site", { "sec-fetch-site": "same-site" }, "foreign"],
  ["cross site with our origin", { origin: own, "sec-fetch-site": "cross-site" }, "foreign"],
  ["typed by the user", { "sec-fetch-site": "none" }, "foreign"],
];

test.each(cases)("%s", (_name, headers, expected) => {
  expect(checkOrigin(new Headers(headers), own)).toBe(expected);
});
