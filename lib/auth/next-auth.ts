import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { systemClock } from "../clock.ts";
import { database } from "../db/client.ts";
import type { Role } from "../domain/permissions.ts";
import { settings } from "../env.ts";
import { addressOf } from "../http/client-address.ts";
import { installedKeys } from "../installed-keys.ts";
import { log } from "../log.ts";
import { signInInput } from "../schemas/accounts.ts";
import { cookieName, cookieOptions } from "./cookies.ts";
import { verifyCredentials } from "./credentials.ts";
import { closeSession, liveSession, openSession } from "./session.ts";
import { sessionLimits } from "./session-rules.ts";
import { sessionIdOf } from "./session-token.ts";

declare module "next-auth" {
  interface Session {
    user: { id: string; role: Role };
  }
}

/**
 * The whole of next-auth's configuration. A token holds the id of a session row and nothing else, and is worth nothing
 * without that row: every reading asks the database and fails closed.
 */
export function nextAuthOptions(): AuthOptions {
  trustOnlyThePublicOrigin();
  return {
    secret: installedKeys().session,
    session: { strategy: "jwt", maxAge: sessionLimits.applicant.absolute / 1000 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: settings().publicOrigin.startsWith("https://"),
    cookies: {
      // Strict here: this door sets its cookie before it can know the role. The form on the page tells them apart.
      sessionToken: { name: cookieName("session"), options: cookieOptions({ sameSite: "strict" }) },
      csrfToken: { name: cookieName("csrf"), options: cookieOptions({ sameSite: "lax" }) },
      callbackUrl: { name: cookieName("callback"), options: cookieOptions({ sameSite: "lax" }) },
    },
    providers: [passwordProvider],
    callbacks: {
      async jwt({ token, user }) {
        const sid = user === undefined ? sessionIdOf(token) : user.id;
        if (sid === null || (await liveSession(sid)) === null) throw new Error("The session has ended.");
        return { sid };
      },
      async session({ token, session }) {
        const sid = sessionIdOf(token);
        const row = sid === null ? null : await liveSession(sid);
        if (row === null) throw new Error("The session has ended.");
        return { expires: session.expires, user: { id: row.personId, role: row.role } };
      },
      redirect: ({ url, baseUrl }) => (isWithin(url, baseUrl) ? url : baseUrl),
    },
    events: {
      async signOut({ token }) {
        const sid = sessionIdOf(token);
        if (sid !== null) await closeSession(sid);
      },
    },
    // next-auth's own messages can hold what was typed: only their codes are kept.
    logger: {
      error: (code) => log().warn({ reason: code }, "next-auth refused a request"),
      warn: (code) => log().warn({ reason: code }, "next-auth warns"),
      debug: () => {},
    },
  };
}

const passwordProvider = CredentialsProvider({
  id: "credentials",
  credentials: { login: {}, password: { type: "password" } },
  async authorize(typed, request) {
    const input = signInInput.safeParse({ login: typed?.login, password: typed?.password });
    if (!input.success) return null;
    const address = addressOf(new Headers(request.headers as Record<string, string>));
    const verified = await verifyCredentials(database(), {
      ...input.data,
      address,
      device: null,
      now: systemClock.now(),
    });
    // What next-auth calls the user's id is the id of the session row: it becomes `sid` in the token.
    return verified.ok ? { id: await openSession(verified) } : null;
  },
});

/** next-auth reads these itself; a Host or X-Forwarded-Host header must never decide where links lead. */
function trustOnlyThePublicOrigin(): void {
  process.env.NEXTAUTH_URL = settings().publicOrigin;
  delete process.env.AUTH_TRUST_HOST;
  delete process.env.VERCEL;
}

function isWithin(url: string, baseUrl: string): boolean {
  return URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === new URL(baseUrl).origin;
}
