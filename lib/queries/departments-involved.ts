import type { Database } from "../db/transaction.ts";

/** Departments of the stages that the application has been in: their people may go on reading it. */
export async function departmentsInvolved(database: Database, applicationId: string): Promise<string[]> {
  const rows = await database.historyEntry.findMany({
    where: { applicationId },
    distinct: ["toStageId"],
    select: { toStage: { select: { departmentId: true } } },
  });
  return rows.map((row) => row.toStage.departmentId);
}
