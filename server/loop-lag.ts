/**
 * How much of the last seconds this process could not answer because it was computing. Tells a slow database from a
 * busy machine: while a page's code is loaded for the first time, nothing is wrong with the database.
 */
export function watchLoopLag(): { busyShare(): number; stop(): void } {
  const step = 100;
  const window = 25;
  const lags: number[] = [];
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    lags.push(Math.max(0, now - last - step));
    if (lags.length > window) lags.shift();
    last = now;
  }, step);
  timer.unref();
  return {
    busyShare() {
      const lagged = lags.reduce((sum, lag) => sum + lag, 0);
      return lagged / (lags.length * step + lagged || 1);
    },
    stop: () => clearInterval(timer),
  };
}
