import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { parseArgs } from "node:util";
import pg from "pg";
import { runningEmbedded } from "#lib/db/embedded.ts";
import { applicationNumber } from "#lib/domain/identifiers.ts";
import { settings } from "#lib/env.ts";

/*
 * Whether the time of a miss of the look-up tells its cause. Against a server with demo data that runs on this machine
 * (`npm start`, same PORT and DATA_DIR): `npm run bench:timing -- --count 2000`.
 *
 * Causes are asked for in turn, so that whatever else the machine does meets all of them. For every pair of causes it
 * prints the area under the ROC curve of the best threshold on the time alone: 0.5 is a guess, 1 is a certainty.
 */

type Cause = "unknown" | "wrong ID number" | "malformed" | "closed";
type Asked = { number: string; idNumber: string };

const wrong = "990101197001010014";
const { values: given } = parseArgs({ options: { count: { type: "string", default: "2000" } } });
const count = Number(given.count);
const origin = `http://localhost:${settings().port}`;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const running = runningEmbedded(settings().dataDir);
if (!running) throw new Error(`no embedded database runs on ${settings().dataDir}: start the program first`);
const database = new pg.Pool({ connectionString: running.ownerUrl, max: 1 });
try {
  print(await measure(await issuedNumbers()));
} finally {
  await forgetAttempts();
  await database.end();
  agent.destroy();
}

async function measure(issued: readonly string[]): Promise<Map<Cause, number[]>> {
  const [closed = "", ...open] = issued;
  const form = await lookUpForm();
  const times = new Map<Cause, number[]>();
  // The first answers pay for opening files and connections.
  for (let round = -20; round < count; round += 1) {
    if (round % 10 === 0) await startOver(closed, form);
    for (const [cause, asked] of shuffled(askedIn(round + 20, { closed, open }))) {
      const taken = await timed(form, asked);
      if (round >= 0) times.set(cause, [...(times.get(cause) ?? []), taken]);
    }
  }
  return times;
}

function askedIn(round: number, { closed, open }: { closed: string; open: readonly string[] }): [Cause, Asked][] {
  const unknown = applicationNumber({ prefix: "RP", year: 2026, random: randomBytes(5) });
  const wrongCheck = `${unknown.slice(0, -1)}${unknown.endsWith("0") ? "1" : "0"}`;
  return [
    ["unknown", { number: unknown, idNumber: wrong }],
    ["wrong ID number", { number: open[round % open.length] ?? "", idNumber: wrong }],
    ["malformed", { number: wrongCheck, idNumber: wrong }],
    ["closed", { number: closed, idNumber: wrong }],
  ];
}

/** Fresh counters, except for one number that is closed to guessing. */
async function startOver(closed: string, form: Form): Promise<void> {
  await forgetAttempts();
  for (let guess = 0; guess < 6; guess += 1) await timed(form, { number: closed, idNumber: wrong });
}

async function forgetAttempts(): Promise<void> {
  await database.query("delete from attempt_counter where key like 'lookup/%'");
}

async function issuedNumbers(): Promise<string[]> {
  const { rows } = await database.query<{ number: string }>("select number from application order by id limit 100");
  if (rows.length < 20) throw new Error("the database has too few applications: start with demo data");
  return rows.map(({ number }) => number);
}

type Form = Readonly<Record<string, string>>;

/** The hidden fields that Next puts into the form for browsers without JavaScript. */
async function lookUpForm(): Promise<Form> {
  const html = await (await fetch(`${origin}/track`)).text();
  const form = html.match(/<form\b[\s\S]*?<\/form>/g)?.find((text) => text.includes('name="idNumber"')) ?? "";
  const hidden = form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g);
  return Object.fromEntries([...hidden].map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')]));
}

/** Milliseconds from the first byte sent to the last byte received. */
async function timed(form: Form, asked: Asked): Promise<number> {
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...form, ...asked })) data.set(name, value);
  const prepared = new Request(origin, { method: "POST", body: data });
  const body = Buffer.from(await prepared.arrayBuffer());
  const headers = {
    "content-type": prepared.headers.get("content-type") ?? "",
    "content-length": body.length,
    origin,
    "sec-fetch-site": "same-origin",
  };
  const started = performance.now();
  const status = await new Promise<number>((done, fail) => {
    const sent = request(`${origin}/track`, { agent, method: "POST", headers }, (response) => {
      response.resume();
      response.once("end", () => done(response.statusCode ?? 0));
    });
    sent.once("error", fail);
    sent.end(body);
  });
  if (status !== 200) throw new Error(`a miss was answered with ${status}`);
  return performance.now() - started;
}

function print(times: ReadonlyMap<Cause, readonly number[]>): void {
  for (const [cause, taken] of times) {
    const sorted = [...taken].sort((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
    console.log(`${cause.padEnd(16)} n ${sorted.length}  median ${at(0.5)} ms  p90 ${at(0.9)} ms`);
  }
  const causes = [...times.keys()];
  for (const [index, first] of causes.entries()) {
    for (const second of causes.slice(index + 1)) {
      const area = areaUnderCurve(times.get(first) ?? [], times.get(second) ?? []);
      console.log(`${first} / ${second}: AUC ${area.toFixed(3)}`);
    }
  }
}

/** How often a time of one cause exceeds one of the other, in whichever direction is the better guess. */
function areaUnderCurve(first: readonly number[], second: readonly number[]): number {
  const sorted = [...second].sort((a, b) => a - b);
  const below = first.reduce((sum, time) => sum + countBelow(sorted, time), 0);
  const share = below / (first.length * second.length);
  return Math.max(share, 1 - share);
}

function countBelow(sorted: readonly number[], limit: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
