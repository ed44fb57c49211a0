/** Runs at most `atOnce` pieces of work together; the others wait in line, and past `mayWait` of them are told "busy". */
export function makeTurns({ atOnce, mayWait }: { atOnce: number; mayWait: number }) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async function inTurn<T>(work: () => Promise<T>): Promise<T | "busy"> {
    if (running >= atOnce) {
      if (waiting.length >= mayWait) return "busy";
      await new Promise<void>((go) => waiting.push(go));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      // The place passes to the next in line without becoming free in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
