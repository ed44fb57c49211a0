import { expect, type Page } from "@playwright/test";

const pdf = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);
/** One blue pixel. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==",
  "base64",
);

export const files = {
  pdf: { name: "scan.pdf", mimeType: "application/pdf", buffer: pdf },
  png: { name: "身份证正面.png", mimeType: "image/png", buffer: png },
  text: { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("plain words") },
  /** Says PDF and is something else. */
  mistyped: { name: "contract.pdf", mimeType: "application/pdf", buffer: png },
  tooLarge: { name: "huge.pdf", mimeType: "application/pdf", buffer: Buffer.concat([pdf, Buffer.alloc(10_500_000)]) },
} as const;

export const materials = {
  idCard: "居民身份证",
  diploma: "学历学位证书或职称（技能）证书",
  insurance: "社保缴纳证明",
  contract: "劳动合同或营业执照",
} as const;

/** Opens the form of talent settlement and stands on its first page; answers the draft's id. */
export async function beginFiling(page: Page): Promise<string> {
  await page.goto("/me/apply/talent-settlement");
  await page.getByRole("button", { name: "开始填写" }).click();
  await expectStep(page, "申请人信息");
  return page.url().split("/").at(-2) ?? "";
}

/** Name and e-mail are known from the account already. */
export async function fillIdentity(page: Page, idNumber: string): Promise<void> {
  await page.getByLabel("证件号码").fill(idNumber);
  await page.getByLabel("手机号码").fill("13800138000");
  await goOn(page);
  await expectStep(page, "人才条件");
}

export async function fillAnswers(page: Page): Promise<void> {
  await page.getByRole("group", { name: "申报类别" }).getByLabel("学历人才").check();
  await page.getByRole("group", { name: "最高学历" }).getByLabel("硕士研究生").check();
  await page.getByLabel("毕业院校").fill("明川大学");
  await page.getByLabel("毕业日期").fill("2020-06-30");
  await goOn(page);
  await expectStep(page, "工作与社保");
  await page.getByLabel("现工作单位").fill("明川云图科技有限公司");
  await page.getByLabel("在本市连续缴纳社保").fill("30");
  await goOn(page);
  await expectStep(page, "落户信息");
  await page.getByLabel("单位集体户").check();
  await page.getByLabel("拟落户地址").fill("明川市书院街道学府路8号");
  await goOn(page);
  await expectStep(page, "上传材料");
}

type Sent = (typeof files)[keyof typeof files];

/** Chooses a file for a material; without JavaScript it is sent by its button. */
export async function upload(page: Page, { material, file }: { material: string; file: Sent }): Promise<void> {
  const part = materialPart(page, material);
  await part.getByLabel(/选择文件|再选一个文件|上传新文件/).setInputFiles({ ...file });
  const button = part.getByRole("button", { name: "上传", exact: true });
  if (await withoutScript(page)) await button.click();
}

export async function uploadAll(page: Page): Promise<void> {
  await upload(page, { material: materials.idCard, file: files.png });
  await expect(materialPart(page, materials.idCard).getByRole("link", { name: files.png.name })).toBeVisible();
  for (const material of [materials.diploma, materials.insurance, materials.contract]) {
    await upload(page, { material, file: files.pdf });
    await expect(materialPart(page, material).getByRole("link", { name: files.pdf.name })).toBeVisible();
  }
}

export function materialPart(page: Page, material: string) {
  return page.locator("section").filter({ has: page.getByRole("heading", { name: material, exact: true }) });
}

/** Everything up to the last page, on which only declaration and consent are missing. */
export async function fillAll(page: Page, idNumber: string): Promise<string> {
  const draftId = await beginFiling(page);
  await fillIdentity(page, idNumber);
  await fillAnswers(page);
  await uploadAll(page);
  await page.getByRole("link", { name: "继续，核对提交" }).click();
  await expectStep(page, "核对并提交");
  return draftId;
}

export async function declareAndSubmit(page: Page): Promise<void> {
  await page.getByLabel("我声明").check();
  await page.getByLabel("我同意").check();
  await page.getByRole("button", { name: "提交申请" }).click();
}

export async function goOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "保存并继续" }).click();
}

export async function expectStep(page: Page, title: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

async function withoutScript(page: Page): Promise<boolean> {
  return page.evaluate(() => matchMedia("(scripting: none)").matches);
}
