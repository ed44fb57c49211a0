import { readFileSync } from "node:fs";
import { join } from "node:path";
import { client } from "./support/client.ts";
import { crawl, type Seen } from "./support/crawl.ts";
import { rows } from "./support/database.ts";
import { handled } from "./support/office.ts";
import { canary, expect, newCase, signedIn, test } from "./support/trust.ts";
import { wholeOf } from "./support/wire.ts";

/* What must not be shown: notes of the office to anybody outside, a whole ID number to anybody. */

const note = "note-canary-c41d";
const correction = "correction-words-c41d";

test("notes of the office and whole ID numbers are in no page and no payload", async ({ demo }) => {
  test.setTimeout(120_000);
  const own = await newCase();
  await handled(own.id, { note, text: correction });
  expect(await rows("select id from internal_note where text = $1", [note])).not.toEqual([]);
  const looked = async (number: string, idNumber: string) => {
    const browser = client();
    await browser.send("/track", { has: "idNumber", values: { number, idNumber } });
    return browser;
  };
  const [example] = await rows<{ id: string }>("select id from application where number = $1", [demo.lookup.number]);
  const ids = { applications: [own.id, example?.id ?? ""], drafts: [own.draftId] };
  const words = [canary.text, canary.fileName, correction];
  const outside = {
    owner: own.browser,
    "demo applicant": await signedIn("wangxiaoming@example.com"),
    "other applicant": await signedIn("emma.wilson@example.com"),
    "visitor with a result": await looked(own.number, own.idNumber),
    "visitor with the demo's result": await looked(demo.lookup.number, demo.lookup.idNumber),
  };
  const inside = {
    reviewer: await signedIn("community.ma@example.com"),
    police: await signedIn("police.li@example.com"),
    administrator: await signedIn("admin@example.com"),
  };
  for (const [who, browser] of Object.entries({ ...outside, ...inside })) {
    const seen = await crawl(browser, ids, { payloads: true });
    expect.soft(holding(seen, own.idNumber), who).toEqual([]);
    expect.soft(holding(seen, demo.lookup.idNumber), who).toEqual([]);
    if (who in outside) expect.soft(holding(seen, note), who).toEqual([]);
    // Who may read the words of the case shows that the search finds what is there.
    const isTold = ["owner", "reviewer", "administrator"].includes(who);
    if (who === "owner") expect.soft(holding(seen, correction)).not.toEqual([]);
    for (const word of isTold ? [] : words) expect.soft(holding(seen, word), `${who}: ${word}`).toEqual([]);
  }
});

test("the logs of web, worker and database hold nothing personal", async ({ own, demo }) => {
  const folder = process.env.E2E_DATA_DIR ?? "";
  // The start tells the demo's facts to whoever sits in front of it; what the programs log is JSON.
  const lines = readFileSync(join(folder, "output.log"), "utf8").split("\n");
  const logged = lines.filter((line) => line.startsWith("{"));
  expect(logged.length).toBeGreaterThan(0);
  const text = `${logged.join("\n")}\n${readFileSync(join(folder, "postgres.log"), "utf8")}`;
  const session = own.browser.cookies.get("mingjing.session")?.value ?? "no session";
  const [person] = await rows<{ email: string }>("select email from person where id = $1", [own.personId]);
  const words = {
    "ID number": own.idNumber,
    "demo's ID number": demo.lookup.idNumber,
    name: canary.name,
    answer: canary.text,
    "file name": canary.fileName,
    note,
    address: person?.email ?? "no address",
    "mobile number": "19900009777",
    password: "tidy-lantern-88-river",
    "demo's password": "visible-steps-2026",
    "wrong password": "wrong-password-71",
    session: session.slice(-40),
    number: own.number,
  };
  const found = Object.entries(words).filter(([, word]) => text.includes(word));
  expect(found.map(([name]) => name)).toEqual([]);
});

function holding(seen: readonly Seen[], word: string): string[] {
  return seen.filter(({ answer }) => wholeOf(answer).includes(word)).map(({ path }) => path);
}
