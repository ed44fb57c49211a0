import { Agent, type IncomingHttpHeaders, request } from "node:http";

/* HTTP as an attacker writes it: any path, any header, nothing normalised, no redirect followed. */

export type Asked = {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};
export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

export const port = Number(process.env.E2E_PORT);
export const origin = `http://localhost:${port}`;
/** What a browser adds to a form that a page of this site sends. */
export const sameOrigin = { origin, "sec-fetch-site": "same-origin" };

const agent = new Agent({ keepAlive: true, maxSockets: 4 });

export function ask({ path, method = "GET", headers = {}, body }: Asked): Promise<Answer> {
  return new Promise((done, fail) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const all = { host: `localhost:${port}`, "accept-language": "en", ...length, ...headers };
    const sent = request({ agent, host: "127.0.0.1", port, path, method, headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", fail);
      response.once("end", () => {
        const { statusCode = 0, headers: received } = response;
        done({ status: statusCode, headers: received, body: Buffer.concat(chunks).toString("utf8") });
      });
    });
    sent.once("error", fail);
    sent.end(body);
  });
}

/** Everything an answer says, for searching: status line apart, headers and body. */
export function wholeOf({ headers, body }: Answer): string {
  return `${JSON.stringify(headers)}\n${body}`;
}

export type HeaderChanges = Readonly<Record<string, string | undefined>>;

/** Headers on top of others; `undefined` takes one away. */
export function withChanges(usual: Record<string, string>, changes: HeaderChanges): Record<string, string> {
  const all = Object.entries({ ...usual, ...changes });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
