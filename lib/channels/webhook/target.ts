import { isIP } from "node:net";
import { isInNetworks, isPublicAddress, type Network, networkOf } from "./address.ts";

/** Where webhooks may go. */
export type TargetPolicy = {
  readonly ports: readonly number[];
  /** Networks that are not public and yet allowed, also over http: an installation inside its own network, tests. */
  readonly privateNetworks: readonly Network[];
};

export const usualPorts = [443, 8443];

/** The ranges that the word `allow` stands for. Link-local is not among them: clouds serve their credentials there. */
const ownNetworks = ["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7"];

/** Reads WEBHOOK_PRIVATE_TARGETS: `allow`, or networks with commas between them; null when it is neither. */
export function privateNetworksOf(setting: string): readonly Network[] | null {
  const texts = setting.trim() === "allow" ? ownNetworks : setting.split(",").map((text) => text.trim());
  const networks = texts.map(networkOf).filter((network) => network !== null);
  return networks.length === texts.length ? networks : null;
}

/** A target whose text is in order. What its name resolves to is judged when it is called, every time. */
export type Target = { readonly url: URL; readonly host: string; readonly literal: boolean };

const longest = 2048;
const localSuffixes = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa)$/;

/**
 * Judges the text of a URL: https (http only where private targets are allowed), a listed port, neither user nor
 * password, a name with a dot or an address that may be called. WHATWG parsing has turned decimal, octal, hexadecimal
 * and full-width spellings of addresses into the usual one by then.
 */
export function judgeTarget(text: string, policy: TargetPolicy): Target | null {
  if (text.length > longest || !URL.canParse(text)) return null;
  const url = new URL(text);
  const inside = policy.privateNetworks.length > 0;
  if (url.protocol !== "https:" && !(inside && url.protocol === "http:")) return null;
  if (url.username !== "" || url.password !== "" || /^[^/?#]*\/\/[^/?#]*@/.test(text)) return null;
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  if (!policy.ports.includes(port)) return null;
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (isIP(host) !== 0) {
    return isAllowedAddress(host, { policy, secure: url.protocol === "https:" }) ? { url, host, literal: true } : null;
  }
  if (host.endsWith(".") || host.includes("%") || host.length > 253) return null;
  if (!inside && (!host.includes(".") || localSuffixes.test(host))) return null;
  return { url, host, literal: false };
}

/** Public addresses over https; those of the allowed networks in any way. */
export function isAllowedAddress(
  address: string,
  { policy, secure }: { policy: TargetPolicy; secure: boolean },
): boolean {
  return isInNetworks(address, policy.privateNetworks) || (secure && isPublicAddress(address));
}
