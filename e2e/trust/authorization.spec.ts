import type { Client } from "./support/client.ts";
import { addressOf, endpoints } from "./support/manifest.ts";
import { type Case, canary, expect, type Identity, identities, test } from "./support/trust.ts";
import { type Answer, type Asked, wholeOf } from "./support/wire.ts";

/* Every page and route of the build x every identity. What is not in the table fails. */

/** "own" pages redirect inside the personal centre where there is nothing to do. */
type Class = "200" | "sign-in" | "404" | "405" | "own";

type Row = {
  readonly path: RegExp;
  /** What `id` stands for in the address. */
  readonly id?: "application" | "draft" | "file";
  readonly expected: Record<Identity, Class>;
};

const everybody = (what: Class): Row["expected"] =>
  Object.fromEntries(identities.map((who) => [who, what])) as Row["expected"];
const nobody = everybody("404");
const signInFirst = { ...nobody, visitor: "sign-in" } as const;

const anyone = everybody("200");
const applicants = { ...signInFirst, owner: "200", "other applicant": "200" } as const;
const ownerOnly = { ...signInFirst, owner: "own" } as const;
const staff = { ...everybody("200"), visitor: "sign-in", owner: "404", "other applicant": "404" } as const;
const ofTheCase = { ...signInFirst, "reviewer of the office": "200", administrator: "200" } as const;
const administrators = { ...signInFirst, administrator: "200" } as const;
const changesOnly = everybody("405");

/** The first row that fits counts. */
const table: readonly Row[] = [
  { path: /^\/(services(\/\[code\])?|track|privacy|accessibility|icon\.svg)?$/, expected: anyone },
  // Whoever is signed in goes on to where they work.
  { path: /^\/(register|sign-in)$/, expected: { ...everybody("own"), visitor: "200" } },
  { path: /^\/status$/, expected: anyone },
  // Without a grant of the look-up this is the way back to its form; with one, see look-up.spec.ts.
  { path: /^\/track\/result$/, expected: everybody("own") },
  { path: /^\/(track\/close|preferences|sign-out|files)$/, expected: changesOnly },
  { path: /^\/(_not-found|_global-error)$/, expected: nobody },
  // Only the listed doors of next-auth exist; `unknown` is none of them.
  { path: /^\/api\/auth\/\[\.\.\.nextauth\]$/, expected: nobody },
  { path: /^\/files\/\[id\](\/view)?$/, id: "file", expected: { ...ofTheCase, owner: "200" } },
  { path: /^\/me\/applications\/\[id\](\/|$)/, id: "application", expected: ownerOnly },
  { path: /^\/me\/drafts\/\[id\](\/|$)/, id: "draft", expected: ownerOnly },
  { path: /^\/me(\/account|\/apply\/\[service\])?$/, expected: applicants },
  { path: /^\/staff\/applications\/\[id\](\/|$)/, id: "application", expected: ofTheCase },
  // An administrator works elsewhere and is led there.
  { path: /^\/staff$/, expected: { ...staff, administrator: "own" } },
  { path: /^\/admin(\/|$)/, expected: administrators },
];

type Variant = {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A prefetch holds the frame of the page and not what is asked for inside, so its status says nothing. */
  readonly isFrame?: true;
};
const plain: Variant = { name: "plain", headers: {} };
const variants: readonly Variant[] = [
  plain,
  { name: "payload", headers: { rsc: "1" } },
  {
    name: "prefetch",
    headers: { rsc: "1", "next-router-prefetch": "1" },
    isFrame: true,
  },
  {
    name: "inner header",
    headers: {
      "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware",
      "x-invoke-path": "/",
      "x-matched-path": "/",
    },
  },
];

test("every page and route of the build has a row", () => {
  const unlisted = endpoints().filter(({ path }) => !rowOf(path));
  expect(unlisted.map(({ path }) => path)).toEqual([]);
});

for (const who of identities) {
  test(`what ${who} is shown`, async ({ own, as }) => {
    const browser = await as(who);
    const wrong: string[] = [];
    for (const { path } of endpoints()) {
      const row = rowOf(path);
      if (!row) continue;
      const address = addressOf(path, parametersOf(own, row.id));
      for (const { name, headers, isFrame } of row.expected === anyone ? [plain] : variants) {
        const answer = await payloadOrPage(browser, { path: address, headers });
        const found = classOf(answer);
        const fits = row.expected[who] === found || (row.expected[who] === "own" && ["200", "own"].includes(found));
        if (!fits && !isFrame)
          wrong.push(`${name} ${path}: ${found} instead of ${row.expected[who]} (${answer.status})`);
        // The frame of every page names the owner to the owner.
        const closed = who !== "owner" && ["404", "sign-in"].includes(row.expected[who]);
        if (closed && tells(answer)) wrong.push(`${name} ${path}: tells`);
        expect.soft(answer.headers["cache-control"] ?? "", path).toMatch(path === "/icon.svg" ? /./ : /no-store/);
      }
    }
    expect(wrong).toEqual([]);
  });
}

test("a file of a draft is open to its writer alone, not even to staff", async ({ own, as }) => {
  // A filed file is in the table above; here the row that lets the office in must be missing for what is not filed.
  for (const who of identities) {
    const answer = await (await as(who)).ask({ path: `/me/drafts/${own.draftId}` });
    if (who === "owner") expect([200, 303, 307]).toContain(answer.status);
    else expect(["404", "sign-in"]).toContain(classOf(answer));
  }
});

/** Next sends whoever asks for a payload to the address with the right `_rsc` first. */
async function payloadOrPage(browser: Client, asked: Asked): Promise<Answer> {
  const answer = await browser.ask(asked);
  const { location = "" } = answer.headers;
  return location.startsWith(`${asked.path}?_rsc`) ? browser.ask({ ...asked, path: location }) : answer;
}

function rowOf(path: string): Row | undefined {
  return table.find((row) => row.path.test(path));
}

function parametersOf(own: Case, id: Row["id"]): Record<string, string> {
  const ids = { application: own.id, draft: own.draftId, file: own.fileIds[0] ?? "" };
  const place = { service: "micro-loan", code: "residence-permit", step: "identity" };
  return id ? { ...place, id: ids[id] } : place;
}

/** A payload answers a redirect with a 200 of its own now and then; then the target stands in its body. */
function classOf({ status, headers, body }: Answer): Class | string {
  const target = headers.location ?? /NEXT_REDIRECT;(?:replace|push);([^;]+);/.exec(body)?.[1];
  if (target !== undefined && status < 400) return target.includes("/sign-in") ? "sign-in" : "own";
  if (status === 200 && body.includes("NEXT_HTTP_ERROR_FALLBACK;404")) return "404";
  return String(status);
}

function tells(answer: Answer): boolean {
  return Object.values(canary).some((word) => wholeOf(answer).includes(word));
}
