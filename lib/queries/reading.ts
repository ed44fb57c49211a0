import { officeTime } from "../db/office-time.ts";
import type { Database } from "../db/transaction.ts";
import { type Service, serviceBy, type WorkflowVersion, workflowVersion } from "../db/workflow-version.ts";
import type { LocalizedText } from "../domain/localized-text.ts";
import type { ApplicationView } from "../domain/view.ts";
import type { ApplicationFacts } from "./application-facts.ts";
import { applicationView, type Reader } from "./application-view.ts";

/** What every query is given. */
export type Reading = { readonly database: Database; readonly now: Date; readonly zone: string };

export type Viewed = { readonly view: ApplicationView; readonly service: Service; readonly version: WorkflowVersion };

/** The application as `reader` may see it, with the service and version it belongs to. */
export async function viewed(reading: Reading, facts: ApplicationFacts, reader: Reader): Promise<Viewed> {
  const { database, now, zone } = reading;
  const [version, service, departments, office] = await Promise.all([
    workflowVersion(database, facts.workflowVersionId),
    serviceBy(database, { id: facts.serviceId }),
    departmentNames(database),
    officeTime(database, zone),
  ]);
  if (!service) throw new Error(`application ${facts.id} has no service`);
  return { view: applicationView({ facts, version, service, departments, office, now }, reader), service, version };
}

export async function departmentNames(database: Database): Promise<Map<string, LocalizedText>> {
  const rows = await database.department.findMany({ select: { id: true, name: true } });
  return new Map(rows.map((row) => [row.id, row.name as LocalizedText]));
}
