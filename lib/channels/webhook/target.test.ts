import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isPublicAddress, networkOf } from "./address.ts";
import type { Address } from "./resolve.ts";
import { webhookChannel } from "./send.ts";
import { judgeTarget, privateNetworksOf, type TargetPolicy } from "./target.ts";

/* The guard against calls into our own network. The honeypot stands where every bad target would lead. */

let honeypot: Server;
let connections = 0;
let port: number;
let policy: TargetPolicy;

beforeAll(async () => {
  honeypot = createServer((socket) => {
    connections += 1;
    socket.on("error", () => {});
    socket.end();
  });
  port = await new Promise((resolve) => {
    honeypot.listen(0, "::", () => resolve((honeypot.address() as { port: number }).port));
  });
  policy = { ports: [443, 8443, port], privateNetworks: [] };
});
afterAll(() => {
  honeypot.close();
});

const secrets = [`whsec_${Buffer.alloc(24, 7).toString("base64")}`];
const message = (url: string) => ({ id: "m1", url, secrets, body: "{}", at: new Date() });
const toAddress = (address: string): Address => ({ address, family: address.includes(":") ? 6 : 4 });

/** PORT stands for the honeypot's. */
const hostileUrls = [
  // Not https at all.
  "http://example.com/",
  "http://example.com:443/",
  "ftp://example.com/",
  "file:///etc/passwd",
  "gopher://example.com:443/",
  "data:text/plain,x",
  "javascript:alert(1)",
  "ws://example.com:443/",
  "unix:/var/run/docker.sock",
  "//example.com/",
  "example.com",
  "",
  "https://",
  // Other ports.
  "https://example.com:22/",
  "https://example.com:80/",
  "https://example.com:5432/",
  "https://example.com:65536/",
  "https://example.com:0/",
  // User and password.
  "https://user@example.com/",
  "https://user:password@example.com/",
  "https://example.com@127.0.0.1:PORT/",
  "https://127.0.0.1:PORT#@example.com/",
  "https://@example.com/",
  // Loopback in every spelling.
  "https://127.0.0.1:PORT/",
  "https://127.1:PORT/",
  "https://127.0.1:PORT/",
  "https://2130706433:PORT/",
  "https://0x7f000001:PORT/",
  "https://0x7f.0.0.1:PORT/",
  "https://0177.0.0.1:PORT/",
  "https://017700000001:PORT/",
  "https://127.0.0.1.:PORT/",
  "https://127.255.255.254:PORT/",
  "https://0:PORT/",
  "https://0.0.0.0:PORT/",
  "https://１２７.０.０.１:PORT/",
  "https://127。0。0。1:PORT/",
  "https://①②⑦.0.0.1:PORT/",
  "https://%31%32%37.0.0.1:PORT/",
  "https://[::1]:PORT/",
  "https://[::]:PORT/",
  "https://[0:0:0:0:0:0:0:1]:PORT/",
  "https://[::ffff:127.0.0.1]:PORT/",
  "https://[::ffff:7f00:1]:PORT/",
  "https://[::127.0.0.1]:PORT/",
  "https://[::ffff:0:127.0.0.1]:PORT/",
  "https://[64:ff9b::127.0.0.1]:PORT/",
  "https://[64:ff9b:1::7f00:1]:PORT/",
  "https://[2002:7f00:1::]:PORT/",
  "https://[2001:0:7f00:1::]:PORT/",
  "https://[::1%25lo]:PORT/",
  "https://localhost:PORT/",
  "https://LOCALHOST:PORT/",
  "https://localhost.:PORT/",
  "https://a.localhost:PORT/",
  "https://ⓛocalhost:PORT/",
  "https://localhost%00.example.com:PORT/",
  // Inside, and the metadata of clouds.
  "https://10.0.0.1/",
  "https://172.16.0.1/",
  "https://172.31.255.255/",
  "https://192.168.1.1/",
  "https://100.64.0.1/",
  "https://100.100.100.200/",
  "https://169.254.169.254/latest/meta-data/",
  "https://2852039166/",
  "https://0xa9fea9fe/",
  "https://[fd00:ec2::254]/",
  "https://[fe80::1]/",
  "https://[fc00::1]/",
  "https://[fec0::1]/",
  "https://metadata.google.internal/",
  "https://printer.local/",
  "https://intranet/",
  "https://router.lan/",
  "https://example.com./",
  // Reserved, documentation, multicast.
  "https://224.0.0.1/",
  "https://239.255.255.250/",
  "https://240.0.0.1/",
  "https://255.255.255.255/",
  "https://192.0.2.1/",
  "https://198.51.100.1/",
  "https://203.0.113.1/",
  "https://198.18.0.1/",
  "https://192.0.0.8/",
  "https://[ff02::1]/",
  "https://[2001:db8::1]/",
  "https://[100::1]/",
  "https://[4000::1]/",
  `https://${"a".repeat(250)}.example.com/`,
  `https://example.com/${"a".repeat(2100)}`,
];

