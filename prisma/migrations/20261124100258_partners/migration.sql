-- AlterTable
ALTER TABLE "application" ALTER COLUMN "id_kind" DROP NOT NULL,
ALTER COLUMN "id_cipher" DROP NOT NULL,
ALTER COLUMN "id_last_four" DROP NOT NULL,
ALTER COLUMN "lookup_hash" DROP NOT NULL;

-- CreateTable
CREATE TABLE "partner" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "cidrs" TEXT[],
    "rate_per_minute" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_idempotency" (
    "partner_id" UUID NOT NULL,
    "route" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "state" TEXT NOT NULL,
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "headers" JSONB,
    "body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_idempotency_pkey" PRIMARY KEY ("partner_id","route","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "partner_name_key" ON "partner"("name");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_prefix_key" ON "api_key"("prefix");

-- CreateIndex
CREATE INDEX "api_key_partner_id_idx" ON "api_key"("partner_id");

-- CreateIndex
CREATE INDEX "api_idempotency_created_at_idx" ON "api_idempotency"("created_at");

-- CreateIndex
CREATE INDEX "application_updated_at_id_idx" ON "application"("updated_at", "id");

-- CreateIndex
CREATE INDEX "application_service_id_updated_at_id_idx" ON "application"("service_id", "updated_at", "id");

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------
-- Below this line: what the Prisma schema cannot say.
-- ---------------------------------------------------------------------------------------------------------------

-- An ID document is given whole or not at all.
ALTER TABLE "application"
    ADD CONSTRAINT "application_document_check" CHECK (num_nulls("id_kind", "id_cipher", "id_last_four", "lookup_hash") IN (0, 4));

-- lib/domain/scopes
CREATE FUNCTION "are_scopes"("list" text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(bool_and("scope" ~ '^(\*|webhooks:(read|write|\*)|([a-z][a-z0-9-]*:)?(applications|files):(read|write|\*))$'), false)
    FROM unnest("list") AS "scope"
$$;

ALTER TABLE "api_key"
    ALTER COLUMN "scopes" SET NOT NULL,
    ALTER COLUMN "cidrs" SET NOT NULL,
    ADD CONSTRAINT "api_key_prefix_check" CHECK ("prefix" ~ '^[a-z0-9]{8}$'),
    ADD CONSTRAINT "api_key_hash_check" CHECK (octet_length("hash") = 32),
    ADD CONSTRAINT "api_key_scopes_check" CHECK ("are_scopes"("scopes")),
    ADD CONSTRAINT "api_key_rate_check" CHECK ("rate_per_minute" BETWEEN 1 AND 1000000),
    ADD CONSTRAINT "api_key_life_check" CHECK ("expires_at" > "created_at" AND "expires_at" <= "created_at" + interval '365 days');

ALTER TABLE "api_idempotency"
    ADD CONSTRAINT "api_idempotency_state_check" CHECK ("state" IN ('running', 'done')),
    ADD CONSTRAINT "api_idempotency_done_check" CHECK (("state" = 'done') = ("status" IS NOT NULL));

-- A key's secret and rights never change, and no key is forgotten: what it did stays traceable.
CREATE FUNCTION "api_key_keeps_rights"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW."partner_id", NEW."prefix", NEW."hash", NEW."scopes", NEW."cidrs", NEW."rate_per_minute", NEW."created_at", NEW."expires_at")
        IS DISTINCT FROM (OLD."partner_id", OLD."prefix", OLD."hash", OLD."scopes", OLD."cidrs", OLD."rate_per_minute", OLD."created_at", OLD."expires_at")
        OR (OLD."revoked_at" IS NOT NULL AND NEW."revoked_at" IS DISTINCT FROM OLD."revoked_at") THEN
        RAISE EXCEPTION 'the rights of key % are fixed', OLD."prefix" USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER "api_key_fixed" BEFORE UPDATE ON "api_key" FOR EACH ROW EXECUTE FUNCTION "api_key_keeps_rights"();

GRANT SELECT, INSERT, UPDATE ON "partner", "api_key" TO "mingjing_app";
REVOKE DELETE, TRUNCATE ON "partner", "api_key" FROM "mingjing_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON "api_idempotency" TO "mingjing_app";
