import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";

/** `unknown`: the scanner did not say. The file stays in quarantine and is asked about again. */
export type Verdict = "clean" | "infected" | "unknown";

export type Scanner = {
  /** Whether a verdict comes from somebody who looked. */
  readonly looks: boolean;
  scan(content: Readable): Promise<Verdict>;
};

export const noScanner: Scanner = {
  looks: false,
  async scan(content) {
    content.destroy();
    return "clean";
  },
};

/**
 * ClamAV's daemon, `host:port` or the path of a socket, spoken to by INSTREAM: chunks with a four-byte length, a zero
 * length at the end, one line of answer. Written here because the `clamscan` package waits for ever on a daemon that
 * takes the connection and stays silent. Only the exact words "stream: OK" count as clean.
 * https://docs.clamav.net/manual/Usage/Scanning.html#clamd
 */
export function clamdScanner(address: string, timeoutMilliseconds = 20_000): Scanner {
  return {
    looks: true,
    async scan(content) {
      const socket = dial(address);
      socket.setTimeout(timeoutMilliseconds, () => socket.destroy(new Error("the scanner is silent")));
      try {
        const [reply] = await Promise.all([replyOf(socket), send(content, socket)]);
        return verdictOf(reply);
      } catch {
        // A scanner that is down, slow or confused has given no verdict; that is the whole of what matters here.
        return "unknown";
      } finally {
        content.destroy();
        socket.destroy();
      }
    },
  };
}

function dial(address: string): Socket {
  if (address.startsWith("/")) return connect({ path: address });
  const colon = address.lastIndexOf(":");
  return connect({ host: address.slice(0, colon), port: Number(address.slice(colon + 1)) });
}

async function send(content: Readable, socket: Socket): Promise<void> {
  await written(socket, Buffer.from("zINSTREAM\0"));
  for await (const chunk of content) {
    const bytes = Buffer.from(chunk);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    if (bytes.length > 0) await written(socket, Buffer.concat([length, bytes]));
  }
  await written(socket, Buffer.alloc(4));
}

function written(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((done, fail) => {
    socket.once("close", fail);
    socket.write(bytes, (error) => {
      socket.off("close", fail);
      if (error) fail(error);
      else done();
    });
  });
}

function replyOf(socket: Socket): Promise<string> {
  return new Promise((done, fail) => {
    let reply = "";
    socket.on("data", (bytes) => {
      reply += bytes.toString("latin1");
      if (reply.length > 4096) fail(new Error("the scanner talks too much"));
      if (/[\0\n]/.test(reply)) done(reply);
    });
    socket.on("end", () => done(reply));
    socket.on("error", fail);
    socket.on("close", () => fail(new Error("the scanner hung up")));
  });
}

function verdictOf(reply: string): Verdict {
  const line = reply.replace(/[\0\n]+$/, "");
  if (line === "stream: OK") return "clean";
  return /^stream: .+ FOUND$/.test(line) ? "infected" : "unknown";
}