describe("hostile targets", () => {
  test("are many", () => expect(hostileUrls.length).toBeGreaterThanOrEqual(80));

  test.each(hostileUrls)("%s is refused and nothing is called", async (template) => {
    const url = template.replace("PORT", String(port));
    expect(judgeTarget(url, policy)).toBeNull();
    const before = connections;
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [toAddress("127.0.0.1")];
    };
    const send = webhookChannel({ policy, resolve, timeoutMilliseconds: 500 });
    expect(await send(message(url))).toEqual({ ok: false, status: null, error: "target-not-allowed" });
    expect([connections - before, asked]).toEqual([0, 0]);
  });
});

describe("names", () => {
  const bad = [
    ["127.0.0.1"],
    ["8.8.8.8", "127.0.0.1"],
    ["127.0.0.1", "8.8.8.8"],
    ["8.8.8.8", "::1"],
    ["::ffff:127.0.0.1"],
    ["64:ff9b::7f00:1"],
    ["169.254.169.254"],
    ["10.1.2.3"],
    ["fd00::1"],
    ["fe80::1%lo"],
    ["not-an-address"],
  ];

  test.each(bad)("that lead to %s are not called", async (...addresses) => {
    const send = webhookChannel({ policy, resolve: async () => addresses.map(toAddress) });
    const answer = await send(message(`https://hooks.example.org:${port}/`));
    expect(answer).toEqual({ ok: false, status: null, error: "address-not-allowed" });
  });

  test("that change their mind are asked once only, and called where they first led", async () => {
    const answers = [["192.0.2.1"], ["127.0.0.1"]];
    let asked = 0;
    // TEST-NET-1 stands for the harmless first answer: nobody is there, so that the try ends without the honeypot.
    const networks = privateNetworksOf("192.0.2.0/24") ?? [];
    const send = webhookChannel({
      policy: { ...policy, privateNetworks: networks },
      resolve: async () => (answers[asked++] ?? []).map(toAddress),
      timeoutMilliseconds: 300,
    });
    const answer = await send(message(`https://rebinding.example.org:${port}/`));
    expect(answer).toMatchObject({ ok: false, status: null });
    expect(asked).toBe(1);
  });

  test("without an address, and names that never answer, are failures like others", async () => {
    const none = webhookChannel({ policy, resolve: async () => [] });
    expect(await none(message("https://hooks.example.org/"))).toMatchObject({ error: "name-not-found" });
    const never = webhookChannel({ policy, resolve: () => new Promise(() => {}), timeoutMilliseconds: 50 });
    expect(await never(message("https://hooks.example.org/"))).toMatchObject({ error: "timeout" });
  });
});

test("the honeypot saw nobody", () => expect(connections).toBe(0));

describe("good targets", () => {
  test.each([
    "https://hooks.example.org/a?b=c",
    "https://hooks.example.org:8443/",
    "https://例子.中国/通知",
    "https://1.1.1.1/",
    "https://[2606:4700:4700::1111]/",
  ])("%s is allowed", (url) => expect(judgeTarget(url, policy)).not.toBeNull());
});

describe("private targets", () => {
  const inside = (setting: string): TargetPolicy => ({
    ports: [443, 8080],
    privateNetworks: privateNetworksOf(setting) ?? [],
  });

  test("are allowed where a setting names them, over http too", () => {
    expect(judgeTarget("http://10.20.1.7:8080/", inside("10.20.0.0/16, fd00:1::/32"))).not.toBeNull();
    expect(judgeTarget("https://[fd00:1::5]/", inside("10.20.0.0/16, fd00:1::/32"))).not.toBeNull();
    expect(judgeTarget("https://10.21.1.7/", inside("10.20.0.0/16"))).toBeNull();
    expect(judgeTarget("http://1.1.1.1:8080/", inside("10.20.0.0/16"))).toBeNull();
    expect(judgeTarget("http://10.20.1.7:22/", inside("10.20.0.0/16"))).toBeNull();
  });

  test("never hold the metadata of clouds under the word allow", () => {
    expect(judgeTarget("http://127.0.0.1:8080/", inside("allow"))).not.toBeNull();
    expect(judgeTarget("http://169.254.169.254:8080/", inside("allow"))).toBeNull();
    expect(judgeTarget("http://[::ffff:169.254.169.254]:8080/", inside("allow"))).toBeNull();
  });

  test("a name over http to the public internet is refused when called", async () => {
    const send = webhookChannel({ policy: inside("allow"), resolve: async () => [toAddress("1.1.1.1")] });
    expect(await send(message("http://hooks.example.org:8080/"))).toMatchObject({ error: "address-not-allowed" });
  });

  test.each(["yes", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/", "fe80::1%eth0", "10.0.0.0/8,,"])(
    "the setting %j is refused",
    (setting) => expect(privateNetworksOf(setting)).toBeNull(),
  );
});

test("addresses and networks that cannot be read", () => {
  expect(isPublicAddress("example.com")).toBe(false);
  expect(isPublicAddress("2606:4700::1%1")).toBe(false);
  expect(networkOf("10.0.0.7")?.[1]).toBe(32);
});
