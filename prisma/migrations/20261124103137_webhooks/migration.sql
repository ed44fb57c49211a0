-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "every_service" BOOLEAN NOT NULL,
    "service_ids" UUID[],
    "secret_cipher" BYTEA NOT NULL,
    "previous_cipher" BYTEA,
    "previous_until" TIMESTAMPTZ(3),
    "rotation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_delivered_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" TEXT,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "application_id" UUID,
    "seq" INTEGER,
    "event" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "token" INTEGER NOT NULL DEFAULT 0,
    "last_status" INTEGER,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_notice" (
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "last_status" INTEGER,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_endpoint_partner_id_idx" ON "webhook_endpoint"("partner_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_created_at_id_idx" ON "webhook_delivery"("endpoint_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_endpoint_id_application_id_seq_key" ON "webhook_delivery"("endpoint_id", "application_id", "seq");

-- CreateIndex
CREATE INDEX "webhook_notice_endpoint_id_created_at_idx" ON "webhook_notice"("endpoint_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_application_id_seq_fkey" FOREIGN KEY ("application_id", "seq") REFERENCES "history_entry"("application_id", "seq") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "webhook_notice" ADD CONSTRAINT "webhook_notice_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------
-- Below this line: what the Prisma schema cannot say.
-- ---------------------------------------------------------------------------------------------------------------

-- lib/domain/webhooks
ALTER TABLE "webhook_endpoint"
    ADD CONSTRAINT "webhook_endpoint_events_check" CHECK ("events" IS NOT NULL AND "events" <@ ARRAY['submitted', 'stage-completed', 'approved', 'rejected',
        'returned', 'correction-requested', 'correction-answered', 'withdrawn', 'completed'] AND cardinality("events") > 0),
    ADD CONSTRAINT "webhook_endpoint_services_check" CHECK ("service_ids" IS NOT NULL AND "every_service" = (cardinality("service_ids") = 0)),
    ADD CONSTRAINT "webhook_endpoint_previous_check" CHECK (("previous_cipher" IS NULL) = ("previous_until" IS NULL)),
    ADD CONSTRAINT "webhook_endpoint_disabled_check" CHECK (("disabled_at" IS NULL) = ("disabled_reason" IS NULL)),
    ADD CONSTRAINT "webhook_endpoint_reason_check" CHECK ("disabled_reason" IN ('by-partner', 'gone', 'failing'));

ALTER TABLE "webhook_delivery"
    ADD CONSTRAINT "webhook_delivery_state_check" CHECK ("state" IN ('queued', 'sending', 'delivered', 'failed', 'dead', 'cancelled')),
    ADD CONSTRAINT "webhook_delivery_delivered_check" CHECK ("state" <> 'delivered' OR "delivered_at" IS NOT NULL),
    ADD CONSTRAINT "webhook_delivery_event_check" CHECK (CASE WHEN "event" = 'test' THEN num_nonnulls("application_id", "seq") = 0
        ELSE num_nulls("application_id", "seq") = 0 END);

ALTER TABLE "webhook_notice"
    ADD CONSTRAINT "webhook_notice_reason_check" CHECK ("reason" IN ('gone', 'failing'));

-- For the claim: only what is still under way, an endpoint's oldest first; and who stands before it in its application.
CREATE INDEX "webhook_delivery_due" ON "webhook_delivery" ("endpoint_id", "due_at")
    WHERE "state" IN ('queued', 'sending', 'failed');
CREATE INDEX "webhook_delivery_ahead" ON "webhook_delivery" ("endpoint_id", "application_id", "seq")
    WHERE "state" IN ('queued', 'sending', 'failed');
CREATE INDEX "webhook_delivery_ended" ON "webhook_delivery" ("created_at")
    WHERE "state" IN ('delivered', 'dead', 'cancelled');

-- Every history entry, whoever writes it, queues one delivery to each endpoint that wants it, in the same transaction.
-- It starts no sooner than the next try of what its application still has waiting there. What is being sent just now
-- does not count: that it has ended may be written without this entry being seen.
CREATE FUNCTION "queue_webhooks"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "webhook_delivery" ("id", "endpoint_id", "application_id", "seq", "event", "state", "due_at")
    SELECT gen_random_uuid(), e."id", NEW."application_id", NEW."seq", NEW."event", 'queued',
        coalesce((SELECT max(d."due_at") FROM "webhook_delivery" d WHERE d."endpoint_id" = e."id"
            AND d."application_id" = NEW."application_id" AND d."state" IN ('queued', 'failed')), now())
    FROM "webhook_endpoint" e
    WHERE e."disabled_at" IS NULL AND e."removed_at" IS NULL AND NEW."event" = ANY (e."events")
        AND (e."every_service" OR (SELECT a."service_id" FROM "application" a WHERE a."id" = NEW."application_id") = ANY (e."service_ids"));
    RETURN NULL;
END $$;

CREATE TRIGGER "history_entry_webhooks" AFTER INSERT ON "history_entry"
    FOR EACH ROW EXECUTE FUNCTION "queue_webhooks"();

GRANT SELECT, INSERT, UPDATE ON "webhook_endpoint" TO "mingjing_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON "webhook_delivery" TO "mingjing_app";
GRANT SELECT, INSERT ON "webhook_notice" TO "mingjing_app";
REVOKE DELETE, TRUNCATE ON "webhook_endpoint" FROM "mingjing_app";
REVOKE UPDATE, DELETE, TRUNCATE ON "webhook_notice" FROM "mingjing_app";
