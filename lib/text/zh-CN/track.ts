/** Look-up by application number and ID number. */
export const track = {
  title: "进度查询",
} as const;
