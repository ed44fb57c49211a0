import autocannon, { type Asked } from "autocannon";
import { quantile } from "./measurement.ts";

/** One of two programs under the same load. */
export type Side = {
  readonly url: string;
  /** What each connection sends, over and over, one after the other. */
  requestsOf(connection: number): readonly Asked[];
};

export type Reached = {
  /** Median over the rounds. */
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
};
export type Compared = {
  readonly limit: Reached;
  readonly ours: Reached;
  /** Median over the rounds of our throughput by the limit's in the same round. */
  readonly ratio: number;
};

type Round = { readonly perSecond: number; readonly latencies: number[] };

/** As many connections as the pool of either program has, and as many again that wait. */
const connections = 20;
const rounds = 6;
const seconds = 4;
const warmUpSeconds = 8;

/**
 * Loads both sides in turn, so that whatever else the machine does meets both; which one comes first alternates too.
 * A side that answers anything but 2xx has not been measured, and throws.
 */
export async function compare(limit: Side, ours: Side): Promise<Compared> {
  // Until the hot code is compiled the numbers say nothing; on a busy machine an early request may even be given up.
  for (const side of [limit, ours]) await load(side, warmUpSeconds, { mayFail: true });
  const found: { limit: Round; ours: Round }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await load(limit, seconds);
      found.push({ limit: first, ours: await load(ours, seconds) });
    } else {
      const first = await load(ours, seconds);
      found.push({ ours: first, limit: await load(limit, seconds) });
    }
  }
  return {
    limit: reached(found.map((round) => round.limit)),
    ours: reached(found.map((round) => round.ours)),
    ratio: quantile(
      found.map((round) => round.ours.perSecond / round.limit.perSecond),
      0.5,
    ),
  };
}

/** Loads one side for so long. */
export async function load(side: Side, duration: number, { mayFail = false } = {}): Promise<Round> {
  const latencies: number[] = [];
  let connection = 0;
  const running = autocannon({
    url: side.url,
    connections,
    duration,
    setupClient: (client) => client.setRequests(side.requestsOf(connection++)),
  });
  running.on("response", (_client, _status, _bytes, taken) => latencies.push(taken));
  const result = await running;
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0 && !mayFail) throw new Error(`${failed} of ${result["2xx"] + failed} requests to ${side.url} failed`);
  return { perSecond: result["2xx"] / result.duration, latencies };
}

function reached(all: readonly Round[]): Reached {
  const latencies = all.flatMap((round) => round.latencies);
  return {
    perSecond: quantile(
      all.map((round) => round.perSecond),
      0.5,
    ),
    p50: quantile(latencies, 0.5),
    p95: quantile(latencies, 0.95),
  };
}
