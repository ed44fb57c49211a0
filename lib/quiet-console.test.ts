import { afterEach, expect, test, vi } from "vitest";

const lines: [object, string][] = [];
vi.mock("./log.ts", () => {
  const write = (fields: object, message: string) => lines.push([fields, message]);
  return { log: () => ({ error: write, warn: write }) };
});
const { error, warn } = console;
afterEach(() => Object.assign(console, { error, warn }));

test("an error that a framework prints loses its words", async () => {
  const { quietConsole } = await import("./quiet-console.ts");
  quietConsole();
  const problem = new Error("Invalid `create()` invocation: name: '张三丰'");
  console.error(" ⨯", problem);
  console.error("Unhandled: 110101199003078515 of 'zhang@example.com'\nat x");
  expect(lines[0]?.[0]).toEqual({ error: problem });
  expect(JSON.stringify(lines)).not.toMatch(/张三丰|110101|zhang/);
});
