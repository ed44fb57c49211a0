import { advance, noteInternally } from "../fixtures/office.ts";
import { expect, test } from "./applicant-test.ts";

test("applicants read the remark of a stage and never the notes of colleagues", async ({ page, filed }) => {
  const canary = "内部意见：请重点核对社保";
  await noteInternally(filed.applicationId, canary);
  await advance(filed.applicationId, 1);
  for (const part of ["", "/filed", "/receipt", "/withdraw", "/correction"]) {
    await page.goto(`/me/applications/${filed.applicationId}${part}`);
    expect(await page.content()).not.toContain(canary);
    const payload = await page.request.get(page.url(), { headers: { rsc: "1" } });
    expect(await payload.text()).not.toContain(canary);
  }
  await page.goto(`/me/applications/${filed.applicationId}`);
  await expect(page.getByText("材料齐全").first()).toBeAttached();
});
