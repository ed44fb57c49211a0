import { progress as basicProgress } from "./basic/progress.ts";
import { submit } from "./basic/submit.ts";
import { updateStatus } from "./basic/update-status.ts";
import type { AnyEndpoint } from "./endpoint.ts";
import { createApplication, listApplications, readApplication } from "./v1/applications.ts";
import { addFile, listFiles, readFile } from "./v1/files.ts";
import { history, progress } from "./v1/progress.ts";
import { listServices, readService } from "./v1/services.ts";
import { listTransitions, makeTransition } from "./v1/transitions.ts";
import { webhookEndpoints } from "./v1/webhook-endpoints.ts";

/** Everything a partner can call with a key, in the order of the document. */
export const endpoints: readonly AnyEndpoint[] = [
  listServices,
  readService,
  createApplication,
  listApplications,
  readApplication,
  progress,
  history,
  listTransitions,
  makeTransition,
  listFiles,
  addFile,
  readFile,
  ...webhookEndpoints,
  submit,
  updateStatus,
  basicProgress,
];
