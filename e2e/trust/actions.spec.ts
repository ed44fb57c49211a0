import { randomUUID } from "node:crypto";
import { actionNamed, callAction } from "./support/action-call.ts";
import { client, type FormInput } from "./support/client.ts";
import { intruder, rows, stateOf } from "./support/database.ts";
import { actions } from "./support/manifest.ts";
import { type Case, canary, expect, type Identity, identities, newCase, signedIn, test } from "./support/trust.ts";
import { wholeOf } from "./support/wire.ts";

/* Every server action of the build, sent by everybody whom it is none of their business. */

type Target = Case & { readonly colleagueId: string; readonly keyId: string };
type Row = { readonly of: Identity; readonly values: (own: Target) => FormInput };

const owner = (values: Row["values"]): Row => ({ of: "owner", values });
const office = (values: Row["values"]): Row => ({ of: "reviewer of the office", values });
const administrator = (values: Row["values"]): Row => ({ of: "administrator", values });

/** What the right person's own form would send; `public` actions touch nothing of anybody and are tried elsewhere. */
const table: Readonly<Record<string, Row | "public">> = {
  begin: owner(() => ({ serviceCode: "visa" })),
  saveIdentity: owner(({ draftId }) => ({ draftId, go: "later", from: "", applicantName: intruder })),
  saveSection: owner(({ draftId }) => ({ draftId, step: "business", go: "later", from: "", "field.use": intruder })),
  submit: owner(({ draftId }) => ({ draftId, ...once(), declaration: "on", privacyConsent: "on" })),
  discard: owner(({ draftId }) => ({ draftId })),
  remove: owner(({ id, fileIds }) => ({ applicationId: id, fileId: fileIds[0] ?? "" })),
  withdraw: owner(change),
  sendCorrection: owner(change),
  endOthers: owner(() => ({})),
  take: office(change),
  handOver: office((own) => ({ ...change(own), toPersonId: own.colleagueId })),
  advance: office(change),
  reject: office((own) => ({ ...change(own), reasons: intruder })),
  sendBack: office((own) => ({ ...change(own), toStage: "submission", remark: intruder })),
  askForCorrection: office((own) => ({
    ...change(own),
    answerInDays: "10",
    "deficiencies.0.target": "field:address",
    "deficiencies.0.problem": intruder,
    "deficiencies.0.advice": intruder,
  })),
  addNote: office(({ id }) => ({ applicationId: id, ...once(), text: intruder })),
  reveal: office(({ id }) => ({ applicationId: id, purpose: "verify-caller", explanation: intruder })),
  addOwnDays: administrator(() => ({ ...once(), kind: "closure", from: "2031-03-03", until: "", name: intruder })),
  takeBackDay: administrator(() => ({ ...once(), date: "2031-03-03" })),
  publishNotice: administrator(() => ({ ...once(), tone: "primary", titleZh: intruder, titleEn: intruder })),
  clearNotice: administrator(once),
  createKey: administrator(() => ({ name: intruder, scopes: "*", days: "30", ratePerMinute: "0", cidrs: "" })),
  revokeKey: administrator(({ keyId }) => ({ id: keyId })),
  register: "public",
  signIn: "public",
  lookUp: "public",
};

test("every action of the build has a row", () => {
  const unlisted = actions().filter(({ name }) => !(name in table));
  expect(unlisted.map(({ name, file }) => `${name} in ${file}`)).toEqual([]);
});

for (const who of identities) {
  test(`${who} changes nothing of somebody else's`, async ({ own, as }) => {
    const browser = await as(who);
    const target = await targeted(own);
    for (const action of actions()) {
      const row = table[action.name];
      if (!row || row === "public" || row.of === who) continue;
      const before = await stateOf(own.personId);
      const answer = await callAction(browser, action, row.values(target));
      expect.soft(await stateOf(own.personId), action.name).toBe(before);
      expect.soft(answer.status, action.name).toBeLessThan(500);
      for (const word of who === "owner" ? [] : [...Object.values(canary), own.idNumber]) {
        expect.soft(wholeOf(answer), action.name).not.toContain(word);
      }
    }
  });
}

test("an unknown action is not found and changes nothing", async ({ own }) => {
  const before = await stateOf(own.personId);
  for (const id of [
    "7f00000000000000000000000000000000000000ff",
    "constructor",
    "__proto__",
    "%00",
    "x".repeat(5000),
  ]) {
    const answer = await callAction(own.browser, { id, page: "/me" }, { draftId: own.draftId });
    expect.soft(answer.status, id.slice(0, 20)).toBeGreaterThanOrEqual(400);
    expect.soft(answer.status, id.slice(0, 20)).toBeLessThan(500);
  }
  expect(await stateOf(own.personId)).toBe(before);
});

test("the same requests do work for those who may", async () => {
  const own = await targeted(await newCase());
  const reviewer = await signedIn("community.ma@example.com");
  const tries = [
    [own.browser, ["saveIdentity", "begin", "discard", "endOthers"]],
    [reviewer, ["addNote", "reveal", "take"]],
  ] as const;
  // What ends the other sessions needs one.
  const [person] = await rows<{ email: string }>("select email from person where id = $1", [own.personId]);
  await signedIn(person?.email ?? "", "tidy-lantern-88-river");
  for (const [browser, names] of tries) {
    for (const name of names) {
      const row = table[name];
      const before = await stateOf(own.personId);
      if (row && row !== "public") await callAction(browser, actionNamed(name), row.values(own));
      expect.soft(await stateOf(own.personId), name).not.toBe(before);
    }
  }
});

test("a call with the cookie of nobody ends at the door", async ({ own }) => {
  const nobody = client();
  nobody.cookies.set("mingjing.session", { value: "x.y.z", path: "/" });
  const before = await stateOf(own.personId);
  await callAction(nobody, actionNamed("withdraw"), change(own));
  expect(await stateOf(own.personId)).toBe(before);
});

async function targeted(own: Case): Promise<Target> {
  const [colleague] = await rows<{ id: string }>("select id from person where email = 'community.xu@example.com'");
  const [key] = await rows<{ id: string }>("select id from api_key where revoked_at is null order by id limit 1");
  return { ...own, colleagueId: colleague?.id ?? "", keyId: key?.id ?? "" };
}

function change({ id }: Case): Record<string, string> {
  return { applicationId: id, version: "1", ...once() };
}

function once(): Record<string, string> {
  return { operationId: randomUUID() };
}
