import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { WebhookChannel } from "../../domain/webhooks.ts";
import { type ChannelParts, webhookChannel } from "./send.ts";
import { privateNetworksOf } from "./target.ts";

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly at: number };
export type Reply = (response: ServerResponse, received: Received, count: number) => void;

/** A partner's server on this machine: keeps what it got and answers as told. */
export type Receiver = {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** How many connections were opened. */
  connections(): number;
  replyWith(reply: Reply): void;
  close(): Promise<void>;
};

export const answers = (status: number, headers: Record<string, string> = {}): Reply => {
  return (response) => response.writeHead(status, headers).end("answer");
};

/** Answers in turn; the last one for ever. */
export const inTurn = (...replies: readonly Reply[]): Reply => {
  return (response, received, count) => replies[Math.min(count, replies.length) - 1]?.(response, received, count);
};

export const drops: Reply = (response) => response.destroy();
export const hangs: Reply = () => {};

/** Sends for as long as somebody reads; says how many bytes left. */
export const endless = (status: number, sent: { bytes: number }): Reply => {
  const chunk = Buffer.alloc(16 * 1024, "x");
  return (response) => {
    response.writeHead(status);
    const more = () => {
      while (!response.destroyed && response.write(chunk)) sent.bytes += chunk.length;
    };
    response.on("drain", more);
    more();
  };
};

export async function givenReceiver(reply: Reply = answers(204), wantedPort = 0): Promise<Receiver> {
  const received: Received[] = [];
  let [present, connections] = [reply, 0];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const got = { headers: request.headers, body: Buffer.concat(chunks).toString("utf8"), at: Date.now() };
      received.push(got);
      present(response, got, received.length);
    });
  });
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(wantedPort, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    connections: () => connections,
    replyWith: (next) => {
      present = next;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A channel that may call the receivers, and nobody else. */
export function channelTo(receivers: readonly Receiver[], given: Partial<ChannelParts> = {}): WebhookChannel {
  const policy = { ports: receivers.map(({ port }) => port), privateNetworks: privateNetworksOf("127.0.0.1") ?? [] };
  return webhookChannel({ policy, resolve: async () => [], timeoutMilliseconds: 2000, ...given });
}
