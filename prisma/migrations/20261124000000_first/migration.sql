-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL,
    "public_id" SERIAL NOT NULL,
    "number" TEXT NOT NULL,
    "service_id" UUID NOT NULL,
    "workflow_version_id" UUID NOT NULL,
    "applicant_id" UUID,
    "applicant_name" TEXT NOT NULL,
    "id_kind" TEXT NOT NULL,
    "id_cipher" BYTEA NOT NULL,
    "id_last_four" TEXT NOT NULL,
    "lookup_hash" BYTEA NOT NULL,
    "email" TEXT,
    "mobile" TEXT,
    "locale" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "stage_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "department_id" UUID NOT NULL,
    "assignee_id" UUID,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "stage_entered_at" TIMESTAMPTZ(3) NOT NULL,
    "stage_due_on" DATE,
    "clock_paused_at" TIMESTAMPTZ(3),
    "urgent_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "history_entry" (
    "id" BIGSERIAL NOT NULL,
    "application_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "from_stage_id" UUID,
    "to_stage_id" UUID NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_snapshot" JSONB,
    "remark" TEXT,
    "detail" JSONB NOT NULL,
    "operation_id" UUID NOT NULL,

    CONSTRAINT "history_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "internal_note" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "internal_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "workflow_version_id" UUID NOT NULL,
    "fields" JSONB NOT NULL,
    "identity_cipher" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_file" (
    "id" UUID NOT NULL,
    "draft_id" UUID,
    "application_id" UUID,
    "material_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "stored_sha256" BYTEA NOT NULL,
    "stored_size" INTEGER NOT NULL,
    "storage_key" TEXT NOT NULL,
    "scan" TEXT NOT NULL,
    "uploaded_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "application_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "hotline" TEXT NOT NULL,
    "hours" JSONB NOT NULL,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" JSONB,
    "email" TEXT,
    "mobile" TEXT,
    "password_hash" TEXT NOT NULL,
    "department_id" UUID,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deactivated_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation_record" (
    "actor_key" TEXT NOT NULL,
    "operation_id" UUID NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operation_record_pkey" PRIMARY KEY ("actor_key","operation_id")
);

