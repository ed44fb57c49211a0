import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { z } from "zod";
import { pickLocale } from "#lib/text/locale.ts";
import { judgeKey, type Principal, presentedKey } from "../auth/api-key.ts";
import { type KeyedStatement, type KeyRow, keyAlone, noteUse, readKeyed } from "../db/api-keys.ts";
import type { Locale } from "../domain/localized-text.ts";
import { covers, type Need } from "../domain/scopes.ts";
import { log } from "../log.ts";
import type { Context } from "../operations/context.ts";
import { withEntityTag } from "./entity-tag.ts";
import { type ApiRequest, queryOf, type Reply, withHeaders } from "./exchange.ts";
import { idempotencyKey, once, operationIdOf } from "./idempotency.ts";
import { checkBody, checkQuery, readJson } from "./input.ts";
import type { ApiParts } from "./parts.ts";
import { problemReply, type Trouble, trouble } from "./problem.ts";

export type Method = "get" | "post" | "put" | "delete";

/** A JSON answer; `tag` is what its ETag is made from where the body holds the time of day. */
export type Answer = {
  readonly ok: true;
  readonly status: 200 | 201 | 202 | 204 | 400 | 404;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tag?: unknown;
};

/** Bytes that are sent on as they come. */
export type Stream = { readonly stream: Readable; readonly headers: Readonly<Record<string, string>> };

/** A form that was taken off the line; `fingerprint` tells one request from another, `discard` removes what is left. */
export type ReceivedForm<B> = {
  readonly ok: true;
  readonly value: B;
  readonly fingerprint: unknown;
  discard(): Promise<void>;
};

export type Call<Q, B, R> = {
  readonly parts: ApiParts;
  readonly principal: Principal;
  readonly context: Context;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Q;
  readonly body: B;
  /** What the endpoint's statement found beside the key. */
  readonly row: KeyRow & R;
  /** For operations: stable where the caller gave an Idempotency-Key. */
  readonly operationId: string;
  readonly request: ApiRequest;
  readonly locale: Locale;
};

/** What an endpoint is, for the router and for the document alike. */
export type Endpoint<Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType, R extends object = object> = {
  readonly method: Method;
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly need: Need | null;
  readonly params?: Readonly<Record<string, z.ZodType>>;
  readonly query?: Q;
  /** A JSON body, or a form that the endpoint reads by itself. */
  readonly body?: { readonly kind: "json"; readonly schema: B } | { readonly kind: "form"; readonly schema: B };
  /** Takes a form off the line. */
  readonly receive?: (parts: ApiParts, request: ApiRequest) => Promise<ReceivedForm<z.output<B>> | Trouble>;
  /** Asked together with the key; `$2…` are `values`. Null values: nothing can be there. */
  readonly statement?: KeyedStatement<R>;
  readonly values?: (params: Readonly<Record<string, string>>) => readonly unknown[] | null;
  /** Answers by status, for the document. */
  readonly answers: Readonly<Record<number, { description: string; schema?: z.ZodType; mediaType?: string }>>;
  /** Further problems beside those that every endpoint can have. */
  readonly troubles?: readonly number[];
  /** One of the older calls: its problems carry `error`, and it has no ETag. */
  readonly basic?: boolean;
  /** The answer shows a secret: what is kept of it for repeats is sealed. */
  readonly sensitive?: boolean;
  /** What is said when the body is not as the schema wants, for calls with words of their own. */
  readonly invalid?: (given: Trouble, body: unknown) => Answer | Trouble;
  readonly missing?: Answer;
  readonly run: (call: Call<z.output<Q>, z.output<B>, R>) => Promise<Answer | Trouble | Stream>;
};

/** Keeps the types of one endpoint together; the router takes any. */
export function endpoint<Q extends z.ZodType, B extends z.ZodType, R extends object>(
  definition: Endpoint<Q, B, R>,
): AnyEndpoint {
  // What the statement and schemas yield is what `run` takes; once stored in a list the pairing is not expressible.
  return definition as unknown as AnyEndpoint;
}

export type AnyEndpoint = Omit<Endpoint, "run"> & {
  readonly run: (call: Call<never, never, object>) => Promise<Answer | Trouble | Stream>;
};

export type Incoming = { readonly request: ApiRequest; readonly params: Readonly<Record<string, string>> };

/** Key, scope, rate, input, repeats, then the endpoint itself: in this order, so that strangers learn nothing. */
export async function answerEndpoint(parts: ApiParts, at: AnyEndpoint, incoming: Incoming): Promise<Reply> {
  const { request } = incoming;
  const locale = pickLocale(undefined, request.headers.get("accept-language"));
  const respond: Respond = (given) => {
    if ("stream" in given) return { status: 200, headers: given.headers, body: given.stream };
    return given.ok ? jsonReply(given) : problemReply(given, { locale, basic: at.basic ?? false });
  };
  const admitted = await admit(parts, at, incoming);
  if (!admitted.ok) return respond(admitted);
  const { principal, row, found } = admitted;
  const limited = await limit(parts, principal);
  if ("ok" in limited) return respond(limited);
  const answer = await (async () => {
    if (!found) return respond(at.missing ?? trouble("not-found"));
    const reading = { parts, principal, row, locale, ...incoming };
    return at.method === "get" ? read(at, reading, respond) : change(at, reading, respond);
  })();
  return withHeaders(answer, limited.headers);
}

type Admitted = {
  readonly ok: true;
  readonly principal: Principal;
  readonly row: KeyRow;
  /** False where the address itself can belong to nothing. */
  readonly found: boolean;
};

