import { chen, expect, li, test } from "./staff-test.ts";

test("a case is handed to a colleague of the department, who then has it", async ({
  page,
  signIn,
  pageOf,
  casePath,
  filed,
}) => {
  await signIn(li);
  await page.goto(casePath);
  await page.getByText("转交同事").click();
  await page.getByRole("button", { name: "转交", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("转交给");
  const colleagues = page.getByLabel("转交给");
  await expect(colleagues.getByRole("option", { name: "王慧" })).toHaveCount(0);
  await colleagues.selectOption({ label: "陈志远" });
  await page.getByLabel("交接说明").fill("我明天外出核查");
  await page.getByRole("button", { name: "转交", exact: true }).click();
  await expect(page.getByRole("heading", { name: "由陈志远办理" })).toBeVisible();

  const colleague = await pageOf(chen);
  await colleague.goto(`/staff?tab=mine&q=${filed.number}`);
  await colleague.getByRole("link", { name: filed.number }).click();
  await expect(colleague.getByRole("heading", { name: "轮到您办理" })).toBeVisible();
  await expect(colleague.getByText("我明天外出核查")).toBeVisible();
});
