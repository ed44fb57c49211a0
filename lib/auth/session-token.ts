import { decode, encode } from "next-auth/jwt";
import { installedKeys } from "../installed-keys.ts";

declare module "next-auth/jwt" {
  interface JWT {
    /** Id of the session row. */
    sid?: string;
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The cookie text of a session: next-auth's encrypted JWT with the id of the session row and nothing else. */
export function encodeSessionToken(sessionId: string, secondsToLive: number): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: installedKeys().session, maxAge: secondsToLive });
}

/** The session id in a cookie text, or null for anything that was not made here or is over. */
export async function decodeSessionToken(token: string): Promise<string | null> {
  try {
    return sessionIdOf(await decode({ token, secret: installedKeys().session }));
  } catch (error) {
    // jose names its own errors by code; anything else is a fault of ours and must not pass for "signed out".
    if (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_J")) return null;
    throw error;
  }
}

export function sessionIdOf(token: { sid?: unknown } | null): string | null {
  const sid = token?.sid;
  return typeof sid === "string" && uuid.test(sid) ? sid : null;
}
