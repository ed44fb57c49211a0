import { clearSiteData, endSession } from "#lib/auth/session.ts";
import { route, seeOther } from "#lib/http/route.ts";

/** A plain form posts here; a server action could not send the header that empties the browser's caches. */
export const POST = route({
  who: "anyone",
  does: "change",
  async run() {
    await endSession();
    return seeOther("/", { "Clear-Site-Data": clearSiteData });
  },
});
