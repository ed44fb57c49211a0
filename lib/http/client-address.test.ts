import { describe, expect, test } from "vitest";
import { addressOf, clientAddress } from "./client-address.ts";

const socketAddress = "10.0.0.9";

describe("clientAddress", () => {
  const spoofed = "1.1.1.1, 2.2.2.2, 203.0.113.7";
  const cases: [string, number, string | undefined, string][] = [
    ["no proxy: the header is the client's own invention", 0, spoofed, "10.0.0.9"],
    ["no proxy and no header", 0, undefined, "10.0.0.9"],
    ["one proxy: the last entry", 1, spoofed, "203.0.113.7"],
    ["one proxy that added nothing", 1, undefined, "10.0.0.9"],
    ["two proxies: the last but one", 2, spoofed, "2.2.2.2"],
    ["two proxies, one entry: somebody went around", 2, "203.0.113.7", "10.0.0.9"],
    ["rubbish in the place that counts", 1, "1.1.1.1, <script>", "10.0.0.9"],
    ["with a port", 1, "203.0.113.7:51234", "203.0.113.7"],
    ["IPv6 counts by /64", 1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["IPv6 in brackets with a port", 1, "[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"],
    ["IPv4 inside IPv6", 1, "::ffff:203.0.113.7", "203.0.113.7"],
    ["a zone", 1, "fe80::1%eth0", "fe80::/64"],
    ["an odd spelling of IPv4", 1, "0x7f.1", "10.0.0.9"],
    ["a number", 1, "2130706433", "10.0.0.9"],
  ];
  test.each(cases)("%s", (_name, hops, forwardedFor, expected) => {
    expect(clientAddress({ socketAddress, forwardedFor, hops })).toBe(expected);
  });

  test("200 invented entries before the proxy's are one client", () => {
    const seen = new Set<string>();
    for (let index = 0; index < 200; index += 1) {
      const forwardedFor = `198.51.100.${index}, 203.0.113.7`;
      seen.add(clientAddress({ socketAddress, forwardedFor, hops: 1 }));
    }
    expect(seen).toEqual(new Set(["203.0.113.7"]));
  });

  test("nothing readable shares one counter", () => {
    expect(clientAddress({ socketAddress: undefined, forwardedFor: undefined, hops: 0 })).toBe("unknown");
  });
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2::/64", "2001:db8:1:2::/64"],
  ["1.1.1.1, 203.0.113.7", "203.0.113.7"],
  ["", "unknown"],
])("addressOf %j is %j", (header, expected) => {
  expect(addressOf(new Headers({ "x-forwarded-for": header }))).toBe(expected);
});
