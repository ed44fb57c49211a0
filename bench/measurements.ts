import { submit, update } from "./measure/changes.ts";
import { growth } from "./measure/growth.ts";
import { memory } from "./measure/memory.ts";
import { pages } from "./measure/pages.ts";
import { progress } from "./measure/progress.ts";
import type { Measurement } from "./measurement.ts";

/** Everything that `npm run bench` measures, in the order of the table. */
export const measurements: readonly Measurement[] = [progress, update, submit, pages, memory, growth];
