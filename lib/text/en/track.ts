import type { SameKeys } from "../same-keys.ts";
import type { track as reference } from "../zh-CN/track.ts";

export const track: SameKeys<typeof reference> = {
  title: "Track progress",
};
