import { dropLookupGrant } from "#lib/auth/lookup-grant.ts";
import { clearSiteData } from "#lib/auth/session.ts";
import { route, seeOther } from "#lib/http/route.ts";
import { paths } from "#lib/paths.ts";

/** A plain form posts here: for shared computers, where going back must not show the result again. */
export const POST = route({
  who: "anyone",
  does: "change",
  async run() {
    await dropLookupGrant();
    return seeOther(paths.track, { "Clear-Site-Data": clearSiteData });
  },
});
