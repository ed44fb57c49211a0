import { type Answer, type Asked, ask, type HeaderChanges, origin, sameOrigin, withChanges } from "./wire.ts";

type Kept = { readonly value: string; readonly path: string };

/** A browser without JavaScript: keeps cookies, fills in and sends forms. */
export type Client = {
  readonly cookies: Map<string, Kept>;
  ask(asked: Asked): Promise<Answer>;
  /** Opens `page`, fills in the form that holds a field named `has`, and sends it. */
  send(page: string, form: { has: string; values: FormInput; headers?: HeaderChanges }): Promise<Answer>;
};

export type FormInput = Readonly<Record<string, string | File>>;

export function client(): Client {
  const cookies = new Map<string, Kept>();
  const self: Client = {
    cookies,
    async ask(asked) {
      const sent = [...cookies].filter(([, { path }]) => asked.path.startsWith(path));
      const cookie = sent.map(([name, { value }]) => `${name}=${value}`).join("; ");
      const headers = { ...(cookie ? { cookie } : {}), ...asked.headers };
      const answer = await ask({ ...asked, headers });
      for (const line of answer.headers["set-cookie"] ?? []) keep(cookies, line);
      return answer;
    },
    async send(page, { has, values, headers = {} }) {
      const opened = await self.ask({ path: page });
      const form = formsIn(opened.body).find(({ names }) => names.has(has));
      if (!form) throw new Error(`${page} answered ${opened.status} without a form with ${has}`);
      const body = await encoded({ ...form.hidden, ...values });
      const path = form.action === "" ? page : form.action;
      return self.ask({
        path,
        method: "POST",
        ...body,
        headers: withChanges({ ...sameOrigin, ...body.headers }, headers),
      });
    },
  };
  return self;
}

/** A form's fields as the multipart text that browsers send. */
export async function encoded(
  values: FormInput | readonly [string, string | File][],
): Promise<{ body: Uint8Array; headers: Record<string, string> }> {
  const form = new FormData();
  const entries = Array.isArray(values) ? values : Object.entries(values);
  for (const [name, value] of entries) form.set(name, value);
  const request = new Request(origin, { method: "POST", body: form });
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  return { body: new Uint8Array(await request.arrayBuffer()), headers };
}

type FoundForm = { action: string; method: string; names: ReadonlySet<string>; hidden: Record<string, string> };

export function formsIn(html: string): FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, own = "", inner = ""]) => {
    const fields = [...inner.matchAll(/<(?:input|select|textarea|button)\b([^>]*)>/g)].map(([, text = ""]) => ({
      name: attribute(text, "name"),
      type: attribute(text, "type"),
      value: attribute(text, "value"),
    }));
    const named = fields.filter(({ name }) => name !== "");
    const hidden = named.filter(({ type }) => type === "hidden").map(({ name, value }) => [name, value]);
    const names = new Set(named.map(({ name }) => name));
    return {
      action: attribute(own, "action"),
      method: attribute(own, "method"),
      names,
      hidden: Object.fromEntries(hidden),
    };
  });
}

function attribute(text: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1] ?? "";
  return found.replace(/&(quot|amp|lt|gt|#x27);/g, (entity) => entities[entity] ?? entity);
}

const entities: Record<string, string> = { "&quot;": '"', "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#x27;": "'" };

function keep(cookies: Map<string, Kept>, line: string): void {
  const [pair = "", ...attributes] = line.split(/;\s*/);
  const at = pair.indexOf("=");
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  const path = attributes.find((text) => /^path=/i.test(text))?.slice(5) ?? "/";
  if (value === "" || attributes.some((text) => /^max-age=0$/i.test(text))) cookies.delete(name);
  else cookies.set(name, { value, path });
}
