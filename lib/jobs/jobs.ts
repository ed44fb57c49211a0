import type { QueueOptions } from "pg-boss";

/** What each job carries: ids only, never personal data. */
export type JobPayloads = {
  housekeeping: Record<string, never>;
  "verify-history": Record<string, never>;
};

export type JobName = keyof JobPayloads;

export type JobSettings = {
  queue: QueueOptions;
  /** Minute, hour, day, month, weekday in the office's time zone; absent for jobs that only events start. */
  cron?: string;
};

/** Every job by name. The migration makes one queue for each, the worker one handler. */
export const jobs: Record<JobName, JobSettings> = {
  housekeeping: {
    queue: { retryLimit: 1, expireInSeconds: 300, heartbeatSeconds: 30, deleteAfterSeconds: 86_400 },
    cron: "*/15 * * * *",
  },
  "verify-history": {
    queue: { retryLimit: 1, expireInSeconds: 600, heartbeatSeconds: 30, deleteAfterSeconds: 86_400 },
    cron: "7 * * * *",
  },
};

export const jobNames = Object.keys(jobs) as JobName[];

/** The schema that pg-boss keeps its tables in. */
export const jobSchema = "pgboss";
