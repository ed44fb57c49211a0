import { join } from "node:path";
import { buildPages, node, root, run } from "#scripts/prepare.mjs";

/** The production build of the portal and of the empty page, made anew only where something changed. */
export async function prepare(): Promise<void> {
  await buildPages();
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await run(node, [next, "build", join(root, "bench", "empty-page")], "The empty page could not be built", env);
}
