-- The tabs of the staff queue that only a few of a department's open cases belong to: read in order of urgency without
-- passing over the others.
CREATE INDEX "application_unassigned_idx" ON "application" ("department_id", "urgent_at", "id")
    WHERE "closed_at" IS NULL AND "assignee_id" IS NULL;
CREATE INDEX "application_waiting_idx" ON "application" ("department_id", "urgent_at", "id")
    WHERE "status" = 'correction-required';

-- The closed tab, the last one first.
CREATE INDEX "application_closed_idx" ON "application" ("department_id", "closed_at" DESC, "id" DESC)
    WHERE "closed_at" IS NOT NULL;

-- How many ID numbers somebody has looked at today.
CREATE INDEX "audit_entry_reveal_idx" ON "audit_entry" ("actor_id", "at")
    WHERE "action" = 'application.id-number-revealed';
