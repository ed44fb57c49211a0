import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { hashOfSecret, sameDigest } from "../crypto.ts";
import type { KeyRow } from "../db/api-keys.ts";

/** A partner system that has shown a good key. */
export type Principal = {
  readonly keyId: string;
  readonly partnerId: string;
  readonly scopes: readonly string[];
  readonly ratePerMinute: number | null;
};

export type KeyProblem =
  | "key-missing"
  | "key-unknown"
  | "key-expired"
  | "key-revoked"
  | "partner-disabled"
  | "address-not-allowed";

export type PresentedKey = { readonly prefix: string; readonly secret: string };

const shape = /^Bearer +mj_([a-z0-9]{8})_([A-Za-z0-9_-]{43})$/i;

/** The key in an `Authorization` header; a text of another shape is no key of ours. */
export function presentedKey(
  authorization: string | undefined,
): { ok: true; key: PresentedKey } | { ok: false; reason: "key-missing" | "key-unknown" } {
  if (!authorization) return { ok: false, reason: "key-missing" };
  const [, prefix, secret] = shape.exec(authorization.trim()) ?? [];
  if (prefix === undefined || secret === undefined) return { ok: false, reason: "key-unknown" };
  return { ok: true, key: { prefix: prefix.toLowerCase(), secret } };
}

const noHash = new Uint8Array(32);

/**
 * Whether the presented key is this row's and may be used now, from this address. Only the holder of the right secret
 * learns that it has run out, was revoked or is tied to other networks.
 */
export function judgeKey(
  row: KeyRow | null,
  { key, address }: { key: PresentedKey; address: string },
): { ok: true; principal: Principal } | { ok: false; reason: KeyProblem } {
  // An unknown prefix costs the same work.
  const matches = sameDigest(hashOfSecret(key.secret), row?.key_hash ?? noHash);
  if (!row || !matches) return { ok: false, reason: "key-unknown" };
  if (row.key_revoked) return { ok: false, reason: "key-revoked" };
  if (row.key_expired) return { ok: false, reason: "key-expired" };
  if (row.partner_disabled) return { ok: false, reason: "partner-disabled" };
  if (!isInside(address, row.key_cidrs)) return { ok: false, reason: "address-not-allowed" };
  const { key_id: keyId, partner_id: partnerId, key_scopes: scopes, rate_per_minute: ratePerMinute } = row;
  return { ok: true, principal: { keyId, partnerId, scopes, ratePerMinute } };
}

/** An empty list is everywhere. An address that cannot be read is nowhere. */
export function isInside(address: string, cidrs: readonly string[]): boolean {
  if (cidrs.length === 0) return true;
  if (isIP(address) === 0) return false;
  // An IPv4 caller may arrive over a socket of both families as ::ffff:a.b.c.d.
  const caller = ipaddr.process(address);
  return cidrs.some((cidr) => {
    const [network, bits] = cidr.includes("/") ? ipaddr.parseCIDR(cidr) : wholeAddress(cidr);
    return network.kind() === caller.kind() && caller.match(network, bits);
  });
}

function wholeAddress(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const address = ipaddr.parse(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}
