import { unstable_rethrow } from "next/navigation";
import { currentActor } from "../auth/actor.ts";
import { type ActorOf, type Audience, admit } from "../auth/audience.ts";
import { type ContextOf, contextOf } from "../auth/operation-context.ts";
import { settings } from "../env.ts";
import { log } from "../log.ts";
import { addressOf } from "./client-address.ts";
import { checkOrigin } from "./origin-guard.ts";
import { type Refusal, statusOf } from "./reasons.ts";

export type RouteRequest<A extends Audience> = {
  context: ContextOf<ActorOf<A>>;
  request: Request;
  params: Readonly<Record<string, string>>;
  address: string;
};

type Handler = (request: Request, given: { params: Promise<Record<string, string>> }) => Promise<Response>;

/**
 * A route handler: checks where the request comes from (unless it only reads) and who sends it, then runs. A refusal
 * becomes problem+json for programs; a browser is sent to the sign-in page or gets the bare status.
 */
export function route<A extends Audience>(definition: {
  who: A;
  does: "read" | "change";
  run: (request: RouteRequest<A>) => Promise<Response | Refusal>;
  /** What a browser gets instead of the bare status, such as the way back to a form. */
  refused?: (refusal: Refusal, request: Request) => Response | null;
}): Handler {
  return async (request, { params }) => {
    const answer = await guarded(async () => {
      const foreign = checkOrigin(request.headers, settings().publicOrigin) === "foreign";
      if (definition.does === "change" && foreign) return { ok: false, reason: "foreign-origin" };
      const admitted = admit(definition.who, await currentActor());
      if (!admitted.ok) return admitted;
      return definition.run({
        context: contextOf(admitted.actor),
        request,
        params: await params,
        address: addressOf(request.headers),
      });
    });
    if (answer instanceof Response) return answer;
    if (wantsJson(request)) return problem(answer);
    return definition.refused?.(answer, request) ?? bare(answer, request);
  };
}

/** Whether the caller is a program, by what it says it reads. */
export function wantsJson(request: Request): boolean {
  const accept = request.headers.get("accept") ?? "";
  return /application\/(problem\+)?json/.test(accept) && !accept.includes("text/html");
}

/** A path on this site as the `Location` of an answer to a form. */
export function seeOther(path: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...noStore, ...headers, Location: path } });
}

export const noStore = { "Cache-Control": "private, no-store" };

function problem(refusal: Refusal): Response {
  const status = statusOf[refusal.reason];
  const { ok: _ok, ...members } = refusal;
  const body = JSON.stringify({ type: "about:blank", title: refusal.reason, status, ...members });
  return new Response(body, {
    status,
    headers: { ...refusalHeaders(refusal), "Content-Type": "application/problem+json" },
  });
}

function bare(refusal: Refusal, request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const returns = request.method === "GET" ? `?next=${encodeURIComponent(pathname + search)}` : "";
  if (refusal.reason === "signed-out") return seeOther(`/sign-in${returns}`);
  return new Response(null, { status: statusOf[refusal.reason], headers: refusalHeaders(refusal) });
}

function refusalHeaders(refusal: Refusal): Record<string, string> {
  const seconds = refusal.retryAfterSeconds ?? (statusOf[refusal.reason] === 503 ? 30 : undefined);
  return { ...noStore, ...(seconds === undefined ? {} : { "Retry-After": String(seconds) }) };
}

async function guarded(work: () => Promise<Response | Refusal>): Promise<Response | Refusal> {
  try {
    return await work();
  } catch (error) {
    unstable_rethrow(error);
    log().error({ error, operation: "route" }, "a route failed");
    return { ok: false, reason: "unavailable" };
  }
}
