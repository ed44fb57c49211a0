import { actionNamed, callAction } from "./support/action-call.ts";
import { type Client, client } from "./support/client.ts";
import { rows } from "./support/database.ts";
import { registered } from "./support/filing.ts";
import { demoPassword, expect, signedIn, test } from "./support/trust.ts";
import { ask, sameOrigin } from "./support/wire.ts";

const name = "mingjing.session";

test("a session cookie says nothing, and staff's does not come along from other sites", async () => {
  for (const [login, sameSite] of [
    ["emma.wilson@example.com", "lax"],
    ["community.ma@example.com", "strict"],
    ["admin@example.com", "strict"],
  ] as const) {
    const sent = await client().send("/sign-in", { has: "password", values: { login, password: demoPassword } });
    const lines = sent.headers["set-cookie"] ?? [];
    const line = lines.find((text) => text.startsWith(`${name}=`)) ?? "";
    expect(line).toMatch(new RegExp(`; Path=/; HttpOnly; SameSite=${sameSite}$`, "i"));
    expect(line.length).toBeLessThan(4096);
    for (const text of lines) {
      expect(text).toMatch(/; HttpOnly/i);
      expect(text).not.toMatch(/domain=/i);
      const parts = text.split(/[.;=]/).map((part) => Buffer.from(part, "base64url").toString("latin1"));
      for (const word of [login, "applicant", "reviewer", "administrator"]) {
        expect([text, ...parts].filter((part) => part.includes(word))).toEqual([]);
      }
    }
  }
});

test("after signing out the old cookie is dead", async () => {
  const browser = await signedIn("emma.wilson@example.com");
  const cookie = cookieOf(browser);
  expect(await isIn(cookie)).toBe(true);
  const out = await browser.ask({ path: "/sign-out", method: "POST", headers: sameOrigin });
  expect(out.status).toBe(303);
  expect(out.headers["clear-site-data"]).toContain('"cache"');
  expect(browser.cookies.has(name)).toBe(false);
  expect(await isIn(cookie)).toBe(false);
});

test("signing in makes a new session and ends the one that the browser had", async () => {
  const browser = await signedIn("emma.wilson@example.com");
  const before = cookieOf(browser);
  const values = { login: "emma.wilson@example.com", password: demoPassword };
  await callAction(browser, actionNamed("signIn"), values);
  const after = cookieOf(browser);
  expect(after).not.toBe(before);
  expect([await isIn(before), await isIn(after)]).toEqual([false, true]);
  // A cookie planted before signing in is never taken over.
  const planted = client();
  planted.cookies.set(name, { value: "planted", path: "/" });
  await callAction(planted, actionNamed("signIn"), values);
  expect(cookieOf(planted)).not.toContain("planted");
});

test("ending the other sessions ends exactly those", async () => {
  const { browser } = await registered("Two Browsers");
  const [person] = await rows<{ email: string }>(
    "select email from person where name = 'Two Browsers' order by created_at desc",
  );
  const second = await signedIn(person?.email ?? "", "tidy-lantern-88-river");
  await callAction(second, actionNamed("endOthers"), {});
  expect([await isIn(cookieOf(browser)), await isIn(cookieOf(second))]).toEqual([false, true]);
});

test("whoever is deactivated or gets another role is known as that at once", async () => {
  const { browser, personId } = await registered("Changing Person");
  const cookie = cookieOf(browser);
  expect(await isIn(cookie)).toBe(true);
  const [office] = await rows<{ id: string }>("select id from department order by code limit 1");
  await rows("update person set role = 'reviewer', department_id = $2 where id = $1", [personId, office?.id]);
  expect((await ask({ path: "/me", headers: { cookie } })).status).toBe(404);
  await rows("update person set deactivated_at = now() where id = $1", [personId]);
  expect(await isIn(cookie)).toBe(false);
});

test("made-up cookies are nobody's, and no error", async () => {
  const value = (await signedIn("emma.wilson@example.com")).cookies.get(name)?.value ?? "";
  const none = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from('{"sid":"x"}').toString("base64url")}.`;
  for (const made of [
    "x",
    "a.b.c",
    "a.b.c.d.e",
    none,
    value.slice(0, -4),
    `${value}AAAA`,
    "ey".repeat(1900),
    '"',
    "%00%ff",
  ]) {
    const answer = await ask({ path: "/me", headers: { cookie: `${name}=${made}` } });
    expect.soft(answer.status, made.slice(0, 30)).toBe(307);
    expect.soft(answer.headers.location, made.slice(0, 30)).toContain("/sign-in");
  }
});

test("an unknown account and a wrong password get the same answer", async () => {
  const bodies = [];
  for (const login of ["emma.wilson@example.com", "nobody.here@example.com"]) {
    const answer = await callAction(client(), actionNamed("signIn"), { login, password: "wrong-password-71" });
    expect(answer.body).not.toContain("wrong-password-71");
    bodies.push(answer.body.replaceAll(login, "LOGIN").replace(/"nonce":"[^"]*"/g, ""));
  }
  expect(bodies[0]).toBe(bodies[1]);
});

function cookieOf(browser: Client): string {
  return `${name}=${browser.cookies.get(name)?.value}`;
}

async function isIn(cookie: string): Promise<boolean> {
  return (await ask({ path: "/me", headers: { cookie } })).status === 200;
}
