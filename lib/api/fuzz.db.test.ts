import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findViolations } from "../queries/invariants.ts";
import { type ApiBench, apiBench } from "./testing.ts";
import { type Operated, operationsOf, type Published, undocumented } from "./testing-document.ts";
import { brokenBody, fitting, hostileValue, oddHeaders, spoiled } from "./testing-hostile.ts";

/*
 * Every operation of the document, called with what fits it, nearly fits it and does not fit it at all: no answer may be
 * a 5xx or undocumented, and afterwards every application still agrees with its history.
 */

let bench: ApiBench;
let document: Published;
let operations: Operated[];
/** Addresses that exist, so that requests get past the door. */
const known: Record<string, string[]> = {};

beforeAll(async () => {
  bench = await apiBench();
  document = (await (await bench.app.request("/api/openapi.json")).json()) as Published;
  operations = operationsOf(document).filter(({ path }) => !path.startsWith("/api/health"));
  const filed: Filed[] = [];
  while (filed.length < 6) filed.push(await file());
  known.number = filed.map(({ application_number }) => application_number);
  known.application_id = filed.map(({ application_id }) => String(application_id));
  const webhooks: string[] = [];
  while (webhooks.length < 12) webhooks.push(await register());
  known.webhook_id = webhooks;
  known.delivery_id = [await sendTest(webhooks[0] ?? "")];
  known.code = ["research-project", "visa"];
  known.file = ["start.js"];
  known.file_id = ["2b2f6f0e-3f0c-4a7e-9a0a-2f5b3f0c4a7e"];
});
afterAll(async () => {
  expect(await findViolations(bench.db.owner.pool)).toEqual([]);
  await bench.close();
});

type Filed = { application_id: number; application_number: string };

async function file(): Promise<Filed> {
  const body = { applicant_name: "张三", application_type: "科研项目申请" };
  const response = await bench.send("POST", "/api/applications", { body });
  return (await response.json()) as Filed;
}

async function register(): Promise<string> {
  const response = await bench.send("POST", "/api/v1/webhooks", { body: { url: "https://hooks.example.org/" } });
  return ((await response.json()) as { id: string }).id;
}

async function sendTest(webhookId: string): Promise<string> {
  const response = await bench.send("POST", `/api/v1/webhooks/${webhookId}/test`);
  return ((await response.json()) as { delivery_id: string }).delivery_id;
}

type Planned = {
  path: string;
  headers: Record<string, string>;
  raw?: string | Uint8Array<ArrayBuffer> | FormData;
};

const runs = Number(process.env.FUZZ_RUNS ?? 20);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_124);

describe("no request gets an undocumented answer", () => {
  test("whatever it carries", { timeout: 60_000 + runs * 5_000 }, async () => {
    for (const operated of operations) {
      await fc.assert(
        fc.asyncProperty(requestFor(operated), async (planned) => {
          const { path, headers, raw } = planned;
          const response = await bench.send(operated.method, path, { headers, ...(raw === undefined ? {} : { raw }) });
          const text = await response.text();
          expect(response.status).toBeLessThan(500);
          expect(undocumented(document, operated, { response, text })).toBeNull();
        }),
        { numRuns: runs, seed, endOnFailure: true },
      );
    }
  });
});

function requestFor(operated: Operated): fc.Arbitrary<Planned> {
  return fc.record({ path: pathFor(operated), headers: oddHeaders, sent: bodyFor(operated) }).map((given) => {
    const { path, sent } = given;
    const headers = { ...given.headers, ...(sent?.type ? { "Content-Type": sent.type } : {}) };
    return { path, headers, ...(sent ? { raw: sent.raw } : {}) };
  });
}

function pathFor({ path, operation }: Operated): fc.Arbitrary<string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const filled = fc
    .tuple(...names.map(addressPart))
    .map((parts) =>
      names.reduce((at, name, index) => at.replace(`{${name}}`, encodeURIComponent(parts[index] ?? "")), path),
    );
  const queries = (operation.parameters ?? []).filter((parameter) => parameter.in === "query");
  const query = fc.record(
    Object.fromEntries(
      queries.map(({ name, schema }) => [
        name,
        fc.oneof(
          fitting(document, schema).map(String),
          hostileValue.map((value) => asText(value)),
        ),
      ]),
    ),
    { requiredKeys: [] },
  );
  return fc.tuple(filled, query).map(([at, given]) => {
    const search = new URLSearchParams(given as Record<string, string>).toString();
    return search && queries.length > 0 ? `${at}?${search}` : at;
  });
}

function addressPart(name: string): fc.Arbitrary<string> {
  // Found late: `known` is filled before the tests run.
  const real = fc.nat().map((index) => known[name]?.[index % (known[name]?.length ?? 1)] ?? "none");
  const odd = fc.constantFrom(
    "0",
    "-1",
    "99999999999",
    "1e9",
    "%",
    "RC26-0000-0000-0",
    "x".repeat(500),
    "'--",
    "../x",
    "张",
  );
  return fc.oneof({ weight: 4, arbitrary: real }, { weight: 1, arbitrary: odd });
}

type Sent = { raw: string | Uint8Array<ArrayBuffer> | FormData; type: string | null } | null;

function bodyFor({ method, operation }: Operated): fc.Arbitrary<Sent> {
  if (method === "GET") return fc.constant(null);
  const content = operation.requestBody?.content ?? {};
  const form = content["multipart/form-data"];
  if (form) return fc.oneof(formBody, brokenBody);
  const json = content["application/json"];
  if (!json) return fc.constant(null);
  const good = fitting(document, json.schema);
  const sent = fc
    .oneof(good, spoiled(good), spoiled(good))
    .map((value) => ({ raw: JSON.stringify(value) ?? "null", type: "application/json" }));
  return fc.oneof({ weight: 5, arbitrary: sent }, { weight: 1, arbitrary: brokenBody });
}

const formBody: fc.Arbitrary<Sent> = fc
  .record({
    material: fc.constantFrom("proposal", "none", "", "x".repeat(100), "\u0000"),
    name: fc.constantFrom("a.pdf", "a.exe", "../../a.pdf", "", "张.png"),
    bytes: fc.uint8Array({ maxLength: 64 }),
    extra: fc.boolean(),
  })
  .map(({ material, name, bytes, extra }) => {
    const form = new FormData();
    form.set("material", material);
    form.set("file", new File([Uint8Array.from(bytes)], name));
    if (extra) form.set("extra", "1");
    return { raw: form, type: null };
  });

function asText(value: unknown): string {
  return (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toWellFormed().slice(0, 2000);
}

describe("what was written meanwhile", () => {
  test("is only what the operations write", async () => {
    const { rows } = await bench.db.owner.pool.query<{ count: string }>(
      "SELECT count(*) FROM application a WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.subject_id = a.id::text AND e.action = 'application.submitted')",
    );
    expect(rows[0]?.count).toBe("0");
  });
});
