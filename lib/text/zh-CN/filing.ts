/** Filing an application step by step. */
export const filing = {
  title: "提交申请",
} as const;
