import type { z } from "zod";
import { isFieldProblem } from "../schemas/field-problem.ts";
import type { ApiRequest } from "./exchange.ts";
import { type FieldError, type FieldReason, type Trouble, trouble } from "./problem.ts";

/** JSON bodies are small: answers, reasons, deficiencies. */
export const largestJson = 256 * 1024;

export type Read<T> = { readonly ok: true; readonly value: T } | Trouble;

/** The JSON value of a body: of the right type, not too long, real UTF-8, well-formed. */
export async function readJson(request: ApiRequest): Promise<Read<unknown>> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    return trouble("body-type-not-supported", { headers: { Accept: "application/json" } });
  }
  const bytes = await readBytes(request, largestJson);
  if (bytes === null) return trouble("body-too-large");
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { ok: true, value: JSON.parse(text) };
  } catch {
    // Both only throw for bytes that are no JSON text.
    return trouble("body-malformed", { errors: [{ pointer: "", reason: "wrong-type" }] });
  }
}

/** Checks a body; what is wrong is named by JSON pointers. */
export function checkBody<S extends z.ZodType>(schema: S, value: unknown): Read<z.output<S>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors = fieldErrors(parsed.error, value).map(({ path, reason }) => ({ pointer: pointerOf(path), reason }));
  return trouble("input-has-problems", { errors });
}

/** Checks query parameters; each may be given once. */
export function checkQuery<S extends z.ZodType>(schema: S, query: URLSearchParams): Read<z.output<S>> {
  const names = [...query.keys()];
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  if (repeated.length > 0) {
    const errors = [...new Set(repeated)].map((parameter): FieldError => ({ parameter, reason: "unexpected" }));
    return trouble("input-has-problems", { errors });
  }
  const value = Object.fromEntries(query);
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors = fieldErrors(parsed.error, value).map(({ path, reason }) => ({ parameter: path.join("."), reason }));
  return trouble("input-has-problems", { errors });
}

type Found = { path: readonly PropertyKey[]; reason: FieldReason };

const mostErrors = 50;

function fieldErrors(error: z.ZodError, value: unknown): Found[] {
  const found = error.issues.flatMap(meant).flatMap((issue): Found[] => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ path: [...issue.path, key], reason: "unknown-field" }));
    }
    return [{ path: issue.path, reason: reasonOf(issue, value) }];
  });
  // One sentence a place: what follows from the first mistake only confuses.
  const first = new Map(found.toReversed().map((error) => [pointerOf(error.path), error]));
  return [...first.values()].toReversed().slice(0, mostErrors);
}

/** Of a value that fits none of several shapes: what is wrong by the shape that it comes closest to, if there is one. */
function meant(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const [closest, second] = issue.errors.toSorted((a, b) => mistakes(a) - mistakes(b));
  if (!closest || (second && mistakes(closest) === mistakes(second))) return [issue];
  return closest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })).flatMap(meant);
}

/** Unknown members count one by one. */
function mistakes(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 1), 0);
}

function reasonOf(issue: z.core.$ZodIssue, value: unknown): FieldReason {
  if (valueAt(value, issue.path) === undefined) return "required";
  // A word of ours on a value of the wrong type would be misleading: `required` for a number where a text belongs.
  if (issue.code === "invalid_type") return "wrong-type";
  if (isFieldProblem(issue.message)) return issue.message;
  switch (issue.code) {
    case "too_big":
      return issue.origin === "string" || issue.origin === "array" ? "too-long" : "too-large";
    case "too_small":
      return issue.origin === "string" || issue.origin === "array" ? "too-short" : "too-small";
    case "invalid_value":
    case "invalid_union":
      return "not-an-option";
    case "invalid_format":
      return issue.format === "datetime" || issue.format === "date" ? "not-a-date" : "unexpected";
    default:
      return "unexpected";
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = Object.hasOwn(at, step) ? (at as Record<PropertyKey, unknown>)[step] : undefined;
  }
  return at;
}

/** RFC 6901. Names come from the sender and are cut. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path
    .map((step) => `/${String(step).toWellFormed().slice(0, 100).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/** The body, or null when it is longer than `limit`. Stops reading as soon as that is known. */
async function readBytes(request: ApiRequest, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null;
  const incoming = request.chunks ?? (request.body as AsyncIterable<Uint8Array> | null);
  if (incoming === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}
