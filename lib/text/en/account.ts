import type { SameKeys } from "../same-keys.ts";
import type { account as reference } from "../zh-CN/account.ts";

export const account: SameKeys<typeof reference> = {
  title: "Sign in",
};
