/** Stops a start with one sentence for the person at the terminal: what is wrong and what cures it. No stack is shown. */
export class StartError extends Error {
  override name = "StartError";
}

/** The sentence for the terminal; anything that is not a {@link StartError} is a bug and keeps its stack. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Error && error.name === "StartError") return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
