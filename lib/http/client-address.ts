import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/**
 * The network a request comes from, for counters: an IPv4 address, or the /64 of an IPv6 one (a subscriber owns at
 * least that much). `forwardedFor` is X-Forwarded-For as received; `hops` is how many proxies of our own stand in
 * front. Each appended the address it was called from, so the client's stands `hops` places from the right; everything
 * further left was written by the client and means nothing.
 */
export function clientAddress(given: {
  socketAddress: string | undefined;
  forwardedFor: string | undefined;
  hops: number;
}): string {
  return networkOf(forwardedBy(given)) ?? networkOf(given.socketAddress) ?? "unknown";
}

/** The very address behind {@link clientAddress}, for lists of allowed networks; "unknown" when it cannot be read. */
export function callerAddress(given: {
  socketAddress: string | undefined;
  forwardedFor: string | undefined;
  hops: number;
}): string {
  const candidates = [forwardedBy(given), given.socketAddress].map(
    (text) => withoutPort(text ?? "").split("%")[0] ?? "",
  );
  return candidates.find((text) => isIP(text) !== 0) ?? "unknown";
}

function forwardedBy({ forwardedFor, hops }: { forwardedFor: string | undefined; hops: number }): string | undefined {
  const listed = (forwardedFor ?? "").split(",").map((text) => text.trim());
  return hops > 0 && listed.length >= hops ? listed.at(-hops) : undefined;
}

/**
 * The same, inside Next: server.ts has replaced X-Forwarded-For by the one value of {@link clientAddress} before Next
 * sees a request. Requests without a readable one share one counter.
 */
export function addressOf(headers: { get(name: string): string | null }): string {
  const forwarded = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return networkOf(forwarded) ?? "unknown";
}

function networkOf(text: string | undefined): string | null {
  const bare = withoutPort(text ?? "").split("%")[0] ?? "";
  // A value that server.ts has written has its prefix length already.
  const plain = bare.replace(/::\/64$/, "::");
  // Node's check is the strict one: ipaddr.js alone also reads 2130706433 and 0x7f.1 as addresses.
  if (isIP(plain) === 0) return null;
  const address = ipaddr.process(plain);
  if (address instanceof ipaddr.IPv4) return address.toString();
  return `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0]).toString()}/64`;
}

/** Some proxies write `203.0.113.7:51234` or `[2001:db8::1]:51234`. */
function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text);
  if (bracketed?.[1] !== undefined) return bracketed[1];
  return /^[\d.]+:\d+$/.test(text) ? text.slice(0, text.indexOf(":")) : text;
}
