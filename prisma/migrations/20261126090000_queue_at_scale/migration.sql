-- The queue's indexes carry the applicant, so that a tab can be counted without reading its cases (nobody's own case
-- counts), and whose case it is comes after the department, so that a person who has changed offices passes over nothing.
DROP INDEX "application_queue_idx";
CREATE INDEX "application_queue_idx" ON "application" ("department_id", "urgent_at", "id")
    INCLUDE ("applicant_id") WHERE "closed_at" IS NULL;
DROP INDEX "application_unassigned_idx";
CREATE INDEX "application_unassigned_idx" ON "application" ("department_id", "urgent_at", "id")
    INCLUDE ("applicant_id") WHERE "closed_at" IS NULL AND "assignee_id" IS NULL;
DROP INDEX "application_waiting_idx";
CREATE INDEX "application_waiting_idx" ON "application" ("department_id", "urgent_at", "id")
    INCLUDE ("applicant_id") WHERE "status" = 'correction-required';
DROP INDEX "application_assigned_idx";
CREATE INDEX "application_assigned_idx" ON "application" ("department_id", "assignee_id", "urgent_at", "id")
    INCLUDE ("applicant_id") WHERE "closed_at" IS NULL;

-- A service or a stage with few cases in a department with many.
CREATE INDEX "application_stage_idx" ON "application" ("stage_id", "urgent_at", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "application_closed_stage_idx" ON "application" ("stage_id", "closed_at" DESC, "id" DESC)
    WHERE "closed_at" IS NOT NULL;
