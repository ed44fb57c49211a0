import { rememberPreferences } from "#lib/http/preferences.ts";

/** A plain form, so that the language, the colours and the 长辈版 can be switched without JavaScript. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const form = await request.formData().catch(() => null);
  if (!form) return new Response(null, { status: 400 });
  const secure = new URL(request.url).protocol === "https:";
  const path = await rememberPreferences(form, { secure });
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}

function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = headers.get("origin");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get("host");
}
