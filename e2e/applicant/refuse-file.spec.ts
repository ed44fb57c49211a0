import { expect, test } from "./applicant-test.ts";
import { beginFiling, expectStep, files, materialPart, materials, upload } from "./filing.ts";

const refused = [
  ["of another kind", files.text, /只能上传 PDF、JPG 或 PNG/],
  ["that is not what its name says", files.mistyped, /文件内容与扩展名不一致/],
  ["of more than 10 MB", files.tooLarge, /文件超过 10 MB/],
] as const;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test.beforeEach(async ({ page, applicant: _ }) => {
      const draftId = await beginFiling(page);
      await page.goto(`/me/drafts/${draftId}/materials`);
      await expectStep(page, "上传材料");
    });

    for (const [what, file, words] of refused) {
      test(`a file ${what} is refused at its material`, async ({ page }) => {
        await upload(page, { material: materials.contract, file });
        await expect(materialPart(page, materials.contract).getByText(words)).toBeVisible();
        await expect(materialPart(page, materials.idCard).getByText(words)).toHaveCount(0);
        await expect(page.getByRole("link", { name: file.name })).toHaveCount(0);
      });
    }

    test("a good file is kept, can be opened and taken away again", async ({ page }) => {
      await upload(page, { material: materials.contract, file: files.pdf });
      const part = materialPart(page, materials.contract);
      const link = part.getByRole("link", { name: files.pdf.name });
      await expect(link).toBeVisible();
      const opened = await page.request.get((await link.getAttribute("href")) ?? "");
      expect(opened.headers()["content-type"]).toBe("application/pdf");
      await part.getByRole("button", { name: `删除 ${files.pdf.name}` }).click();
      await expect(page.getByText("文件已删除。")).toBeVisible();
      await expect(link).toHaveCount(0);
    });
  });
}
