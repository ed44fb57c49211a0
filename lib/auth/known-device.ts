import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { openTicket, sealTicket } from "../crypto.ts";
import { cookieName, cookieOptions } from "./cookies.ts";

const lifetimeSeconds = 180 * 24 * 60 * 60;

/**
 * A browser that has signed in to an account before holds a sealed note of it. Wrong passwords typed by strangers then
 * fill the strangers' counters, and the owner at home still gets in. The note opens nothing: the password is checked
 * all the same, under a counter of its own.
 */
export async function rememberDevice(account: string, now: Date): Promise<void> {
  const device = (await knownDevice(account, now)) ?? randomUUID();
  const ticket = sealTicket(JSON.stringify([account, device, Math.floor(now.getTime() / 1000)]), "known-device");
  (await cookies()).set(cookieName("device"), ticket, cookieOptions({ sameSite: "strict", maxAge: lifetimeSeconds }));
}

/** The id of this browser if it has signed in to the account before, else null. */
export async function knownDevice(account: string, now: Date): Promise<string | null> {
  const ticket = (await cookies()).get(cookieName("device"))?.value;
  return ticket === undefined ? null : deviceIn(ticket, { account, now });
}

/** Exported for tests. */
export function deviceIn(ticket: string, { account, now }: { account: string; now: Date }): string | null {
  const text = openTicket(ticket, "known-device");
  if (text === null) return null;
  const [whose, device, since]: unknown[] = JSON.parse(text);
  const age = now.getTime() / 1000 - Number(since);
  return whose === account && typeof device === "string" && age >= -60 && age < lifetimeSeconds ? device : null;
}
