/* The part of autocannon that we use; the package has no types of its own. */

declare module "autocannon" {
  export type Asked = { method: string; path: string; headers?: Record<string, string>; body?: string };
  export type Client = { setRequests(requests: readonly Asked[]): void };
  export type Options = {
    url: string;
    connections: number;
    duration: number;
    requests?: readonly Asked[];
    setupClient?: (client: Client) => void;
  };
  export type Result = {
    duration: number;
    errors: number;
    timeouts: number;
    non2xx: number;
    "2xx": number;
  };
  type Instance = {
    on(
      event: "response",
      heard: (client: Client, status: number, bytes: number, milliseconds: number) => void,
    ): Instance;
  } & PromiseLike<Result>;
  export default function autocannon(options: Options): Instance;
}
