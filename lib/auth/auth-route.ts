import NextAuth from "next-auth";
import { settings } from "../env.ts";
import { checkOrigin } from "../http/origin-guard.ts";
import { cookieName } from "./cookies.ts";
import { nextAuthOptions } from "./next-auth.ts";

type Params = { params: Promise<{ nextauth: string[] }> };

const readable = ["session", "csrf", "providers"];
const changeable = ["callback/credentials", "signout"];

/** Passes on what next-auth is used for here and nothing else of its pages and providers. */
export async function authRequest(request: Request, given: Params): Promise<Response> {
  const asked = (await given.params).nextauth.join("/");
  const isRead = request.method === "GET";
  if (!(isRead ? readable : changeable).includes(asked)) return new Response(null, { status: 404 });
  if (!isRead && checkOrigin(request.headers, settings().publicOrigin) === "foreign") {
    return new Response(null, { status: 403 });
  }
  const response: Response = await NextAuth(nextAuthOptions())(request, given);
  return asked === "session" ? withoutRenewal(response) : response;
}

/**
 * next-auth answers every reading of the session with a renewed cookie. Ours does not slide (the row in the database
 * decides) and has attributes that follow the role, so only an expired one may be passed on.
 */
function withoutRenewal(response: Response): Response {
  const renewed = response.headers.getSetCookie().filter((line) => !line.startsWith(`${cookieName("session")}=ey`));
  response.headers.delete("set-cookie");
  for (const line of renewed) response.headers.append("set-cookie", line);
  return response;
}