async function admit(parts: ApiParts, at: AnyEndpoint, { request, params }: Incoming): Promise<Admitted | Trouble> {
  const presented = presentedKey(request.headers.get("authorization") ?? undefined);
  if (!presented.ok) return trouble(presented.reason);
  const { key } = presented;
  const values = at.values ? at.values(params) : [];
  const found = values !== null;
  const row = await readKeyed(parts.pool(), (found && at.statement) || keyAlone, [key.prefix, ...(values ?? [])]);
  const judged = judgeKey(row, { key, address: request.headers.get("x-real-ip") ?? "" });
  if (!judged.ok || row === null) return trouble(judged.ok ? "key-unknown" : judged.reason);
  if (row.use_unnoted) {
    noteUse(parts.pool(), row).catch((error: unknown) => log().warn({ error, operation: "note key use" }, "not noted"));
  }
  if (at.need && !covers(judged.principal.scopes, at.need)) {
    return trouble("scope-missing", { more: { scope: `${at.need.area}:${at.need.verb}` } });
  }
  return { ok: true, principal: judged.principal, row, found };
}

const noHeaders = { headers: {} };
const noQuery = z.strictObject({});
const noParameters = new URLSearchParams();
const nothingAsked = { ok: true, value: {} } as const;

/** The key's share of this minute, as headers of draft-ietf-httpapi-ratelimit-headers. */
async function limit(
  { limiter, clock }: ApiParts,
  { keyId, ratePerMinute }: Principal,
): Promise<{ readonly headers: Readonly<Record<string, string>> } | Trouble> {
  if (ratePerMinute === null) return noHeaders;
  const asked = limiter({ id: keyId, limit: ratePerMinute, now: clock.now() });
  const permit = asked instanceof Promise ? await asked : asked;
  const policy = `"minute";q=${ratePerMinute};w=60`;
  if (permit.ok) {
    const state = `"minute";r=${permit.remaining};t=${permit.resetSeconds}`;
    return { headers: { "RateLimit-Policy": policy, RateLimit: state } };
  }
  const seconds = String(permit.retryAfterSeconds);
  const headers = { "RateLimit-Policy": policy, RateLimit: `"minute";r=0;t=${seconds}`, "Retry-After": seconds };
  return trouble("too-many-requests", { headers });
}

type Reading = Pick<Call<unknown, unknown, object>, "parts" | "principal" | "row" | "locale" | "request" | "params">;
type Respond = (given: Answer | Trouble | Stream) => Reply;

async function run(at: AnyEndpoint, reading: Reading, input: { query: unknown; body: unknown; operationId: string }) {
  const { parts, principal } = reading;
  const actor = { kind: "partner", partnerId: principal.partnerId } as const;
  const context: Context = { database: parts.database(), clock: parts.clock, zone: parts.zone(), actor };
  // The schemas of this very endpoint made the input: see `endpoint`.
  return at.run({ ...reading, ...input, context } as unknown as Call<never, never, object>);
}

async function read(at: AnyEndpoint, reading: Reading, respond: Respond): Promise<Reply> {
  const given = queryOf(reading.request);
  const query = given === null && !at.query ? nothingAsked : checkQuery(at.query ?? noQuery, given ?? noParameters);
  if (!query.ok && !at.basic) return respond(query);
  const answer = await run(at, reading, { query: query.ok ? query.value : {}, body: undefined, operationId: "" });
  const response = respond(answer);
  if ("stream" in answer || !answer.ok || at.basic) return response;
  return withEntityTag(response, { of: answer.tag ?? answer.body, wanted: reading.request.headers });
}

async function change(at: AnyEndpoint, reading: Reading, respond: Respond): Promise<Reply> {
  const { parts, principal, request, params } = reading;
  const given = idempotencyKey(request.headers.get("idempotency-key") ?? undefined);
  if (!given.ok) return respond(given);
  const input = await readBody(at, parts, request);
  if (!("discard" in input)) return respond(input);
  try {
    const { value: body, fingerprint } = input;
    if (given.key === null) return respond(await run(at, reading, { query: {}, body, operationId: randomUUID() }));
    const id = { partnerId: principal.partnerId, route: `${at.method} ${at.path}`, key: given.key };
    const operationId = operationIdOf(id);
    const work = async () => respond(await run(at, reading, { query: {}, body, operationId }));
    const asked = { id, request: [params, fingerprint], sealed: at.sensitive ?? false };
    const answer = await once(parts.pool(), asked, work);
    return "reason" in answer ? respond(answer) : answer;
  } finally {
    await input.discard();
  }
}

const nothing = async () => {};

async function readBody(
  at: AnyEndpoint,
  parts: ApiParts,
  request: ApiRequest,
): Promise<ReceivedForm<unknown> | Answer | Trouble> {
  if (at.receive) return at.receive(parts, request);
  if (!at.body) return { ok: true, value: undefined, fingerprint: null, discard: nothing };
  const json = await readJson(request);
  if (!json.ok) return json;
  const checked = checkBody(at.body.schema, json.value);
  if (checked.ok) return { ok: true, value: checked.value, fingerprint: json.value, discard: nothing };
  return at.invalid ? at.invalid(checked, json.value) : checked;
}

function jsonReply({ status, body, headers }: Answer): Reply {
  if (status === 204) return { status, headers: { ...headers }, body: null };
  const type = { "Content-Type": "application/json" };
  return { status, headers: { ...type, ...headers }, body: JSON.stringify(body) };
}
