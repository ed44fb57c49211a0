import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { clamdScanner, noScanner } from "./scan.ts";
import { type Clamd, eicar, fakeClamd, smallPdf, usualAnswer } from "./testing.ts";

const scan = (address: string, content: Buffer) => clamdScanner(address, 300).scan(Readable.from([content]));
const using = async (answer: (content: Buffer) => string | null, work: (clamd: Clamd) => Promise<void>) => {
  const clamd = await fakeClamd(answer);
  await work(clamd).finally(() => clamd.close());
};

describe("clamd", () => {
  test("is sent every byte and believed", async () => {
    const content = randomBytes(3_000_000);
    let seen: Buffer = Buffer.alloc(0);
    await using(
      (bytes) => {
        seen = bytes;
        return usualAnswer(bytes);
      },
      async ({ address }) => {
        expect(await clamdScanner(address).scan(Readable.from(pieces(content)))).toBe("clean");
      },
    );
    expect(seen.equals(content)).toBe(true);
  });

  test("finds the test virus anywhere", async () => {
    await using(usualAnswer, async ({ address }) => {
      expect(await scan(address, Buffer.from(eicar))).toBe("infected");
      expect(await scan(address, Buffer.concat([smallPdf, Buffer.from(eicar)]))).toBe("infected");
    });
  });

  test.each([
    ["", "nothing"],
    ["INSTREAM size limit exceeded. ERROR\0", "a limit"],
    ["stream: OK but not quite\0", "nearly the words"],
    ["OK\0", "other words"],
    ["HTTP/1.1 200 OK\r\n\r\nstream: OK\n", "another protocol"],
    ["x".repeat(10_000), "far too much"],
  ])("saying %j gives no verdict", async (reply) => {
    await using(
      () => reply,
      async ({ address }) => {
        expect(await scan(address, smallPdf)).toBe("unknown");
      },
    );
  });

  test("that stays silent, hangs up or is not there gives no verdict", async () => {
    await using(
      () => null,
      async ({ address }) => {
        expect(await scan(address, smallPdf)).toBe("unknown");
      },
    );
    const gone = await fakeClamd(usualAnswer);
    await gone.close();
    expect(await scan(gone.address, smallPdf)).toBe("unknown");
    expect(await scan("/nowhere/clamd.sock", smallPdf)).toBe("unknown");
  });

  test("content that breaks off gives no verdict", async () => {
    await using(usualAnswer, async ({ address }) => {
      const broken = new Readable({
        read() {
          this.destroy(new Error("disk"));
        },
      });
      expect(await clamdScanner(address, 300).scan(broken)).toBe("unknown");
    });
  });
});

test("without a scanner every file counts as clean, and nobody is said to have looked", async () => {
  expect(await noScanner.scan(Readable.from([Buffer.from(eicar)]))).toBe("clean");
  expect(noScanner.looks).toBe(false);
});

function* pieces(content: Buffer) {
  for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
}
