import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** A network given by its first address and the number of fixed bits. */
export type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

const globalUnicast: Network = ipaddr.parseCIDR("2000::/3");

/**
 * Whether an address belongs to the public internet. Everything else is refused: loopback, private, link-local (with the
 * metadata services of clouds), carrier NAT, multicast, reserved and documentation ranges, and every IPv6 form that
 * carries an IPv4 address (mapped, compatible, translated, 6to4, Teredo).
 */
export function isPublicAddress(text: string): boolean {
  const address = parsed(text);
  if (address === null || address.range() !== "unicast") return false;
  return address.kind() === "ipv4" || isInside(address, globalUnicast);
}

/** Whether an address lies in one of the networks. An IPv4 address inside IPv6 counts as what it is. */
export function isInNetworks(text: string, networks: readonly Network[]): boolean {
  const address = parsed(text);
  return address !== null && networks.some((network) => isInside(address, network));
}

/** Parses `10.0.0.0/8`, `fd00::/8` or a bare address; null for anything else. */
export function networkOf(text: string): Network | null {
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0 || address.includes("%")) return null;
  const most = family === 4 ? 32 : 128;
  const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  return prefix <= most ? [ipaddr.parse(address), prefix] : null;
}

function parsed(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  // A zone names an interface of this machine: nothing public has one.
  return isIP(text) === 0 || text.includes("%") ? null : ipaddr.parse(text);
}

function isInside(address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: Network): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}
