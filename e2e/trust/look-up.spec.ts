import { applicationNumber } from "#lib/domain/identifiers.ts";
import { actionNamed, callAction } from "./support/action-call.ts";
import { type Client, client, formsIn } from "./support/client.ts";
import { grantTicket } from "./support/tickets.ts";
import { canary, expect, newCase, test } from "./support/trust.ts";
import { type Answer, wholeOf } from "./support/wire.ts";

/* A miss tells nothing: not whether a number exists, not whether its ID number was close, not whether it is closed. */

const wrong = "990101197001010014";

test("all misses give the same bytes, with and without JavaScript", async () => {
  const { number, idNumber } = await newCase();
  for (let guess = 0; guess < 5; guess += 1) await lookUp(client(), number, wrong);
  const other = await newCase();
  const misses = {
    unknown: [applicationNumber({ prefix: "RP", year: 2026, random: Uint8Array.of(1, 2, 3, 4, 5) }), wrong],
    "wrong ID number": [other.number, wrong],
    malformed: ["RP26-0000-0000-0", wrong],
    "ID number of another document": [other.number, "E1234567"],
    "closed, wrong ID number": [number, wrong],
    "closed, right ID number": [number, idNumber],
  } as const;
  for (const send of [lookUp, lookUpPlainly]) {
    const answers = new Map<string, string>();
    for (const [cause, [typed, id]] of Object.entries(misses)) {
      const answer = await send(client(), typed, id);
      expect(answer.status, cause).toBe(200);
      expect(answer.headers["set-cookie"], cause).toBeUndefined();
      expect(wholeOf(answer), cause).not.toContain(id);
      answers.set(cause, comparable(answer, typed));
    }
    const [first = ""] = answers.values();
    expect(first).toContain("Nothing was found");
    for (const [cause, answer] of answers) expect(answer, cause).toBe(first);
  }
});

test("a hit opens exactly one result on this browser, and no number is in an address", async ({ own }) => {
  const browser = client();
  const hit = await lookUpPlainly(browser, ` ${own.number.toLowerCase().replaceAll("-", " ")} `, own.idNumber);
  expect(hit.status).toBe(303);
  expect(hit.headers.location).toMatch(/\/track\/result$/);
  const cookie = String(hit.headers["set-cookie"]);
  expect(cookie).toMatch(/^mingjing\.lookup=[^;]+; Path=\/track; /);
  expect(cookie).toMatch(/Max-Age=900/);
  expect(cookie).toMatch(/HttpOnly; SameSite=lax$/i);
  for (const secret of [own.number, own.idNumber, own.id]) expect(cookie).not.toContain(secret);
  const result = await browser.ask({ path: "/track/result" });
  expect(result.body).toContain(own.number);
  for (const word of [...Object.values(canary), own.idNumber, own.idNumber.slice(0, 14)]) {
    expect(wholeOf(result), word).not.toContain(word);
  }
  for (const path of [`/me/applications/${own.id}`, `/files/${own.fileIds[0]}`, `/staff/applications/${own.id}`]) {
    expect([303, 307, 404], path).toContain((await browser.ask({ path })).status);
  }
  const addresses = result.body.match(/(?:href|action|src)="[^"]*"/g) ?? [];
  expect(addresses.filter((text) => text.includes(own.number) || text.includes(own.idNumber))).toEqual([]);
});

test("a grant cannot be made, changed or kept too long", async ({ own }) => {
  const inAMinute = Date.now() + 60_000;
  const good = grantTicket(own.id, inAMinute);
  expect((await withGrant(good)).body).toContain(own.number);
  const flipped = good.slice(0, -3) + (good.at(-3) === "A" ? "B" : "A") + good.slice(-2);
  const bad = ["x", "", flipped, `${good}x`, good.slice(4), grantTicket(own.id, Date.now() - 1), "%00", "a.b.c"];
  for (const ticket of bad) {
    const answer = await withGrant(ticket);
    expect.soft(answer.status, ticket).toBe(307);
    expect.soft(answer.headers.location, ticket).toBe("/track?ended");
  }
});

test("the form of the look-up is sent in the body", async () => {
  const { body } = await client().ask({ path: "/track" });
  expect(formsIn(body).find(({ names }) => names.has("idNumber"))?.method).toBe("POST");
});

function lookUp(browser: Client, number: string, idNumber: string): Promise<Answer> {
  return callAction(browser, actionNamed("lookUp"), { number, idNumber });
}

function lookUpPlainly(browser: Client, number: string, idNumber: string): Promise<Answer> {
  return browser.send("/track", { has: "idNumber", values: { number, idNumber } });
}

/** An answer without what differs from one response to the next: nonce, request id, time, and the typed number. */
function comparable({ status, headers, body }: Answer, typed: string): string {
  const { date: _date, "x-request-id": _id, ...kept } = headers;
  const policy = String(kept["content-security-policy"]);
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? /"nonce":"([^"]+)"/.exec(body)?.[1];
  // A typed number of another length moves these two.
  const { "content-length": _length, ...rest } = kept;
  const text = `${status}\n${JSON.stringify(rest)}\n${body}`.replaceAll(typed, "TYPED");
  return nonce ? text.replaceAll(nonce, "NONCE") : text;
}

function withGrant(ticket: string): Promise<Answer> {
  return client().ask({ path: "/track/result", headers: { cookie: `mingjing.lookup=${ticket}` } });
}
