import { fetched } from "../latency.ts";
import { compare, type Side } from "../load.ts";
import { type Measurement, percent, perSecond, type Row } from "../measurement.ts";
import type { Portal } from "../portal.ts";

export const progress: Measurement = {
  name: "progress",
  about:
    "`GET /api/applications/{id}/progress` with key check and rate limit, against a bare `node:http` program that answers the same bytes from one prepared statement.",
  async run(bench) {
    const portal = await bench.portal(1000);
    const bare = await bench.bare(portal);
    const path = pathOf(portal, 0);
    await mustAnswerTheSame(`${bare}${path}`, `${portal.origin}${path}`, portal.key);
    const found = await compare(progressSide(bare, portal), progressSide(portal.origin, portal));
    return [throughputRow("GET progress", { found, target: 0.7 })];
  },
};

export function throughputRow(
  name: string,
  { found, target }: { found: Awaited<ReturnType<typeof compare>>; target: number },
): Row {
  return {
    name,
    limit: perSecond(found.limit.perSecond),
    ours: perSecond(found.ours.perSecond),
    ratio: percent(found.ratio),
    target: `≥ ${percent(target)}`,
    met: found.ratio >= target,
  };
}

export function progressSide(url: string, portal: Portal): Side {
  const headers = { authorization: `Bearer ${portal.key}` };
  return {
    url,
    requestsOf: (connection) =>
      Array.from({ length: 20 }, (_, index) => ({
        method: "GET",
        path: pathOf(portal, connection * 20 + index),
        headers,
      })),
  };
}

function pathOf({ samples }: Portal, index: number): string {
  return `/api/applications/${samples[index % samples.length]?.publicId}/progress`;
}

async function mustAnswerTheSame(bare: string, ours: string, key: string): Promise<void> {
  const headers = { authorization: `Bearer ${key}` };
  const [expected, answered] = [await fetched(bare), await fetched(ours, { headers })];
  if (!expected.body.equals(answered.body)) throw new Error(`${expected.body}\nis not\n${answered.body}`);
}
