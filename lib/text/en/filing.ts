import type { SameKeys } from "../same-keys.ts";
import type { filing as reference } from "../zh-CN/filing.ts";

export const filing: SameKeys<typeof reference> = {
  title: "File an application",
};
