import { translator } from "#lib/text/translator.ts";
import type { Locale } from "../domain/localized-text.ts";
import { type FieldProblem, isFieldProblem } from "../schemas/field-problem.ts";
import { asResponse, type Reply } from "./exchange.ts";
import { type ApiReason, type OwnReason, ownReasons, statusOf } from "./reasons.ts";

export type FieldReason = FieldProblem | "wrong-type" | "unknown-field";

/** One thing that is wrong with a request: where (JSON pointer into the body, or the name of a parameter) and what. */
export type FieldError = {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly reason: FieldReason;
};

/** A refusal on its way to a partner. `more` are further members of the problem. */
export type Trouble = {
  readonly ok: false;
  readonly reason: ApiReason;
  readonly errors?: readonly FieldError[];
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
};

export function trouble(reason: ApiReason, more: Omit<Trouble, "ok" | "reason"> = {}): Trouble {
  return { ok: false, reason, ...more };
}

export const problemType = "application/problem+json";

/**
 * A refusal as RFC 9457 has it. `error` repeats the sentence for callers of the older calls, who look there. Calls with
 * words in them use the reader's language; `reason` and `type` never change.
 */
export function problemReply(given: Trouble, { locale, basic = false }: { locale: Locale; basic?: boolean }): Reply {
  const status = statusOf[given.reason];
  const detail = sentenceOf(given.reason, locale);
  const errors = given.errors?.map((error) => ({ ...error, detail: fieldSentence(error.reason, locale) }));
  const body = {
    type: `urn:mingjing:problem:${given.reason}`,
    title: titles[status] ?? "Error",
    status,
    reason: given.reason,
    detail,
    ...(basic ? { error: detail } : {}),
    ...(errors ? { errors } : {}),
    ...given.more,
  };
  const headers: Record<string, string> = { "Content-Type": problemType, "Content-Language": locale };
  if (status === 401) headers["WWW-Authenticate"] = 'Bearer realm="mingjing"';
  if (status === 503) headers["Retry-After"] = "5";
  return { status, headers: { ...headers, ...given.headers }, body: JSON.stringify(body) };
}

/** The same, for the router. */
export function problemResponse(given: Trouble, reader: { locale: Locale; basic?: boolean }): Response {
  return asResponse(problemReply(given, reader));
}

function isOwn(reason: ApiReason): reason is OwnReason {
  return (ownReasons as readonly string[]).includes(reason);
}

export function sentenceOf(reason: ApiReason, locale: Locale): string {
  if (isOwn(reason)) return translator(locale, "api")(`reason.${reason}`);
  switch (reason) {
    case "key-missing":
    case "key-unknown":
    case "key-expired":
    case "key-revoked":
    case "partner-disabled":
    case "address-not-allowed":
    case "unknown-material":
      return translator(locale, "api")(`reason.${reason}`);
    case "busy":
    case "too-many-attempts":
    case "file-missing":
    case "file-empty":
    case "file-too-large":
    case "file-kind-not-allowed":
    case "file-kind-differs":
    case "file-damaged":
    case "file-encrypted":
    case "image-too-large":
    case "file-infected":
    case "too-many-files":
    case "draft-full":
    case "upload-broken":
    case "storage-full":
      return translator(locale, "forms")(`refusal.${reason}`);
    default:
      return translator(locale, "domain")(`refusal.${reason}`);
  }
}

function fieldSentence(reason: FieldReason, locale: Locale): string {
  if (isFieldProblem(reason)) return translator(locale, "forms")(`problem.${reason}`);
  return translator(locale, "api")(`field.${reason}`);
}

const titles: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};
