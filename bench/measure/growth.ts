import { filledForm, type PreparedForm, signedIn } from "../browser-form.ts";
import { fetched, timesInTurn } from "../latency.ts";
import { type Measurement, milliseconds, quantile, type Row, times } from "../measurement.ts";
import type { Portal } from "../portal.ts";

const asked = 400;
const target = 1.3;

export const growth: Measurement = {
  name: "growth",
  about:
    "95th percentile of what one reader waits for, with 1,000 and with 1,000,000 applications of 8 history entries each, in two databases of one server. Requests to both take turns one by one, each for another application.",
  async run(bench) {
    const few = await questionsOf(await bench.portal(1000));
    const many = await questionsOf(await bench.portal(1_000_000));
    const rows: Row[] = [];
    for (const [name, ask] of Object.entries(few)) {
      const found = await timesInTurn({ few: ask, many: many[name as keyof typeof many] }, asked);
      const [small, large] = [quantile(found.few, 0.95), quantile(found.many, 0.95)];
      rows.push({
        name,
        limit: `${milliseconds(small)} (1,000)`,
        ours: `${milliseconds(large)} (1,000,000)`,
        ratio: times(large / small),
        target: `≤ ${target}×`,
        met: large / small <= target,
      });
    }
    return rows;
  },
};

async function questionsOf(portal: Portal) {
  const { origin, samples, key } = portal;
  const staff = { headers: { cookie: await signedIn(origin, portal.reviewer) } };
  const keyed = { headers: { authorization: `Bearer ${key}` } };
  const forms: PreparedForm[] = [];
  for (const { number, idNumber } of samples.slice(0, 200)) {
    forms.push(await filledForm(`${origin}/track`, { number, idNumber }));
  }
  let turn = 0;
  const next = <T>(list: readonly T[]): T => {
    turn += 1;
    const item = list[turn % list.length];
    if (item === undefined) throw new Error("nothing to ask for");
    return item;
  };
  return {
    "Progress (`GET …/progress`)": async () => {
      await fetched(`${origin}/api/applications/${next(samples).publicId}/progress`, keyed);
    },
    "Look-up (`POST /track`)": async () => {
      await fetched(`${origin}/track`, { method: "POST", ...next(forms), expect: 303 });
    },
    "First page of the queue (`/staff`)": async () => {
      await fetched(`${origin}/staff`, staff);
    },
  };
}
