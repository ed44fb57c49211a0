import { createServer } from "node:http";
import next from "next";

/*
 * An application of its own with one empty page, under the same Next and the same kind of server as the portal: what a
 * page costs before it says anything. It is no part of the portal, so nothing of it can be reached there.
 */

const server = createServer();
const app = next({ dev: false, dir: import.meta.dirname, hostname: "localhost", httpServer: server });
await app.prepare();
server.on("request", app.getRequestHandler());
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.send?.("ready"));
for (const signal of ["SIGTERM", "disconnect"]) process.on(signal, () => process.exit(0));
