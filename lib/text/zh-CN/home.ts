/** The home page. */
export const home = {
  title: "查询申请进度",
} as const;
