/** Registration, sign-in, password. */
export const account = {
  title: "登录",
} as const;
