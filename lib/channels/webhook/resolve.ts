import { lookup, Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import { isAllowedAddress, type Target, type TargetPolicy } from "./target.ts";

export type Address = { readonly address: string; readonly family: 4 | 6 };

/** All addresses of a name; none when there is no such name. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

export type Resolved =
  | { readonly ok: true; readonly addresses: readonly Address[] }
  | { readonly ok: false; readonly reason: "name-not-found" | "address-not-allowed" };

/**
 * Asks for the addresses of a target once. One address that may not be called refuses all of them: a name that also
 * points inside is no mistake. The caller connects to these addresses and asks no second time.
 */
export async function resolveTarget(target: Target, policy: TargetPolicy, resolve: Resolve): Promise<Resolved> {
  const addresses = target.literal ? [addressOf(target.host)] : await resolve(target.host);
  if (addresses.length === 0) return { ok: false, reason: "name-not-found" };
  const secure = target.url.protocol === "https:";
  const allowed = addresses.every(({ address }) => isAllowedAddress(address, { policy, secure }));
  return allowed ? { ok: true, addresses } : { ok: false, reason: "address-not-allowed" };
}

/** Over DNS alone, with a limit of time. Unlike the system's look-up it does not block one of few threads meanwhile. */
export async function resolveByDns(host: string): Promise<readonly Address[]> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const found = [four, six].flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  return found.map(addressOf);
}

/** As the machine resolves names, with its hosts file: for installations inside their own network. */
export async function resolveBySystem(host: string): Promise<readonly Address[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => addressOf(address));
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return [];
    throw error;
  }
}

function addressOf(address: string): Address {
  return { address, family: isIP(address) === 6 ? 6 : 4 };
}
