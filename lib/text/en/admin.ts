import type { SameKeys } from "../same-keys.ts";
import type { admin as reference } from "../zh-CN/admin.ts";

export const admin: SameKeys<typeof reference> = {
  title: "Administration",
};
