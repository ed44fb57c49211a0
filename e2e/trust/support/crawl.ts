import type { Client } from "./client.ts";
import { addressOf, endpoints } from "./manifest.ts";
import type { Answer } from "./wire.ts";

export type Seen = { readonly path: string; readonly answer: Answer };

type Ids = { readonly applications: readonly string[]; readonly drafts: readonly string[] };

/**
 * Every page of the build, as this browser gets it; with `payloads` as React asks for it too. Addresses with an id are
 * tried with each of the ids.
 */
export async function crawl(browser: Client, ids: Ids, { payloads = false } = {}): Promise<Seen[]> {
  const pages = endpoints().filter(({ kind, path }) => kind === "page" && !path.startsWith("/_"));
  const seen: Seen[] = [];
  for (const path of pages.flatMap((page) => addresses(page.path, ids))) {
    seen.push({ path, answer: await browser.ask({ path }) });
    if (!payloads) continue;
    // The bare name is what Next wants to see from whoever has no page of its own open.
    const answer = await browser.ask({ path: `${path}?_rsc`, headers: { rsc: "1" } });
    seen.push({ path: `${path} as a payload`, answer });
  }
  return seen;
}

function addresses(path: string, { applications, drafts }: Ids): string[] {
  const places = { service: "residence-permit", code: "residence-permit" };
  const steps = path.includes("[step]") ? ["identity", "reason", "materials", "review"] : [""];
  const given = path.includes("[id]") ? (path.includes("/drafts/") ? drafts : applications) : [""];
  return given.flatMap((id) => steps.map((step) => addressOf(path, { ...places, id, step })));
}
