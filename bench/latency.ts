import { Agent, type IncomingMessage, request } from "node:http";

/** One request of a reader, over when the last byte is there. */
export type Question = () => Promise<unknown>;

const agent = new Agent({ keepAlive: true });

/**
 * Asks all questions in turn, each `count` times, and answers the times of each in milliseconds. Taking turns request
 * by request, whatever else the machine does meets all of them.
 */
export async function timesInTurn<Name extends string>(
  questions: Readonly<Record<Name, Question>>,
  count: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(questions) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  // The first answers pay for loading code and filling caches.
  for (let round = -Math.ceil(count / 5); round < count; round += 1) {
    for (const name of names) {
      const started = performance.now();
      await questions[name]();
      if (round >= 0) found[name].push(performance.now() - started);
    }
  }
  return found;
}

export type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** The status that the answer must have. */
  readonly expect?: number;
};

/** One request over a kept connection; throws unless the answer has the expected status. */
export function fetched(url: string, sent: Sent = {}): Promise<{ headers: IncomingMessage["headers"]; body: Buffer }> {
  const { method = "GET", headers = {}, body, expect = 200 } = sent;
  return new Promise((done, fail) => {
    const length: Record<string, string> = body ? { "content-length": String(body.length) } : {};
    const outgoing = request(url, { agent, method, headers: { ...headers, ...length } }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.once("error", fail);
      incoming.once("end", () => {
        if (incoming.statusCode === expect) return done({ headers: incoming.headers, body: Buffer.concat(chunks) });
        fail(new Error(`${method} ${new URL(url).pathname} was answered with ${incoming.statusCode}`));
      });
    });
    outgoing.once("error", fail);
    outgoing.end(body);
  });
}

export function closeConnections(): void {
  agent.destroy();
}
