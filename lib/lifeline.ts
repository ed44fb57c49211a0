import { log } from "./log.ts";
import { sentenceOf } from "./start-error.ts";

/**
 * Runs the given ending once: on SIGTERM, on SIGINT, and when the process that started us has gone (its message channel
 * closes), so that a killed start leaves nobody on its port. An error that nobody caught ends the process under its
 * supervisor, after saying what it was.
 */
export function onStop(ending: () => Promise<void>): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log().info({ signal }, "stopping");
    const late = setTimeout(() => process.exit(1), 15_000);
    late.unref();
    try {
      await ending();
      process.exit(0);
    } catch (error) {
      log().error({ error }, "stopping failed");
      process.exit(1);
    }
  };
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));
  process.on("disconnect", () => void stop("disconnect"));
  process.on("uncaughtException", (error) => {
    log().fatal({ error }, "an error that nobody caught");
    if (process.env.LOG_LEVEL === "debug") console.error(sentenceOf(error));
    process.exit(1);
  });
  // A promise dropped by one request, as when its reader leaves, must not end the requests of all others.
  process.on("unhandledRejection", (error) => log().error({ error }, "a rejection that nobody handled"));
}
