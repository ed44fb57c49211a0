import { Prisma, type PrismaClient } from "./generated/client.ts";
import { type Session, sqlState, type Writer } from "./session.ts";

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

const attempts = 3;

/**
 * Runs `work` in one transaction (read committed). A deadlock or serialisation failure is tried again up to three times
 * in all: the operation id makes the repeat harmless.
 */
export async function inTransaction<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.$transaction(work, { maxWait: 2_000, timeout: 8_000 });
    } catch (error) {
      if (attempt === attempts || !isConflict(error)) throw error;
    }
  }
}

/** Statements by hand inside a Prisma transaction, for what is written the same way from both. */
export function sessionIn(transaction: Transaction): Pick<Session, "rows"> & Writer {
  return {
    // What the columns of a statement are, its caller knows here as in a session of its own.
    rows: <Row>({ text }: { text: string }, values: readonly unknown[]) =>
      transaction.$queryRawUnsafe<Row[]>(text, ...values),
    async send({ text }, values) {
      await transaction.$executeRawUnsafe(text, ...values);
    },
  };
}

/** Whether `error` is the violation of a unique constraint. */
export function isDuplicate(error: unknown): boolean {
  return (
    sqlState(error) === "23505" || (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
  );
}

function isConflict(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2034";
}
