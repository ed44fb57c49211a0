/** The list of services and the page of each. */
export const services = {
  title: "办事事项",
} as const;
