import { test as base, expect } from "../../fixtures/test.ts";
import { type Client, client } from "./client.ts";
import { rows } from "./database.ts";
import { type Applicant, type Filed, filed, registered } from "./filing.ts";

/** Who asks, as seen from an application that was filed just now and lies with its first office. */
export const identities = [
  "visitor",
  "owner",
  "other applicant",
  "reviewer of the office",
  "reviewer of another office",
  "manager of another office",
  "administrator",
] as const;
export type Identity = (typeof identities)[number];

export type Case = Applicant & Filed & { readonly draftId: string };

/** Words that may reach the owner and the office, and nobody else. */
export const canary = { name: "Kanari Vogel", text: "canary-answer-5e1f", fileName: "canary-file-5e1f.pdf" };

const logins: Record<Exclude<Identity, "visitor" | "owner" | "other applicant">, string> = {
  "reviewer of the office": "community.ma@example.com",
  "reviewer of another office": "hr.wang@example.com",
  "manager of another office": "hr.manager@example.com",
  administrator: "admin@example.com",
};

type Shared = {
  /** A new applicant with one filed application and one draft. */
  own: Case;
  /** A browser of each identity; `as` signs in when it is first asked for. */
  as: (who: Identity) => Promise<Client>;
};

// biome-ignore lint/complexity/noBannedTypes: there are no fixtures of a single test
export const test = base.extend<{}, Shared>({
  own: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of wanted fixtures from the pattern
    async ({}, use) => use(await newCase()),
    { scope: "worker", timeout: 60_000 },
  ],
  as: [
    async ({ own }, use) => {
      const known = new Map<Identity, Promise<Client>>();
      await use((who) => {
        const browser = known.get(who) ?? browserOf(who, own);
        known.set(who, browser);
        return browser;
      });
    },
    { scope: "worker" },
  ],
});

export { expect };

/** Somebody new with an application and a draft, for tests that use them up. */
export async function newCase(): Promise<Case> {
  const applicant = await registered(canary.name);
  const application = await filed(applicant, canary);
  return { ...applicant, ...application, draftId: await begun(applicant) };
}

/** The password of every demo account. */
export const demoPassword = "visible-steps-2026";

export async function signedIn(login: string, password = demoPassword): Promise<Client> {
  const browser = client();
  const sent = await browser.send("/sign-in", { has: "password", values: { login, password } });
  if (sent.status !== 303) throw new Error(`${login} could not sign in: ${sent.status}`);
  return browser;
}

async function browserOf(who: Identity, own: Case): Promise<Client> {
  if (who === "visitor") return client();
  if (who === "owner") return own.browser;
  // Somebody new, so that what is tried here ends nobody else's session.
  return who === "other applicant" ? (await registered("Other Person")).browser : signedIn(logins[who]);
}

async function begun({ browser, personId }: Applicant): Promise<string> {
  await browser.send("/me/apply/micro-loan", { has: "serviceCode", values: {} });
  const found = await rows<{ id: string }>("select id from draft where person_id = $1 and submitted_at is null", [
    personId,
  ]);
  return found[0]?.id ?? "";
}
