import type { SameKeys } from "../same-keys.ts";
import type { personal as reference } from "../zh-CN/personal.ts";

export const personal: SameKeys<typeof reference> = {
  title: "My applications",
};
