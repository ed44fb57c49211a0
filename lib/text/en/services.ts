import type { SameKeys } from "../same-keys.ts";
import type { services as reference } from "../zh-CN/services.ts";

export const services: SameKeys<typeof reference> = {
  title: "Services",
};
