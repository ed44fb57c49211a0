/** The staff queue and the case page. */
export const staff = {
  title: "待办申请",
} as const;
