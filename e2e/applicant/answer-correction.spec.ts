import { askForCorrection } from "../fixtures/office.ts";
import { expect, test } from "./applicant-test.ts";
import { files, materialPart, materials, upload } from "./filing.ts";

const diploma = {
  target: { kind: "material", code: "diploma" },
  problem: "扫描件模糊，看不清证书编号。",
  advice: "请用扫描仪重新扫描。",
} as const;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("the flagged document is replaced and the answer sent", async ({ page, filed }) => {
      await askForCorrection(filed.applicationId, diploma);
      await page.goto("/me");
      await expect(page.getByText("有 1 件申请等您处理。")).toBeVisible();
      await page.getByRole("link", { name: "人才引进落户" }).click();
      await expect(page.getByText(diploma.problem).first()).toBeVisible();
      await page.getByRole("link", { name: "去补正" }).click();
      await upload(page, { material: materials.diploma, file: files.pdf });
      await expect(materialPart(page, materials.diploma).getByRole("link", { name: files.pdf.name })).toBeVisible();
      await page.getByRole("button", { name: "提交补正" }).click();
      await expect(page.getByText("补正已提交，我们接着办理。")).toBeVisible();
      await expect(page.getByText("您提交了补正材料")).toBeVisible();
      await expect(page.getByRole("heading", { name: "轮到我们办理，您现在无需操作" })).toBeVisible();
    });

    test("an answer without file or words is refused at the note", async ({ page, filed }) => {
      await askForCorrection(filed.applicationId, diploma);
      await page.goto(`/me/applications/${filed.applicationId}/correction`);
      await page.getByRole("button", { name: "提交补正" }).click();
      await expect(page.getByLabel("补正说明")).toHaveAccessibleDescription(/请填写这一项/);
      await page.getByLabel("补正说明").fill("证书原件已遗失，正在补办。");
      await page.getByRole("button", { name: "提交补正" }).click();
      await expect(page.getByText("补正已提交，我们接着办理。")).toBeVisible();
    });
  });
}

test("where nothing is asked for there is nothing to send", async ({ page, filed }) => {
  await page.goto(`/me/applications/${filed.applicationId}/correction`);
  await expect(page.getByRole("heading", { level: 1, name: "这件申请目前没有需要补正的内容" })).toBeVisible();
  await expect(page.getByRole("button", { name: "提交补正" })).toHaveCount(0);
});
