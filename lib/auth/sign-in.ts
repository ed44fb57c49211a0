import { headers } from "next/headers";
import { systemClock } from "../clock.ts";
import { database } from "../db/client.ts";
import type { Role } from "../domain/permissions.ts";
import { addressOf } from "../http/client-address.ts";
import { accountKey, type NotVerified, verifyCredentials } from "./credentials.ts";
import { knownDevice, rememberDevice } from "./known-device.ts";
import { startSession } from "./session.ts";

/**
 * Signs in from a server action or route handler; on success the cookies are set. The answer is the same for an unknown
 * account and a wrong password.
 */
export async function signIn(given: {
  login: string;
  password: string;
}): Promise<{ ok: true; role: Role } | NotVerified> {
  const now = systemClock.now();
  const account = accountKey(given.login);
  const address = addressOf(await headers());
  const device = await knownDevice(account, now);
  const verified = await verifyCredentials(database(), { ...given, address, device, now });
  if (!verified.ok) return verified;
  await startSession(verified);
  await rememberDevice(account, now);
  return { ok: true, role: verified.role };
}
