import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { randomFrom } from "#prisma/seed/random.ts";
import { researchProject } from "#prisma/seed/services/research-project.ts";
import { smallPdf } from "../files/testing.ts";
import { findViolations } from "../queries/invariants.ts";
import { type ApiBench, apiBench } from "./testing.ts";
import { takenBodies } from "./testing-bodies.ts";
import { type Operated, operationsOf, type Published, undocumented } from "./testing-document.ts";
import { brokenBody, fitting, hostileValue, oddHeaders, spoiled } from "./testing-hostile.ts";

/*
 * Every operation of the document, called with what fits it, nearly fits it and does not fit it at all: no answer may be
 * a 5xx or undocumented, and afterwards every application still agrees with its history.
 */

const bodies = takenBodies(randomFrom("fuzz"));
let bench: ApiBench;
let document: Published;
let operations: Operated[];
/** One for the files that are there, one for those that are sent. */
const [kept = "", material = ""] = researchProject.materials.map(({ code }) => code);
const ending = ["disableWebhook", "removeWebhook"];
const ofWebhooks = new Set(["webhook_id", "delivery_id"]);
/** Addresses that exist, so that requests get past the door; those of the same place belong together. */
const known: Record<string, string[]> = {};

beforeAll(async () => {
  bench = await apiBench();
  document = (await (await bench.app.request("/api/openapi.json")).json()) as Published;
  operations = operationsOf(document)
    .filter(({ path }) => !path.startsWith("/api/health"))
    // What was removed or disabled can no longer be tried.
    .toSorted((a, b) => ending.indexOf(a.operation.operationId) - ending.indexOf(b.operation.operationId));
  const filed: Filed[] = [];
  while (filed.length < operations.length) filed.push(await file());
  known.number = filed.map(({ application_number }) => application_number);
  known.application_id = filed.map(({ application_id }) => String(application_id));
  const webhooks: string[] = [];
  while (webhooks.length < 12) webhooks.push(await register());
  known.webhook_id = webhooks;
  known.delivery_id = await Promise.all(webhooks.map(sendTest));
  known.code = ["research-project", "visa"];
  known.file = ["start.js"];
  known.file_id = await Promise.all(known.number.map(upload));
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

async function upload(number: string): Promise<string> {
  const raw = formOf({ code: kept, name: "a.pdf", bytes: smallPdf });
  const response = await bench.send("POST", `/api/v1/applications/${number}/files`, { raw });
  return ((await response.json()) as { id: string }).id;
}

type Planned = {
  path: string;
  headers: Record<string, string>;
  raw?: string | Uint8Array<ArrayBuffer> | FormData;
};

const runs = Number(process.env.FUZZ_RUNS ?? 20);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_124);

test("what is right is taken", async () => {
  for (const [index, operated] of operations.entries()) {
    // Each application once: what one operation does to it must not stand in another's way.
    const { path, method } = operated;
    const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => realPart(name, ofWebhooks.has(name) ? 0 : index));
    const { raw, type } = rightBody(operated) ?? { type: null };
    const sent = { ...(raw === undefined ? {} : { raw }), headers: type ? { "Content-Type": type } : {} };
    const response = await bench.send(method, at, sent);
    const text = await response.text();
    expect(`${method} ${at} ${response.status} ${text.slice(0, 500)}`).toMatch(/^\S+ \S+ 2/);
    expect(undocumented(document, operated, { response, text })).toBeNull();
  }
});

