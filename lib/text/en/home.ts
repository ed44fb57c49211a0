import type { SameKeys } from "../same-keys.ts";
import type { home as reference } from "../zh-CN/home.ts";

export const home: SameKeys<typeof reference> = {
  title: "Track your application",
};
