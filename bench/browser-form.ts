import { fetched } from "./latency.ts";

/** A form as a browser without JavaScript would send it. */
export type PreparedForm = { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array };

/** The form on the page that has a field of this name, filled in. */
export async function filledForm(
  page: string,
  values: Readonly<Record<string, string>>,
  cookie?: string,
): Promise<PreparedForm> {
  const { origin } = new URL(page);
  const { body } = await fetched(page, cookie ? { headers: { cookie } } : {});
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...hiddenFields(body.toString(), values), ...values })) {
    data.set(name, value);
  }
  const prepared = new Request(origin, { method: "POST", body: data });
  return {
    headers: {
      "content-type": prepared.headers.get("content-type") ?? "",
      origin,
      "sec-fetch-site": "same-origin",
      ...(cookie ? { cookie } : {}),
    },
    body: new Uint8Array(await prepared.arrayBuffer()),
  };
}

/** Signs in and answers the cookie of the session. */
export async function signedIn(origin: string, { login, password }: { login: string; password: string }) {
  return cookieAfter(`${origin}/sign-in`, await filledForm(`${origin}/sign-in`, { login, password }));
}

/** Sends a form that leads elsewhere when it is right; answers the cookies that it set. */
export async function cookieAfter(page: string, form: PreparedForm): Promise<string> {
  const { headers } = await fetched(page, { method: "POST", ...form, expect: 303 });
  const cookies = (headers["set-cookie"] ?? []).map((text) => text.split(";")[0] ?? "");
  if (cookies.length === 0) throw new Error(`the form on ${page} set no cookie`);
  return cookies.join("; ");
}

/** The hidden fields that Next puts into the form for browsers without JavaScript. */
function hiddenFields(html: string, values: Readonly<Record<string, string>>): Record<string, string> {
  const named = (text: string) => Object.keys(values).every((name) => text.includes(`name="${name}"`));
  const form = html.match(/<form\b[\s\S]*?<\/form>/g)?.find(named);
  if (!form) throw new Error(`no form with the fields ${Object.keys(values).join(", ")}`);
  const hidden = form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g);
  return Object.fromEntries([...hidden].map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')]));
}
