import { randomUUID } from "node:crypto";
import { actionNamed, callAction } from "./support/action-call.ts";
import type { FormInput } from "./support/client.ts";
import { stateOf } from "./support/database.ts";
import { actions } from "./support/manifest.ts";
import { type Case, canary, expect, type Identity, identities, newCase, test } from "./support/trust.ts";
import { wholeOf } from "./support/wire.ts";

/* Every server action of the build, sent by everybody whom it is none of their business. */

/** What the owner's own form would send; `public` actions touch nothing of anybody and are tried elsewhere. */
const table: Readonly<Record<string, ((own: Case) => FormInput) | "public">> = {
  begin: () => ({ serviceCode: "visa" }),
  saveIdentity: ({ draftId }) => ({ draftId, go: "later", from: "", applicantName: "Mallory", idKind: "passport" }),
  saveSection: ({ draftId }) => ({ draftId, step: "business", go: "later", from: "", "field.use": "Mallory" }),
  submit: ({ draftId }) => ({ draftId, operationId: randomUUID(), declaration: "on", privacyConsent: "on" }),
  discard: ({ draftId }) => ({ draftId }),
  remove: ({ draftId, fileIds }) => ({ draftId, fileId: fileIds[0] ?? "" }),
  withdraw: change,
  sendCorrection: change,
  endOthers: () => ({}),
  register: "public",
  signIn: "public",
  lookUp: "public",
};

/** Staff may act on the case through actions of their own; those are decided by lib/domain/permissions. */
const foreign = identities.filter((who): who is Exclude<Identity, "owner"> => who !== "owner");

test("every action of the build has a row", () => {
  const unlisted = actions().filter(({ name }) => !(name in table));
  expect(unlisted.map(({ name, file }) => `${name} in ${file}`)).toEqual([]);
});

for (const who of foreign) {
  test(`${who} changes nothing of somebody else's`, async ({ own, as }) => {
    const browser = await as(who);
    for (const action of actions()) {
      const row = table[action.name];
      if (!row || row === "public") continue;
      const before = await stateOf(own.personId);
      const answer = await callAction(browser, action, row(own));
      expect.soft(await stateOf(own.personId), action.name).toBe(before);
      expect.soft(answer.status, action.name).toBeLessThan(500);
      for (const word of Object.values(canary)) expect.soft(wholeOf(answer), action.name).not.toContain(word);
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

test("the same requests do work for the owner", async () => {
  const own = await newCase();
  for (const name of ["saveIdentity", "discard", "withdraw"]) {
    const row = table[name];
    const before = await stateOf(own.personId);
    if (row && row !== "public") await callAction(own.browser, actionNamed(name), row(own));
    expect(await stateOf(own.personId), name).not.toBe(before);
  }
});

function change({ id }: Case): FormInput {
  return { applicationId: id, version: "1", operationId: randomUUID() };
}
