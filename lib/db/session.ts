import type { Pool, PoolClient, QueryResultRow } from "pg";

/** A statement that each connection prepares once, under its name. */
export type Statement = { readonly name: string; readonly text: string };

/** Where statements can be sent whose answers nobody needs; a promise must be awaited before the next one. */
export type Writer = { send(statement: Statement, values: readonly unknown[]): void | Promise<void> };

/**
 * One transaction on one connection, for paths where Prisma's share of the time counts. Statements that do not wait for
 * each other's answers travel together: the database runs them in order, each seeing what was committed before it.
 */
export type Session = {
  rows<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
  /** Sends a statement whose answer nobody needs; the end of the transaction goes right behind it and fails with it. */
  send(statement: Statement, values: readonly unknown[]): void;
};

const attempts = 3;
/** Serialisation failure and deadlock: PostgreSQL undid everything and asks to try again. */
const conflicts = ["40001", "40P01"];

/** Like `inTransaction`, with SQL by hand: read committed, tried up to three times in all on a conflict. */
export async function inSession<T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(pool, work);
    } catch (error) {
      if (attempt === attempts || !conflicts.includes(sqlState(error) ?? "")) throw error;
    }
  }
}

/** The five-character code of a PostgreSQL error; null for anything else. */
export function sqlState(error: unknown): string | null {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}

async function once<T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const begun = client.query("BEGIN");
    begun.catch(() => {});
    const sent: Promise<unknown>[] = [begun];
    const result = await work(sessionOn(client, begun, sent));
    // After a failed statement PostgreSQL takes this for a rollback.
    sent.push(client.query("COMMIT"));
    await Promise.all(sent);
    return result;
  } catch (error) {
    broken = await rolledBack(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The error when even that fails: such a connection must not go back to the pool. */
async function rolledBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query("ROLLBACK");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function sessionOn(client: PoolClient, begun: Promise<unknown>, sent: Promise<unknown>[]): Session {
  const ask = <Row extends QueryResultRow>({ name, text }: Statement, values: readonly unknown[]) => {
    const answer = client.query<Row>({ name, text, values: [...values] });
    // Whoever awaits it hears of a failure; until then it must not count as one that nobody handles.
    answer.catch(() => {});
    return answer;
  };
  return {
    async rows<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]) {
      // What follows an answer can rely on being inside the transaction.
      const [result] = await Promise.all([ask<Row>(statement, values), begun]);
      return result.rows;
    },
    send: (statement, values) => {
      sent.push(ask(statement, values));
    },
  };
}
