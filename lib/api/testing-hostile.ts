import fc from "fast-check";
import { type Published, resolved, type Schema } from "./testing-document.ts";

/* Requests made from the published document: right ones, nearly right ones, and hostile ones. */

/** Values that fit `schema`, as far as the document says; rules behind it may still refuse them. */
export function fitting(document: Published, schema: Schema): fc.Arbitrary<unknown> {
  return fittingResolved(resolved(document, schema));
}

function fittingResolved(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const { examples, ...rest } = schema;
  // What the document shows as an example is real, and leads past the first check.
  if (examples?.length) {
    return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...examples) }, fittingResolved(rest));
  }
  const either = schema.oneOf ?? schema.anyOf;
  if (either) return fc.oneof(...either.map(fittingResolved));
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? ["string"]);
  return fc.oneof(...types.map((type) => ofType(type, schema)));
}

function ofType(type: string, schema: Schema): fc.Arbitrary<unknown> {
  switch (type) {
    case "object":
      return objectOf(schema);
    case "array":
      return fc.array(schema.items ? fittingResolved(schema.items) : fc.string(), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      });
    case "integer":
      return fc.integer({
        min: schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1,
        max: Math.min(schema.maximum ?? 100, 100),
      });
    case "number":
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return textOf(schema);
  }
}

function objectOf({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<unknown> {
  const named = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, fittingResolved(schema)])),
    { requiredKeys: [...required] },
  );
  if (typeof additionalProperties !== "object") return named;
  const more = fc.dictionary(fc.string({ maxLength: 12 }), fittingResolved(additionalProperties), { maxKeys: 4 });
  return fc.tuple(named, more).map(([known, others]) => ({ ...others, ...known }));
}

function textOf({ pattern, format, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === "date-time") return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (format === "date") return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  if (format === "uuid") return fc.uuid();
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  const max = Math.max(Math.min(maxLength, 40), minLength);
  return fc.string({ minLength, maxLength: max, unit: fc.constantFrom("a", "Z", "7", "张", "é", " ", "-", "🙂") });
}

const deep = JSON.parse(`${"[".repeat(3000)}${"]".repeat(3000)}`) as unknown;

/** What no field of ours takes, or takes only by luck. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "\uffff",
    "'; DROP TABLE application; --",
    "../../etc/passwd",
    "x".repeat(10_000),
    0,
    -1,
    1.5,
    1e308,
    Number.MAX_SAFE_INTEGER + 1,
    2 ** 31,
    true,
    [],
    {},
    [[]],
    { not: "" },
    { startsWith: "1" },
    { contains: "" },
    { $gt: "" },
    [{ not: null }],
    deep,
  ),
  fc.constant(JSON.parse('{"__proto__": {"admin": true}, "constructor": 1}') as unknown),
  fc.jsonValue({ maxDepth: 3 }),
);

/** `value` with one place in it replaced, removed, or given a companion that does not belong there. */
export function spoiled(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(value, hostileValue, fc.nat(), fc.constantFrom("replace", "remove", "add", "root"))
    .map(([good, bad, at, how]) => {
      if (how === "root") return bad;
      const copy = structuredClone(good);
      const places = containersOf(copy);
      const place = places[at % Math.max(places.length, 1)];
      if (!place) return bad;
      const names = Object.keys(place);
      const name = names[at % Math.max(names.length, 1)] ?? "x";
      if (how === "remove") delete place[name];
      else place[how === "add" ? `x${at % 10}` : name] = bad;
      return copy;
    });
}

function containersOf(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(containersOf);
  return [value as Record<string, unknown>, ...inner];
}

/** Bodies that are no JSON of ours at all. */
export const brokenBody: fc.Arbitrary<{ raw: string | Uint8Array<ArrayBuffer>; type: string | null }> = fc.constantFrom(
  { raw: "{", type: "application/json" },
  { raw: "", type: "application/json" },
  { raw: "null", type: "application/json" },
  { raw: '{"a":1', type: "application/json; charset=utf-8" },
  { raw: "a=1", type: "application/x-www-form-urlencoded" },
  { raw: "{}", type: "text/plain" },
  { raw: "{}", type: null },
  { raw: Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), type: "application/json" },
  { raw: `{"applicant_name":"${"x".repeat(300_000)}"}`, type: "application/json" },
  { raw: "--x\r\n", type: "multipart/form-data; boundary=x" },
  { raw: "", type: "multipart/form-data" },
);

/** Header values that a client might send by mistake or on purpose. */
export const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.record(
  {
    "Idempotency-Key": fc.constantFrom("", " ", '"', '"a"', "a b", "x".repeat(300), "same", "é"),
    "If-None-Match": fc.constantFrom("*", 'W/"', "junk", "x".repeat(500)),
    "Accept-Language": fc.constantFrom("", "en", "zh-CN,en;q=0.5", "*", "x".repeat(2000), "en;q=NaN"),
    Accept: fc.constantFrom("*/*", "text/html", "application/xml"),
  },
  { requiredKeys: [] },
);
