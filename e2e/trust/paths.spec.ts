import { randomUUID } from "node:crypto";
import { canary, expect, test } from "./support/trust.ts";
import { ask, wholeOf } from "./support/wire.ts";

/* Odd spellings of personal addresses: no cache may keep them, and none of them is a personal page by another name. */

const suffixes = [
  "/x.css",
  "/none.js",
  "/avatar.png",
  "%2fx.css",
  "%2Fx.css",
  ";a.js",
  ";.css",
  "%3Bx.css",
  "%3Fx.css",
  "%23x.css",
  "%00.css",
  "%0a.css",
  "/.css",
  "/..;/x.css",
  "/%2e%2e/x.css",
  ".rsc",
  ".json",
  ".segments/_tree.segment.rsc",
  "%2e",
  "%20",
  "//",
];

test("a false suffix shows nothing personal and is kept by nobody", async ({ own }) => {
  for (const page of ["/me", `/me/applications/${own.id}`, `/files/${own.fileIds[0]}`]) {
    for (const suffix of suffixes) {
      const path = page + suffix;
      const answer = await own.browser.ask({ path });
      expect.soft(answer.headers["cache-control"], path).toBe("private, no-store");
      expect.soft(answer.status, path).toBeLessThan(500);
      const personal = answer.status === 200 && Object.values(canary).some((word) => wholeOf(answer).includes(word));
      expect.soft(personal, `${path} answered ${answer.status} with personal words`).toBe(false);
    }
  }
});

test("roundabout spellings open nothing to visitors", async ({ own }) => {
  const target = `me/applications/${own.id}`;
  const spelled = [
    `//${target}`,
    `/./${target}`,
    `/x/../${target}`,
    `/%2e/${target}`,
    `/services/..%2f${target}`,
    `/services/%2e%2e/${target}`,
    `/_next/static/../../${target}`,
    `/_next/static/..%2f..%2f${target}`,
    `/_next/static/%2e%2e/%2e%2e/${target}`,
    `/%6de/applications/${own.id}`,
    `/ME/applications/${own.id}`,
    `/_next/data/build/${target}.json`,
    `/\\${target}`,
    `/track?x=/${target}`,
    `http://localhost/${target}`,
    `/${target}?_rsc=x`,
    `/${target}?nxtPid=${own.id}`,
  ];
  for (const path of spelled) {
    const answer = await ask({ path });
    expect.soft(answer.status, path).toBeLessThan(500);
    for (const word of Object.values(canary)) expect.soft(answer.body.includes(word), path).toBe(false);
    expect.soft(answer.headers["cache-control"], path).toBe("private, no-store");
  }
});

test("a query in the name of a route's parameter does not choose whose page it is", async ({ own, as }) => {
  const other = await as("other applicant");
  for (const name of ["id", "nxtPid", "nxtIid", "__nextLocale", "x-now-route-matches"]) {
    const answer = await other.ask({ path: `/me/applications/${randomUUID()}?${name}=${own.id}` });
    expect.soft(answer.status, name).toBe(404);
    expect.soft(answer.body.includes(canary.name), name).toBe(false);
  }
});

test("inner headers of frameworks change neither page nor identity", async ({ own }) => {
  const headers = {
    "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
    "x-middleware-rewrite": `/me/applications/${own.id}`,
    "x-middleware-request-cookie": "mingjing.session=x",
    "x-middleware-override-headers": "cookie",
    "x-middleware-set-cookie": "mingjing.session=x",
    "x-invoke-path": `/me/applications/${own.id}`,
    "x-invoke-status": "200",
    "x-matched-path": `/me/applications/${own.id}`,
    "x-now-route-matches": `id=${own.id}`,
    "x-rewrite-url": `/me/applications/${own.id}`,
    "x-original-url": `/me/applications/${own.id}`,
    "x-http-method-override": "DELETE",
    "x-nextjs-data": "1",
    "x-prerender-revalidate": "1",
  };
  for (const path of ["/", "/track", `/me/applications/${own.id}`]) {
    const [plain, odd] = [await ask({ path }), await ask({ path, headers })];
    expect.soft(odd.status, path).toBe(plain.status);
    expect.soft(odd.headers.location, path).toBe(plain.headers.location);
    expect.soft(odd.body.includes(canary.name), path).toBe(false);
    expect.soft(odd.headers["set-cookie"], path).toBeUndefined();
  }
});
