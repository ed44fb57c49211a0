import { randomUUID } from "node:crypto";
import { residentId } from "#prisma/seed/identities.ts";
import { randomFrom } from "#prisma/seed/random.ts";
import { samplePdf } from "#prisma/seed/sample-files.ts";
import { type Client, client, encoded } from "./client.ts";
import { rows } from "./database.ts";
import { sameOrigin } from "./wire.ts";

export type Applicant = { readonly browser: Client; readonly personId: string; readonly idNumber: string };
export type Filed = { readonly id: string; readonly number: string; readonly fileIds: readonly string[] };

/** Words that an applicant types; a test finds them again wherever they are shown. */
export type Typed = { readonly name: string; readonly text: string; readonly fileName: string };

const service = "residence-permit";
/** The office of its first stage. */
export const office = { of: "community.ma@example.com", other: "hr.wang@example.com" };

export async function registered(name: string): Promise<Applicant> {
  const browser = client();
  const login = `trust-${randomUUID()}@example.com`;
  // Twenty an hour from one network are too few for all tests on one machine.
  await rows("delete from attempt_counter where key like 'register/%'");
  const values = { name: name.slice(0, 60), login, password: "tidy-lantern-88-river" };
  expectStatus(await browser.send("/register", { has: "password", values }), 303);
  const [person] = await rows<{ id: string }>("select id from person where email = $1", [login]);
  if (!person) throw new Error("nobody was registered");
  return { browser, personId: person.id, idNumber: residentId(randomFrom(login)) };
}

/** Fills in everything and stops before the declaration. */
export async function drafted({ browser, idNumber }: Applicant, typed: Typed): Promise<string> {
  const begun = await browser.send(`/me/apply/${service}`, { has: "serviceCode", values: {} });
  const draftId = /\/me\/drafts\/([0-9a-f-]{36})/.exec(begun.headers.location ?? "")?.[1] ?? "";
  const page = (step: string) => `/me/drafts/${draftId}/${step}`;
  const identity = { applicantName: typed.name, idKind: "resident-id", idNumber, mobile: "19900009777" };
  const residence = { address: typed.text, "moved-in-on": "2024-05-11", housing: "rented" };
  const reason = { reason: "work", "employer-or-school": typed.text, delivery: "post", remarks: typed.text };
  for (const [step, values] of [
    ["identity", identity],
    ["residence", fields(residence)],
    ["reason", fields(reason)],
  ] as const) {
    const sent = await browser.send(page(step), { has: "draftId", values: { ...values, go: "next" } });
    expectStatus(sent, 303);
  }
  for (const materialCode of ["id-card", "photo", "residence-proof"]) {
    const file = new File([Buffer.from(samplePdf(materialCode))], typed.fileName, { type: "application/pdf" });
    const form = await encoded({ draftId, materialCode, operationId: randomUUID(), file });
    const headers = { ...sameOrigin, ...form.headers, accept: "application/json" };
    expectStatus(await browser.ask({ path: "/files", method: "POST", ...form, headers }), 201);
  }
  return draftId;
}

export async function filed(applicant: Applicant, typed: Typed): Promise<Filed> {
  const draftId = await drafted(applicant, typed);
  const values = { declaration: "on", privacyConsent: "on" };
  const sent = await applicant.browser.send(`/me/drafts/${draftId}/review`, { has: "privacyConsent", values });
  const id = /\/me\/applications\/([0-9a-f-]{36})/.exec(sent.headers.location ?? "")?.[1] ?? "";
  const [application] = await rows<{ number: string }>("select number from application where id = $1", [id]);
  if (!application) throw new Error(`nothing was filed: ${sent.status} ${sent.headers.location}`);
  const files = await rows<{ id: string }>("select id from application_file where application_id = $1", [id]);
  return { id, number: application.number, fileIds: files.map((file) => file.id) };
}

function fields(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`field.${name}`, value]));
}

function expectStatus(
  answer: { status: number; body: string; headers: { location?: string | undefined } },
  wanted: number,
): void {
  const text = answer.body.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<[^>]*>/g, " ");
  if (answer.status !== wanted) throw new Error(`${answer.status} ${answer.headers.location}: ${text.slice(0, 800)}`);
}
