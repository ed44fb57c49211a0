import { randomUUID } from "node:crypto";
import { actionNamed, callAction } from "./support/action-call.ts";
import { encoded } from "./support/client.ts";
import { rows, stateOf } from "./support/database.ts";
import { expect, test } from "./support/trust.ts";
import { type HeaderChanges, origin, port, sameOrigin, withChanges } from "./support/wire.ts";

/* A form that another site sends with the cookies of somebody who is signed in here. */

const foreign: Readonly<Record<string, HeaderChanges>> = {
  absent: { origin: undefined, "sec-fetch-site": undefined },
  null: { origin: "null", "sec-fetch-site": undefined },
  "null, said to be same-origin": { origin: "null" },
  "sibling subdomain": { origin: `http://evil.localhost:${port}`, "sec-fetch-site": "same-site" },
  "sibling, without metadata": { origin: `http://evil.localhost:${port}`, "sec-fetch-site": undefined },
  "other port": { origin: `http://localhost:${port + 1}` },
  "no port": { origin: "http://localhost" },
  "other scheme": { origin: `https://localhost:${port}` },
  "upper case": { origin: `HTTP://LOCALHOST:${port}` },
  malformed: { origin: "not an origin" },
  "with a path": { origin: `${origin}/` },
  "two of them": { origin: `${origin}, https://evil.example` },
  "user name": { origin: `http://localhost:${port}@evil.example` },
  "longer host": { origin: `http://localhost:${port}.evil.example` },
  "right origin from another site": { "sec-fetch-site": "cross-site" },
  "right origin from a sibling": { "sec-fetch-site": "same-site" },
  "right origin typed by the user": { "sec-fetch-site": "none" },
  "host says the same as a foreign origin": { origin: "https://evil.example", host: "evil.example" },
  "forwarded host says the same": { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
};

for (const [name, headers] of Object.entries(foreign)) {
  test(`origin ${name}: refused, nothing changed`, async ({ own }) => {
    const before = await stateOf(own.personId);
    const values = { applicationId: own.id, version: "1", operationId: randomUUID() };
    const called = await callAction(own.browser, actionNamed("withdraw"), values, headers);
    expect.soft(called.status, "action").toBeGreaterThanOrEqual(400);
    expect.soft(called.status, "action").toBeLessThan(500);
    const sent = await own.browser.send(`/me/applications/${own.id}/withdraw`, {
      has: "applicationId",
      values: {},
      headers,
    });
    expect.soft(sent.status, "form without JavaScript").toBeGreaterThanOrEqual(400);
    expect.soft(sent.status, "form without JavaScript").toBeLessThan(500);
    for (const path of ["/files", "/preferences", "/sign-out", "/track/close"]) {
      const form = await encoded({ draftId: own.draftId, locale: "en" });
      const answer = await own.browser.ask({
        path,
        method: "POST",
        body: form.body,
        headers: withChanges({ ...sameOrigin, ...form.headers }, headers),
      });
      expect.soft(answer.status, path).toBe(403);
      expect.soft(answer.headers["set-cookie"], path).toBeUndefined();
    }
    expect(await stateOf(own.personId)).toBe(before);
  });
}

test("GET, HEAD and OPTIONS change nothing where a POST would", async ({ own }) => {
  const before = await rows("select id from session where person_id = $1 and revoked_at is null", [own.personId]);
  for (const method of ["GET", "HEAD", "OPTIONS"]) {
    const answer = await own.browser.ask({ path: "/sign-out", method });
    expect.soft(answer.status, method).toBeLessThan(500);
  }
  const after = await rows("select id from session where person_id = $1 and revoked_at is null", [own.personId]);
  expect(after).toEqual(before);
});
