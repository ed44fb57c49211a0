import { z } from "zod";
import { operationId } from "./commands.ts";
import { line, problem } from "./text.ts";

const common = { materialCode: line(64), operationId, next: z.string().max(2048).optional() };

/** The fields beside the file: for a draft, or for an application that waits for a correction. */
export const uploadInput = z.union([
  z.strictObject({ ...common, draftId: z.uuid(problem("unexpected")) }),
  z.strictObject({ ...common, applicationId: z.uuid(problem("unexpected")) }),
]);
