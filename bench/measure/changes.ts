import type { Asked } from "autocannon";
import { fetched } from "../latency.ts";
import { compare, type Side } from "../load.ts";
import type { Measurement } from "../measurement.ts";
import type { Portal } from "../portal.ts";
import { throughputRow } from "./progress.ts";

export const update: Measurement = {
  name: "update",
  about:
    "`PUT /api/applications/{id}/status`, the whole operation (key, limit, lock, decision, state, history, audit, answer for repeats), against a bare program that runs the same statements in one transaction. Both ask for a correction and answer it, in turn.",
  async run(bench) {
    const portal = await bench.portal(1000);
    const bare = await bench.bare(portal);
    // Applications of their own for either side and for each connection: nobody waits for another's lock.
    const own = await filedApplications(portal, 2 * perSide);
    const [limit, ours] = [own.slice(0, perSide), own.slice(perSide)];
    const found = await compare(updatesOf(bare, portal, limit), updatesOf(portal.origin, portal, ours));
    return [throughputRow("PUT status", { found, target: 0.6 })];
  },
};

export const submit: Measurement = {
  name: "submit",
  about:
    "`POST /api/applications`, the whole operation, against a bare program that runs the same statements in one transaction.",
  async run(bench) {
    const portal = await bench.portal(1000);
    const bare = await bench.bare(portal);
    const found = await compare(submissionsTo(bare, portal), submissionsTo(portal.origin, portal));
    return [throughputRow("POST application", { found, target: 0.6 })];
  },
};

const perConnection = 5;
const perSide = 20 * perConnection;

export function updatesOf(url: string, portal: Portal, applications: readonly number[]): Side {
  const requestOf = (id: number, body: object): Asked => ({
    method: "PUT",
    path: `/api/applications/${id}/status`,
    headers: { authorization: `Bearer ${portal.key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  // A connection's list begins anew with each round, so it must end where it began.
  return {
    url,
    requestsOf: (connection) =>
      applications
        .slice((connection % 20) * perConnection, ((connection % 20) + 1) * perConnection)
        .flatMap((id) => [
          requestOf(id, { status: "待补正", notes: "照片不清楚，请重新上传" }),
          requestOf(id, { status: "已补正", notes: "已重新上传" }),
        ]),
  };
}

function submission(portal: Portal): Asked {
  return {
    method: "POST",
    path: "/api/applications",
    headers: { authorization: `Bearer ${portal.key}`, "content-type": "application/json" },
    body: JSON.stringify({ applicant_name: "张三", application_type: portal.service.plan.code }),
  };
}

export function submissionsTo(url: string, portal: Portal): Side {
  return { url, requestsOf: () => [submission(portal)] };
}

export async function filedApplications(portal: Portal, count: number): Promise<number[]> {
  const { path, body = "", headers = {} } = submission(portal);
  const ids: number[] = [];
  for (let made = 0; made < count; made += 1) {
    const sent = { method: "POST", headers, body: Buffer.from(body), expect: 201 };
    const answer = await fetched(`${portal.origin}${path}`, sent);
    ids.push(JSON.parse(answer.body.toString()).application_id);
  }
  return ids;
}
