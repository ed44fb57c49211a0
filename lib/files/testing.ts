import { type AddressInfo, createServer } from "node:net";
import sharp from "sharp";

/** A small whole PDF. */
export const smallPdf = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);

/** The test pattern that every scanner takes for a virus, put together so that this file is none. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

export function smallImage(kind: "jpeg" | "png", size = { width: 40, height: 20 }): Promise<Buffer> {
  return sharp({ create: { ...size, channels: 3, background: "#336699" } })
    [kind]()
    .toBuffer();
}

export type Clamd = { address: string; close(): Promise<void> };

/** A stand-in for clamd: says what `answer` makes of the bytes it was sent; null says nothing for ever. */
export async function fakeClamd(answer: (content: Buffer) => string | null): Promise<Clamd> {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on("error", () => socket.destroy());
    socket.on("data", (bytes) => {
      received = Buffer.concat([received, bytes]);
      const content = unframed(received);
      const reply = content === null ? null : answer(content);
      if (reply !== null) socket.end(reply);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** The scanner's usual behaviour: it knows one virus. */
export function usualAnswer(content: Buffer): string {
  return content.includes(eicar) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0";
}

function unframed(received: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  if (received.length < command.length) return null;
  if (received.toString("latin1", 0, command.length) !== command) return Buffer.from("not the command");
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
