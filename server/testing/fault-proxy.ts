import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A stand-in for the network to the database, for faults that a healthy database never shows. */
export type FaultProxy = {
  /** The database's URL, through the proxy. */
  url: string;
  /** Ends every connection and lets nobody in. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  /** Lets connections stand and passes nothing on in either direction. */
  swallow(on: boolean): void;
  close(): Promise<void>;
};

export async function faultProxy(databaseUrl: string): Promise<FaultProxy> {
  const target = new URL(databaseUrl);
  const [host, portOfDatabase] = [target.hostname, Number(target.port)];
  const open = new Set<Socket>();
  let swallowing = false;
  const server = createServer((incoming) => {
    const outgoing = connect(portOfDatabase, host);
    const pass = (from: Socket, to: Socket) => from.on("data", (chunk) => void (swallowing || to.write(chunk)));
    pass(incoming, outgoing);
    pass(outgoing, incoming);
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      open.add(one);
      one.on("error", () => {});
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const refuse = async () => {
    for (const socket of open) socket.destroy();
    await new Promise<void>((done) => server.close(() => done()));
  };
  target.port = String(port);
  return {
    url: target.href,
    refuse,
    accept: () => listen(port),
    swallow(on) {
      swallowing = on;
    },
    close: () => (server.listening ? refuse() : Promise.resolve()),
  };
}
