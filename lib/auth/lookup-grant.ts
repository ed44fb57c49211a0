import { cookies } from "next/headers";
import { z } from "zod";
import { systemClock } from "../clock.ts";
import { openTicket, sealTicket } from "../crypto.ts";
import { cookieOptions, pathCookieName } from "./cookies.ts";

/** Minutes that a looked-up result stays open. */
export const grantMinutes = 15;

const grantBody = z.tuple([z.uuid(), z.int()]);

/**
 * After a right number and ID number: opens the public result of exactly this application, on this browser, for 15
 * minutes. To be called in a server action or route handler. The cookie is sealed: nothing in it can be read or
 * changed, and no number is in any URL.
 */
export async function grantLookup(applicationId: string): Promise<void> {
  const ticket = lookupTicket(applicationId, systemClock.now());
  const options = cookieOptions({ sameSite: "lax", path: "/track", maxAge: grantMinutes * 60 });
  (await cookies()).set(pathCookieName("lookup"), ticket, options);
}

/** The application that this browser may see, or null. */
export async function lookupGrant(): Promise<{ applicationId: string } | null> {
  const ticket = (await cookies()).get(pathCookieName("lookup"))?.value;
  return ticket === undefined ? null : grantIn(ticket, systemClock.now());
}

/** Closes the result on this browser: for shared computers. */
export async function dropLookupGrant(): Promise<void> {
  (await cookies()).set(pathCookieName("lookup"), "", cookieOptions({ sameSite: "lax", path: "/track", maxAge: 0 }));
}

export function lookupTicket(applicationId: string, now: Date): string {
  return sealTicket(JSON.stringify([applicationId, now.getTime() + grantMinutes * 60_000]), "lookup-grant");
}

export function grantIn(ticket: string, now: Date): { applicationId: string } | null {
  const text = openTicket(ticket, "lookup-grant");
  if (text === null) return null;
  const [applicationId, expiresAt] = grantBody.parse(JSON.parse(text));
  return now.getTime() < expiresAt ? { applicationId } : null;
}
