import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** How the database does, as seen from this process. */
export type DatabaseProbe = {
  /** False from the first refused connection or several slow answers in a row until the next good answer. */
  isUp(): boolean;
  /** True while the last question was answered fast and the present one is not late. */
  isQuick(): boolean;
  /** Asks now; false when the database does not answer well within a second. */
  ask(): Promise<boolean>;
  stop(): Promise<void>;
};

const answerWithin = 1000;
const lateAfter = 400;
/**
 * A machine at its limit answers late now and then. Each request has its own deadline meanwhile, so nobody waits longer
 * for this patience.
 */
const slowAnswersOfAnOutage = 4;
/** An old connection may still work where no new one is let in, so it is replaced every few questions. */
const questionsPerConnection = 5;

/** Asks the database once a second over a connection of its own, so that a busy pool cannot hide an outage. */
export function watchDatabase(url: string, onChange: (up: boolean) => void = () => {}): DatabaseProbe {
  let client: pg.Client | undefined;
  let up = true;
  let slowAnswers = 0;
  let askedAt: number | undefined;
  let stopped = false;
  let running: Promise<boolean> | undefined;
  let questions = 0;

  const settle = (answer: "good" | "slow" | "refused") => {
    slowAnswers = answer === "slow" ? slowAnswers + 1 : 0;
    const now = answer === "good" || (answer === "slow" && slowAnswers < slowAnswersOfAnOutage && up);
    if (now !== up && !stopped) onChange(now);
    up = now;
    return answer === "good";
  };
  const question = async () => {
    askedAt = performance.now();
    try {
      questions += 1;
      if (questions % questionsPerConnection === 0) {
        client?.end().catch(() => {});
        client = undefined;
      }
      client ??= await connected(url);
      await client.query("SELECT 1");
      return settle("good");
    } catch (error) {
      client?.end().catch(() => {});
      client = undefined;
      return settle(isTimeout(error) ? "slow" : "refused");
    } finally {
      askedAt = undefined;
      running = undefined;
    }
  };
  const ask = () => {
    running ??= question();
    return running;
  };
  const loop = async () => {
    while (!stopped) {
      await ask();
      // A slow answer is doubted at once.
      await sleep(up && slowAnswers > 0 ? 50 : up ? 1000 : 500, undefined, { ref: false });
    }
  };
  void loop();
  return {
    isUp: () => up,
    isQuick: () => up && slowAnswers === 0 && (askedAt === undefined || performance.now() - askedAt < lateAfter),
    ask,
    async stop() {
      stopped = true;
      await client?.end().catch(() => {});
    },
  };
}

/**
 * Whether a request can get an answer now: over the pool that requests use, which may be exhausted, or unable to open a
 * connection while an old one still works.
 */
export async function poolAnswers(pool: pg.Pool): Promise<boolean> {
  const late = sleep(answerWithin, false, { ref: false });
  const answer = pool.query("SELECT 1").then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]);
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: answerWithin,
    query_timeout: answerWithin,
    keepAlive: true,
    application_name: "mingjing-probe",
  });
  // The next question notices by itself.
  client.on("error", () => {});
  await client.connect();
  return client;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && /timeout/i.test(error.message);
}
