import { format } from "node:util";
import { log } from "./log.ts";

/**
 * Frameworks print errors whole, and a database error quotes the values of its statement. In production what they print
 * becomes a log line with the facts of the error and none of its words; `LOG_LEVEL=debug` shows everything.
 */
export function quietConsole(): void {
  for (const level of ["error", "warn"] as const) {
    const loud = console[level].bind(console);
    console[level] = (...words: unknown[]) => {
      if (process.env.LOG_LEVEL === "debug" || process.env.LOG_LEVEL === "trace") return loud(...words);
      const error = words.find((word) => word instanceof Error);
      if (error) return log()[level]({ error }, "a framework reported an error");
      log()[level]({ reason: firstWords(format(...words)) }, "a framework reported something");
    };
  }
}

/** Enough to know the kind of a message: its beginning, without digits and quoted parts. */
function firstWords(text: string): string {
  const line = text.split("\n")[0] ?? "";
  return line
    .replace(/(["'`]).*?\1/g, "…")
    .replace(/[\d@]+/g, "#")
    .slice(0, 60);
}
