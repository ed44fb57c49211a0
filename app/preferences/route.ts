import { settings } from "#lib/env.ts";
import { checkOrigin } from "#lib/http/origin-guard.ts";
import { rememberPreferences } from "#lib/http/preferences.ts";

/**
 * A plain form, so that the language, the colours and the 长辈版 can be switched without JavaScript. It asks no
 * session and no database: reading must stay possible while they are away.
 */
export async function POST(request: Request): Promise<Response> {
  if (checkOrigin(request.headers, settings().publicOrigin) === "foreign") return new Response(null, { status: 403 });
  const form = await request.formData().catch(() => null);
  if (!form) return new Response(null, { status: 400 });
  const secure = settings().publicOrigin.startsWith("https:");
  const location = await rememberPreferences(form, { secure });
  return new Response(null, { status: 303, headers: { location, "cache-control": "private, no-store" } });
}
