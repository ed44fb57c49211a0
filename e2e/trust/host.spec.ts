import { client, encoded } from "./support/client.ts";
import { registered } from "./support/filing.ts";
import { demoPassword, expect, test } from "./support/trust.ts";
import { ask, origin, sameOrigin, wholeOf } from "./support/wire.ts";

/* Where a link, a cookie or a redirect leads is decided by the settings, never by the request. */

const evil = "evil.example";
const claims: Readonly<Record<string, Record<string, string>>> = {
  host: { host: evil },
  "host with a port": { host: `${evil}:443` },
  "forwarded host": { "x-forwarded-host": evil, "x-forwarded-proto": "https" },
  "standard forwarded": { forwarded: `host=${evil};proto=https` },
  "other names": { "x-host": evil, "x-original-host": evil, "x-forwarded-server": evil, "x-http-host-override": evil },
  "forwarded prefix": { "x-forwarded-prefix": `//${evil}`, "x-forwarded-port": "6666" },
};

for (const [name, headers] of Object.entries(claims)) {
  test(`a false ${name} shows up nowhere`, async ({ own }) => {
    for (const path of ["/", "/track", "/sign-in", "/me", "/no-such-page", "/api/auth/providers", "/api/auth/csrf"]) {
      const answer = await ask({ path, headers });
      expect.soft(wholeOf(answer), path).not.toContain(evil);
      expect.soft(answer.status, path).toBeLessThan(500);
    }
    const signIn = { has: "password", values: { login: "emma.wilson@example.com", password: demoPassword }, headers };
    const answer = await client().send("/sign-in", signIn);
    expect(answer.status).toBe(303);
    expect(wholeOf(answer)).not.toContain(evil);
    expect(String(answer.headers["set-cookie"])).not.toMatch(/domain=/i);
    expect(wholeOf(await own.browser.ask({ path: `/me/applications/${own.id}`, headers }))).not.toContain(evil);
  });
}

const elsewhere = [
  `https://${evil}/`,
  `//${evil}/`,
  `/\\${evil}`,
  `\\\\${evil}`,
  `/\t/${evil}`,
  `/%09/${evil}`,
  `/.//${evil}`,
  `/..//${evil}`,
  `///${evil}`,
  `http:${evil}`,
  `javascript:alert(1)//${evil}`,
  `data:text/html,${evil}`,
  `${origin}.${evil}`,
  `http://localhost@${evil}/`,
  `https:/${evil}`,
];

test("signing in and registering lead nowhere else", async () => {
  for (const next of elsewhere) {
    const page = `/sign-in?next=${encodeURIComponent(next)}`;
    const browser = client();
    const values = { login: "emma.wilson@example.com", password: demoPassword, next };
    const answer = await browser.send(page, { has: "password", values });
    expect.soft(answer.status, next).toBe(303);
    expect.soft(leadsAway(answer.headers.location), `${next} led to ${answer.headers.location}`).toBe(false);
    // Whoever is signed in already is sent on by the page itself.
    const again = await browser.ask({ path: page });
    expect.soft(leadsAway(again.headers.location), `${next} led to ${again.headers.location}`).toBe(false);
  }
  const { browser } = await registered("Next Elsewhere");
  expect(leadsAway((await browser.ask({ path: `/register?next=//${evil}` })).headers.location)).toBe(false);
});

test("switching a preference and sending a file lead nowhere else", async ({ own }) => {
  for (const target of elsewhere) {
    const preference = await encoded({ locale: "en", returnTo: target });
    const switched = await ask({
      path: "/preferences",
      method: "POST",
      body: preference.body,
      headers: { ...sameOrigin, ...preference.headers },
    });
    expect.soft(switched.status, target).toBe(303);
    expect.soft(leadsAway(switched.headers.location), `${target} led to ${switched.headers.location}`).toBe(false);
    const upload = await encoded({ draftId: own.draftId, next: target });
    const headers = { ...sameOrigin, ...upload.headers };
    const sent = await own.browser.ask({ path: "/files", method: "POST", body: upload.body, headers });
    expect.soft(leadsAway(sent.headers.location), `${target} led to ${sent.headers.location}`).toBe(false);
  }
});

test("next-auth's own door leads nowhere else", async () => {
  for (const target of elsewhere.slice(0, 6)) {
    for (const door of ["signin", "callback/credentials", "signout", "error"]) {
      const answer = await ask({ path: `/api/auth/${door}?callbackUrl=${encodeURIComponent(target)}` });
      expect.soft(leadsAway(answer.headers.location), `${door} ${target}`).toBe(false);
      expect.soft(String(answer.headers["set-cookie"] ?? ""), `${door} ${target}`).not.toContain(evil);
    }
  }
});

function leadsAway(location: string | undefined): boolean {
  return location !== undefined && new URL(location, origin).origin !== origin;
}
