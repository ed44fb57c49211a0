import { Writable } from "node:stream";
import { pino } from "pino";
import { expect, test } from "vitest";
import { errorFacts, type LogFields, makeLog } from "./log.ts";

function capture() {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { log: makeLog(pino({ level: "debug" }, sink)), lines };
}

test("an unlisted key is dropped", () => {
  const { log, lines } = capture();
  log.info({ requestId: "r1", idNumber: "110101199003078515" } as LogFields, "looked up");
  expect(lines[0]).toContain("r1");
  expect(lines[0]).not.toContain("110101199003078515");
});

test("an error's message never reaches the log, for a database error quotes the arguments", () => {
  const { log, lines } = capture();
  const error = Object.assign(new Error("Invalid `create()` invocation: name: '张三丰'"), { code: "P2002" });
  log.error({ error }, "failed");
  expect(lines[0]).toContain("P2002");
  expect(lines[0]).not.toContain("张三丰");
  expect(JSON.stringify(errorFacts(new Error("a", { cause: error })))).not.toContain("张三丰");
});
