import { cookieAfter, filledForm, signedIn } from "../browser-form.ts";
import { fetched, timesInTurn } from "../latency.ts";
import { type Measurement, milliseconds, quantile, type Row, times } from "../measurement.ts";
import type { Portal } from "../portal.ts";

const asked = 200;
const target = 2;

export const pages: Measurement = {
  name: "pages",
  about:
    "Median time of a page for one reader, against an empty page of an application of its own under the same Next: made anew for every reader, as all pages of the portal are. Requests take turns one by one.",
  async run(bench) {
    const portal = await bench.portal(1000);
    const empty = await bench.emptyPage();
    const visitor = { headers: { cookie: await lookedUp(portal) } };
    const applicant = { headers: { cookie: await signedIn(portal.origin, portal.applicant) } };
    const own = `${portal.origin}/me/applications/${portal.applicant.applicationId}`;
    const found = await timesInTurn(
      {
        empty: () => fetched(empty),
        form: () => fetched(`${portal.origin}/track`),
        result: () => fetched(`${portal.origin}/track/result`, visitor),
        application: () => fetched(own, applicant),
      },
      asked,
    );
    const limit = quantile(found.empty, 0.5);
    const rowOf = (name: string, taken: readonly number[]): Row => {
      const ours = quantile(taken, 0.5);
      return {
        name,
        limit: milliseconds(limit),
        ours: milliseconds(ours),
        ratio: times(ours / limit),
        target: `≤ ${target}×`,
        met: ours / limit <= target,
      };
    };
    return [
      rowOf("Look-up form (`/track`)", found.form),
      rowOf("Result of a look-up (`/track/result`)", found.result),
      rowOf("Application (`/me/applications/{id}`)", found.application),
    ];
  },
};

/** The cookie that opens one result, after looking it up like a visitor. */
async function lookedUp({ origin, samples }: Portal): Promise<string> {
  const [{ number, idNumber } = { number: "", idNumber: "" }] = samples;
  return cookieAfter(`${origin}/track`, await filledForm(`${origin}/track`, { number, idNumber }));
}
