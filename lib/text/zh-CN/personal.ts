/** The personal centre. */
export const personal = {
  title: "我的申请",
} as const;
