import { expect, li, lookUp, openAsApplicant, test } from "./staff-test.ts";

test("a note is for colleagues: marked in the record, nowhere on what others get", async ({
  page,
  signIn,
  pageOf,
  casePath,
  filed,
}) => {
  const canary = "金丝雀：申请人父亲曾来电催办";
  await signIn(li);
  await page.goto(casePath);
  await page.getByRole("button", { name: "添加备注" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("内部备注");
  await page.getByRole("textbox", { name: "内部备注" }).fill(canary);
  await page.getByRole("button", { name: "添加备注" }).click();
  const note = page.getByRole("listitem").filter({ hasText: canary });
  await expect(note).toContainText("内部");
  await expect(note).toContainText("李明辉的备注");
  await expect(page.getByRole("textbox", { name: "内部备注" })).toHaveValue("");

  const applicant = await pageOf("visitor");
  await openAsApplicant(applicant, filed);
  const visitor = await pageOf("visitor");
  await lookUp(visitor, filed);
  for (const other of [applicant, visitor]) {
    expect(await other.content()).not.toContain("金丝雀");
    const payload = await other.request.get(other.url(), { headers: { rsc: "1" } });
    expect(await payload.text()).not.toContain("金丝雀");
  }
});
