import type { Client } from "./client.ts";
import { addressOf, endpoints } from "./manifest.ts";
import type { Answer } from "./wire.ts";

export type Seen = { readonly path: string; readonly answer: Answer };

/**
 * Every page of the build, as this browser gets it; with `payloads` as React asks for it too. Addresses with an id are
 * tried with each of the ids.
 */
export async function crawl(browser: Client, ids: readonly string[], { payloads = false } = {}): Promise<Seen[]> {
  const pages = endpoints().filter(({ kind, path }) => kind === "page" && !path.startsWith("/_"));
  const seen: Seen[] = [];
  for (const path of new Set(pages.flatMap((page) => addresses(page.path, ids)))) {
    seen.push({ path, answer: await browser.ask({ path }) });
    if (!payloads) continue;
    const first = await browser.ask({ path, headers: { rsc: "1" } });
    const { location } = first.headers;
    const follows = location?.startsWith(`${path}?_rsc`) ? location : null;
    const answer = follows ? await browser.ask({ path: follows, headers: { rsc: "1" } }) : first;
    seen.push({ path: `${path} as a payload`, answer });
  }
  return seen;
}

function addresses(path: string, ids: readonly string[]): string[] {
  const places = { service: "residence-permit", code: "residence-permit" };
  const steps = path.includes("[step]") ? ["identity", "residence", "reason", "materials", "review"] : [""];
  const given = path.includes("[id]") ? ids : [""];
  return given.flatMap((id) => steps.map((step) => addressOf(path, { ...places, id, step })));
}
