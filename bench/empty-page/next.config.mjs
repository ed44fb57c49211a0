import { join } from "node:path";

export default {
  poweredByHeader: false,
  distDir: ".next",
  turbopack: { root: join(import.meta.dirname, "..", "..") },
};
