import type { SameKeys } from "../same-keys.ts";
import type { staff as reference } from "../zh-CN/staff.ts";

export const staff: SameKeys<typeof reference> = {
  title: "Queue",
};