-- CreateTable
CREATE TABLE "attempt_counter" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "attempt_counter_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "service" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "prefix" CHAR(2) NOT NULL,
    "position" INTEGER NOT NULL,
    "name" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "issuer" JSONB NOT NULL,
    "department_id" UUID NOT NULL,
    "reviewer_display" TEXT NOT NULL,
    "hotline" TEXT NOT NULL,
    "current_version_id" UUID,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workflow_version" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "form" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workflow_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stage" (
    "id" UUID NOT NULL,
    "workflow_version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "meaning" JSONB NOT NULL,
    "applicant_does" JSONB NOT NULL,
    "completed_label" JSONB NOT NULL,
    "department_id" UUID NOT NULL,
    "working_days" INTEGER,
    "only_when" JSONB,

    CONSTRAINT "stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "material" (
    "id" UUID NOT NULL,
    "workflow_version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "hint" JSONB NOT NULL,
    "required" BOOLEAN NOT NULL,
    "max_files" INTEGER NOT NULL,

    CONSTRAINT "material_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "date" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "setting" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "application_public_id_key" ON "application"("public_id");

-- CreateIndex
CREATE UNIQUE INDEX "application_number_key" ON "application"("number");

-- CreateIndex
CREATE INDEX "application_applicant_id_submitted_at_idx" ON "application"("applicant_id", "submitted_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "history_entry_application_id_seq_key" ON "history_entry"("application_id", "seq");

-- CreateIndex
CREATE INDEX "internal_note_application_id_created_at_idx" ON "internal_note"("application_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "application_file_storage_key_key" ON "application_file"("storage_key");

-- CreateIndex
CREATE INDEX "application_file_application_id_idx" ON "application_file"("application_id");

-- CreateIndex
CREATE INDEX "application_file_draft_id_idx" ON "application_file"("draft_id");

-- CreateIndex
CREATE UNIQUE INDEX "department_code_key" ON "department"("code");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "person_mobile_key" ON "person"("mobile");

-- CreateIndex
CREATE INDEX "person_department_id_idx" ON "person"("department_id");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "audit_entry_subject_kind_subject_id_idx" ON "audit_entry"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "operation_record_created_at_idx" ON "operation_record"("created_at");

-- CreateIndex
CREATE INDEX "attempt_counter_expire_idx" ON "attempt_counter"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "service_code_key" ON "service"("code");

-- CreateIndex
CREATE UNIQUE INDEX "service_prefix_key" ON "service"("prefix");

-- CreateIndex
CREATE UNIQUE INDEX "service_current_version_id_key" ON "service"("current_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "workflow_version_service_id_number_key" ON "workflow_version"("service_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "stage_workflow_version_id_position_key" ON "stage"("workflow_version_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "stage_workflow_version_id_code_key" ON "stage"("workflow_version_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "material_workflow_version_id_code_key" ON "material"("workflow_version_id", "code");

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_workflow_version_id_fkey" FOREIGN KEY ("workflow_version_id") REFERENCES "workflow_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history_entry" ADD CONSTRAINT "history_entry_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history_entry" ADD CONSTRAINT "history_entry_from_stage_id_fkey" FOREIGN KEY ("from_stage_id") REFERENCES "stage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history_entry" ADD CONSTRAINT "history_entry_to_stage_id_fkey" FOREIGN KEY ("to_stage_id") REFERENCES "stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_workflow_version_id_fkey" FOREIGN KEY ("workflow_version_id") REFERENCES "workflow_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_file" ADD CONSTRAINT "application_file_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_file" ADD CONSTRAINT "application_file_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_current_version_id_fkey" FOREIGN KEY ("current_version_id") REFERENCES "workflow_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow_version" ADD CONSTRAINT "workflow_version_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage" ADD CONSTRAINT "stage_workflow_version_id_fkey" FOREIGN KEY ("workflow_version_id") REFERENCES "workflow_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage" ADD CONSTRAINT "stage_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "material" ADD CONSTRAINT "material_workflow_version_id_fkey" FOREIGN KEY ("workflow_version_id") REFERENCES "workflow_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ---------------------------------------------------------------------------------------------------------------
-- Below this line: what the Prisma schema cannot say. Kept by lib/db/*.db.test.ts.
-- ---------------------------------------------------------------------------------------------------------------

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Closed sets of words ------------------------------------------------------------------------------------------

ALTER TABLE "application"
    ADD CONSTRAINT "application_status_check" CHECK ("status" IN ('in-progress', 'correction-required', 'approved', 'rejected', 'withdrawn', 'completed')),
    ADD CONSTRAINT "application_version_check" CHECK ("version" >= 1),
    ADD CONSTRAINT "application_closed_check" CHECK (("closed_at" IS NOT NULL) = ("status" IN ('rejected', 'withdrawn', 'completed'))),
    ADD CONSTRAINT "application_paused_check" CHECK (("clock_paused_at" IS NOT NULL) = ("status" = 'correction-required'));

ALTER TABLE "history_entry"
    ADD CONSTRAINT "history_entry_seq_check" CHECK ("seq" >= 1),
    ADD CONSTRAINT "history_entry_event_check" CHECK ("event" IN ('submitted', 'taken', 'handed-over', 'stage-completed', 'approved', 'rejected', 'returned', 'correction-requested', 'correction-answered', 'withdrawn', 'completed')),
    ADD CONSTRAINT "history_entry_from_status_check" CHECK ("from_status" IN ('in-progress', 'correction-required', 'approved', 'rejected', 'withdrawn', 'completed')),
    ADD CONSTRAINT "history_entry_to_status_check" CHECK ("to_status" IN ('in-progress', 'correction-required', 'approved', 'rejected', 'withdrawn', 'completed')),
    ADD CONSTRAINT "history_entry_actor_kind_check" CHECK ("actor_kind" IN ('applicant', 'staff', 'partner', 'system'));

ALTER TABLE "stage"
    ADD CONSTRAINT "stage_kind_check" CHECK ("kind" IN ('submitted', 'review', 'expert-review', 'decision', 'notification', 'issuance'));

ALTER TABLE "person"
    ADD CONSTRAINT "person_role_check" CHECK ("role" IN ('applicant', 'reviewer', 'manager', 'administrator')),
    ADD CONSTRAINT "person_login_check" CHECK ("email" IS NOT NULL OR "mobile" IS NOT NULL);

-- A file belongs to a draft until it is filed, then to the application alone.
ALTER TABLE "application_file"
    ADD CONSTRAINT "application_file_owner_check" CHECK (num_nonnulls("draft_id", "application_id") = 1),
    ADD CONSTRAINT "application_file_scan_check" CHECK ("scan" IN ('quarantined', 'clean', 'refused'));

ALTER TABLE "calendar_day"
    ADD CONSTRAINT "calendar_day_kind_check" CHECK ("kind" IN ('holiday', 'make-up-workday', 'closure'));

-- Indexes that Prisma has no words for --------------------------------------------------------------------------

CREATE UNIQUE INDEX "draft_open_key" ON "draft" ("person_id", "service_id") WHERE "submitted_at" IS NULL;
CREATE INDEX "application_queue_idx" ON "application" ("department_id", "urgent_at", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "application_assigned_idx" ON "application" ("assignee_id", "urgent_at", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "application_search_idx" ON "application" USING gin ("number" gin_trgm_ops, "applicant_name" gin_trgm_ops);

-- History and audit are only ever added to ----------------------------------------------------------------------

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "history_entry_append_only" BEFORE UPDATE OR DELETE ON "history_entry"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "history_entry_no_truncate" BEFORE TRUNCATE ON "history_entry"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- A published workflow version never changes; running applications keep the one they started with ----------------

CREATE TRIGGER "workflow_version_frozen" BEFORE UPDATE OR DELETE ON "workflow_version"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "stage_frozen" BEFORE UPDATE OR DELETE ON "stage"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "material_frozen" BEFORE UPDATE OR DELETE ON "material"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- Stages and materials may join a version only until it is in use.
CREATE FUNCTION "refuse_late_part"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "service" WHERE "current_version_id" = NEW."workflow_version_id")
        OR EXISTS (SELECT 1 FROM "application" WHERE "workflow_version_id" = NEW."workflow_version_id")
        OR EXISTS (SELECT 1 FROM "draft" WHERE "workflow_version_id" = NEW."workflow_version_id") THEN
        RAISE EXCEPTION 'workflow version % is in use: % refused', NEW."workflow_version_id", TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE INDEX "application_workflow_version_id_idx" ON "application" ("workflow_version_id");
CREATE INDEX "draft_workflow_version_id_idx" ON "draft" ("workflow_version_id");
CREATE TRIGGER "stage_late" BEFORE INSERT ON "stage" FOR EACH ROW EXECUTE FUNCTION "refuse_late_part"();
CREATE TRIGGER "material_late" BEFORE INSERT ON "material" FOR EACH ROW EXECUTE FUNCTION "refuse_late_part"();

-- State and history tell the same story ---------------------------------------------------------------------------

-- Each entry starts where its predecessor ended, so seq has no gaps and no jumps.
CREATE FUNCTION "history_entry_follows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."seq" = 1 THEN
        IF NEW."from_status" IS NOT NULL OR NEW."from_stage_id" IS NOT NULL THEN
            RAISE EXCEPTION 'the first history entry of % has an origin', NEW."application_id"
                USING ERRCODE = 'check_violation', CONSTRAINT = 'history_entry_follows';
        END IF;
    ELSIF NOT EXISTS (
        SELECT 1 FROM "history_entry" p
        WHERE p."application_id" = NEW."application_id" AND p."seq" = NEW."seq" - 1
            AND p."to_status" = NEW."from_status" AND p."to_stage_id" = NEW."from_stage_id"
    ) THEN
        RAISE EXCEPTION 'history entry % of % does not follow its predecessor', NEW."seq", NEW."application_id"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'history_entry_follows';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER "history_entry_follows" BEFORE INSERT ON "history_entry"
    FOR EACH ROW EXECUTE FUNCTION "history_entry_follows"();

-- At commit an application stands exactly where its highest history entry says.
CREATE FUNCTION "application_matches_history"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    subject uuid;
BEGIN
    IF TG_TABLE_NAME = 'application' THEN
        subject := NEW."id";
    ELSE
        subject := NEW."application_id";
    END IF;
    IF EXISTS (
        SELECT 1 FROM "application" a
        LEFT JOIN LATERAL (
            SELECT h."seq", h."to_status", h."to_stage_id" FROM "history_entry" h
            WHERE h."application_id" = a."id" ORDER BY h."seq" DESC LIMIT 1
        ) last ON true
        WHERE a."id" = subject
            AND (a."version", a."status", a."stage_id") IS DISTINCT FROM (last."seq", last."to_status", last."to_stage_id")
    ) THEN
        RAISE EXCEPTION 'application % does not match its history', subject
            USING ERRCODE = 'check_violation', CONSTRAINT = 'application_matches_history';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "application_matches_history" AFTER INSERT OR UPDATE OF "version", "status", "stage_id" ON "application"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "application_matches_history"();
CREATE CONSTRAINT TRIGGER "history_entry_matches_application" AFTER INSERT ON "history_entry"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "application_matches_history"();

-- The role of web and worker ------------------------------------------------------------------------------------

DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'mingjing_app') THEN
        CREATE ROLE "mingjing_app" NOLOGIN;
        EXECUTE format('GRANT "mingjing_app" TO %I', current_user);
    END IF;
END $$;

GRANT USAGE ON SCHEMA "public" TO "mingjing_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "public" TO "mingjing_app";
GRANT USAGE ON ALL SEQUENCES IN SCHEMA "public" TO "mingjing_app";
-- Tables of later migrations; one that is only ever added to must revoke.
ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "mingjing_app";
ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT USAGE ON SEQUENCES TO "mingjing_app";
REVOKE UPDATE, DELETE, TRUNCATE ON "history_entry", "audit_entry" FROM "mingjing_app";
REVOKE UPDATE, DELETE, TRUNCATE ON "workflow_version", "stage", "material" FROM "mingjing_app";
REVOKE ALL ON "_prisma_migrations" FROM "mingjing_app";
-- Readiness asks which migrations are in place.
GRANT SELECT ON "_prisma_migrations" TO "mingjing_app";
