import { progress } from "./basic/progress.ts";
import { submit } from "./basic/submit.ts";
import { updateStatus } from "./basic/update-status.ts";
import type { AnyEndpoint } from "./endpoint.ts";

/** Everything a partner can call. */
export const endpoints: readonly AnyEndpoint[] = [submit, updateStatus, progress];