test("no request gets an undocumented answer, whatever it carries", { timeout: 60_000 + runs * 5_000 }, async () => {
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

test("what was written meanwhile is only what the operations write", async () => {
  const { rows } = await bench.db.owner.pool.query<{ count: string }>(
    "SELECT count(*) FROM application a WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.subject_id = a.id::text AND e.action = 'application.submitted')",
  );
  expect(rows[0]?.count).toBe("0");
});

function requestFor(operated: Operated): fc.Arbitrary<Planned> {
  return fc
    .record({ path: pathFor(operated), headers: fc.oneof(fc.constant({}), oddHeaders), sent: bodyFor(operated) })
    .map((given) => {
      const { path, sent } = given;
      const headers = { ...given.headers, ...(sent?.type ? { "Content-Type": sent.type } : {}) };
      return { path, headers, ...(sent ? { raw: sent.raw } : {}) };
    });
}

function pathFor({ path, operation }: Operated): fc.Arbitrary<string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const filled = fc
    .tuple(fc.nat(), ...names.map(() => oddPart))
    .map(([index, ...odd]) =>
      names.reduce((at, name, i) => at.replace(`{${name}}`, encodeURIComponent(odd[i] ?? realPart(name, index))), path),
    );
  const queries = (operation.parameters ?? []).filter((parameter) => parameter.in === "query");
  const values = queries.map(({ name, schema }) => [
    name,
    fc.oneof({ weight: 3, arbitrary: fitting(document, schema).map(String) }, { arbitrary: hostileText, weight: 1 }),
  ]);
  const some = fc.record(Object.fromEntries(values), { requiredKeys: [] });
  const query = fc.oneof(fc.constant({}), some);
  return fc.tuple(filled, query).map(([at, given]) => {
    const search = new URLSearchParams(given as Record<string, string>).toString();
    return search && queries.length > 0 ? `${at}?${search}` : at;
  });
}

function realPart(name: string, index: number): string {
  const real = known[name] ?? [];
  return real[index % real.length] ?? "none";
}

/** What a place in an address can hold beside what is real: null, mostly. */
const oddPart = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
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
      "019354f0-0000-7000-8000-000000000000",
    ),
  },
);
const hostileText = hostileValue.map(asText);

type Sent = { raw: string | Uint8Array<ArrayBuffer> | FormData; type: string | null } | null;

function bodyFor({ method, operation }: Operated): fc.Arbitrary<Sent> {
  if (method === "GET") return fc.constant(null);
  const content = operation.requestBody?.content ?? {};
  const form = content["multipart/form-data"];
  if (form) return fc.oneof({ weight: 5, arbitrary: formBody }, { weight: 1, arbitrary: brokenBody });
  const json = content["application/json"];
  if (!json) return fc.constant(null);
  const good = fc.oneof(fitting(document, json.schema), fc.constant(takenBy(operation)));
  const sent = fc
    .oneof(good, spoiled(good), spoiled(good))
    .map((value) => ({ raw: JSON.stringify(value) ?? "null", type: "application/json" }));
  return fc.oneof({ weight: 5, arbitrary: sent }, { weight: 1, arbitrary: brokenBody });
}

function takenBy({ operationId }: Operated["operation"]): unknown {
  return Object.entries(bodies).find(([id]) => id === operationId)?.[1];
}

function rightBody({ operation }: Operated): Sent {
  const content = operation.requestBody?.content ?? {};
  if (content["multipart/form-data"])
    return { raw: formOf({ code: material, name: "a.pdf", bytes: smallPdf }), type: null };
  return content["application/json"] ? { raw: JSON.stringify(takenBy(operation)), type: "application/json" } : null;
}

const formBody: fc.Arbitrary<Sent> = fc
  .record({
    code: fc.constantFrom(material, material, "none", "", "x".repeat(100), "\u0000"),
    name: fc.constantFrom("a.pdf", "a.pdf", "a.exe", "../../a.pdf", "", "张.png"),
    bytes: fc.oneof(fc.uint8Array({ maxLength: 64 }), fc.constant(smallPdf)),
    extra: fc.nat(3).map((at) => at === 0),
  })
  .map((given) => ({ raw: formOf(given), type: null }));

function formOf(given: { code: string; name: string; bytes: Uint8Array; extra?: boolean }): FormData {
  const form = new FormData();
  form.set("material", given.code);
  form.set("file", new File([Uint8Array.from(given.bytes)], given.name));
  if (given.extra) form.set("extra", "1");
  return form;
}

function asText(value: unknown): string {
  return (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toWellFormed().slice(0, 2000);
}
