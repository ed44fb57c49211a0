import { type Client, encoded, type FormInput } from "./client.ts";
import { type Action, actions, addressOf } from "./manifest.ts";
import { type Answer, type HeaderChanges, sameOrigin, withChanges } from "./wire.ts";

/** The action of this name. */
export function actionNamed(name: string): Action {
  const found = actions().find((action) => action.name === name);
  if (!found) throw new Error(`the build has no action ${name}`);
  return found;
}

/**
 * Calls a server action the way React does with JavaScript: its id in a header, `[previous state, form]` as the body.
 * `undefined` in `headers` takes a usual header away.
 */
export async function callAction(
  browser: Client,
  action: Pick<Action, "id" | "page">,
  values: FormInput,
  headers: HeaderChanges = {},
): Promise<Answer> {
  const form = Object.entries(values).map(([name, value]): [string, string | File] => [`_1_${name}`, value]);
  // React reads the list last, when the form that it names is there.
  const { body, headers: own } = await encoded([...form, ["0", '[{},"$K1"]']]);
  const all = { ...sameOrigin, accept: "text/x-component", "next-action": action.id, ...own };
  const path = addressOf(action.page, { id: "0198a000-0000-7000-8000-000000000001", service: "micro-loan" });
  return browser.ask({ path, method: "POST", body, headers: withChanges(all, headers) });
}
