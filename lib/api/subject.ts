import type { Principal } from "../auth/api-key.ts";
import type { KeyRow } from "../db/api-keys.ts";
import type { SubjectColumns } from "../db/partner-statements.ts";
import { knownVersion, type Stage, type WorkflowVersion, workflowVersion } from "../db/workflow-version.ts";
import type { Need } from "../domain/scopes.ts";
import { covers } from "../domain/scopes.ts";
import { plannedStages } from "../domain/workflow.ts";
import type { ApiParts } from "./parts.ts";

/** An application that the caller may see, with the workflow it goes through. */
export type Subject<R> = {
  readonly application: R & { readonly id: string };
  readonly version: WorkflowVersion;
  readonly stages: readonly Stage[];
  readonly stage: Stage;
};

/** What every statement about an application reads of it. */
type SubjectKey = Pick<SubjectColumns, "id" | "service_code" | "workflow_version_id" | "fields" | "stage_id">;

/** The application of this row; null when there is none or it belongs to a service outside the key's scope. */
export async function subjectOf<R extends SubjectKey>(
  parts: ApiParts,
  { row, principal, need }: { row: KeyRow & R; principal: Principal; need: Need },
): Promise<Subject<R> | null> {
  if (row.id === null || !covers(principal.scopes, need, row.service_code)) return null;
  const database = parts.database();
  const known = knownVersion(database, row.workflow_version_id);
  const version = known ?? (await workflowVersion(database, row.workflow_version_id));
  const stages = plannedStages(version.stages, row.fields);
  const stage = stages.find(({ id }) => id === row.stage_id);
  if (!stage) throw new Error(`application ${row.id} stands at a stage of another version`);
  return { application: { ...row, id: row.id }, version, stages, stage };
}
