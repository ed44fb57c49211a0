import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { randomFrom } from "#prisma/seed/random.ts";
import { makeApi } from "./app.ts";
import type { ApiParts } from "./parts.ts";
import { type ApiBench, apiBench } from "./testing.ts";
import { takenBodies } from "./testing-bodies.ts";
import { operationsOf, type Published } from "./testing-document.ts";

/*
 * Every operation that takes JSON, with a body that it would take but for one thing: the answer is a problem that names
 * the place, and nothing is written.
 */

let bench: ApiBench;
let paths: Record<string, string>;
beforeAll(async () => {
  bench = await apiBench();
  const filed = await created("/api/applications", bodies.basicSubmit);
  const webhook = await created("/api/v1/webhooks", bodies.createWebhook);
  paths = {
    application_id: String(filed.application_id),
    number: String(filed.application_number),
    webhook_id: String(webhook.id),
  };
});
afterAll(() => bench.close());

async function created(path: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await bench.send("POST", path, { body });
  expect(response.status).toBe(201);
  return (await response.json()) as Record<string, unknown>;
}

const bodies = takenBodies(randomFrom("bad input"));
const ids = Object.keys(bodies) as (keyof typeof bodies)[];

const document = await makeApi({} as ApiParts).request("/api/openapi.json");
const operations = operationsOf((await document.json()) as Published);
const json = { "Content-Type": "application/json" };

/** Sends a text as an operation's body. */
async function send(id: string, raw: string, headers: Record<string, string> = json) {
  const at = operations.find(({ operation }) => operation.operationId === id);
  if (!at) throw new Error(`no operation ${id}`);
  const path = at.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => paths[name] ?? "");
  const response = await bench.send(at.method, path, { raw, headers });
  const type = response.headers.get("content-type");
  return { status: response.status, type, problem: (await response.json()) as Problem };
}
type Problem = { reason: string; errors?: { pointer: string; reason: string; detail: string }[] };

test("every operation with a JSON body is tried here", () => {
  const taking = operations.filter(({ operation }) => operation.requestBody?.content["application/json"]);
  expect(taking.map(({ operation }) => operation.operationId).toSorted()).toEqual(ids.toSorted());
});

describe.each(ids)("%s", (id) => {
  const counted = async () => {
    const tables = ["application", "history_entry", "webhook_endpoint", "webhook_delivery", "audit_entry"];
    const counts = tables.map((table) => `(SELECT count(*) FROM ${table})`).join(", ");
    const { rows } = await bench.db.owner.pool.query(`SELECT concat_ws(' ', ${counts}) AS all`);
    return rows;
  };
  let before: unknown;
  beforeAll(async () => {
    before = await counted();
  });
  afterAll(async () => expect(await counted()).toEqual(before));

  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  test.each([
    ["malformed JSON", "{", json, 400],
    ["nothing", "", json, 400],
    ["two values", "{}{}", json, 400],
    ["a list", "[]", json, 422],
    ["a number", "7", json, 422],
    ["null", "null", json, 422],
    ["a megabyte", `{"x":"${"x".repeat(1_000_000)}"}`, json, 413],
    ["a form", "status=1", form, 415],
    ["a page", "{}", { "Content-Type": "text/html" }, 415],
    ["no content type", "{}", { "Content-Type": "" }, 415],
  ])("refuses %s", async (_name, raw, headers, status) => {
    const refused = await send(id, raw, headers);
    expect([refused.status, refused.type]).toEqual([status, "application/problem+json"]);
    if (status === 422) expect(refused.problem.errors?.[0]?.pointer).toBe("");
  });

  test("names the member that is unknown", async () => {
    for (const extra of ["x", "__proto__", "constructor", "a/b~c"]) {
      const raw = `${JSON.stringify(bodies[id]).slice(0, -1)},"${extra}":{"a":1}}`;
      const refused = await send(id, raw);
      const place = `/${extra.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      expect([extra, refused.status, refused.problem.errors?.map(({ pointer }) => pointer)]).toEqual([
        extra,
        422,
        [place],
      ]);
    }
  });

  const hostile = [
    '{"not":""}',
    '{"$gt":""}',
    "[[]]",
    "true",
    '"\\u0000"',
    '"a\\u0000b"',
    '"\\ud800"',
    `"${"x".repeat(100_000)}"`,
    "1e308",
    "1e999",
    "-9007199254740993",
  ];

  test("names the member whose value cannot be", async () => {
    for (const path of placesIn(bodies[id])) {
      for (const value of hostile) {
        const raw = JSON.stringify(replaced(bodies[id], path, mark)).replace(`"${mark}"`, () => value);
        const refused = await send(id, raw);
        const place = `/${path.join("/")}`;
        const said = { place, value: value.slice(0, 40), status: refused.status, type: refused.type };
        expect(said).toEqual({ ...said, status: 422, type: "application/problem+json" });
        const pointers = refused.problem.errors?.map(({ pointer }) => pointer) ?? [];
        expect({ ...said, pointers }).toEqual({ ...said, pointers: expect.arrayContaining([named(place)]) });
        expect(refused.problem.errors?.every(({ detail }) => detail.length > 0)).toBe(true);
      }
    }
  });
});

const mark = "the value that is replaced";

/** The place itself or one inside it. */
const named = (place: string) =>
  expect.stringMatching(new RegExp(`^${place.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(/|$)`));

type Path = readonly (string | number)[];

/** Every member of a body, and every member of its members. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = [...at, Array.isArray(value) ? Number(name) : name];
    return [path, ...placesIn(inner, path)];
  });
}

function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[name] = replaced(copy[name], rest, by);
  return copy;
}
